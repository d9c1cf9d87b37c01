"""Say how far an errand is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F

from onestory.access.policies import require
from onestory.feeds.declared.workflows import ErrandState
from onestory.feeds.models import Errand
from onestory.walls.actor import Actor


@transaction.atomic
def tell_progress(*, actor: Actor, errand: int, done: int, of: int, now: datetime) -> None:
    """In a transaction of its own, beside the one that is writing; forward only."""
    require(actor, "feed.import")
    Errand.objects.filter(pk=errand, state=ErrandState.RUNNING, done__lte=done).update(done=done, of=of or F("of"))
