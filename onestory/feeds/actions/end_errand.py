"""Write down what came of an errand."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.feeds.declared.workflows import ErrandState
from onestory.feeds.models import Errand
from onestory.walls.actor import Actor


@transaction.atomic
def end_errand(*, actor: Actor, errand: int, now: datetime, delivery: int | None = None, refused: str = "") -> None:
    """The file it was about, or why not. What was done is in the audit already, by the act that did it."""
    require(actor, "feed.import")
    found = Errand.objects.select_for_update().get(pk=errand)
    found.state, found.ended_at = (ErrandState.REFUSED if refused else ErrandState.RUN), now
    found.answer = refused
    found.delivery_id = delivery or found.delivery_id
    found.save(update_fields=["state", "ended_at", "answer", "delivery"])
