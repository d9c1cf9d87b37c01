"""Take an errand up."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.feeds.bulk.errands import UNDER_WAY
from onestory.feeds.declared.workflows import ErrandState
from onestory.feeds.models import Errand
from onestory.feeds.queries.errands import ErrandCard, errand_of
from onestory.walls.actor import Actor


@transaction.atomic
def begin_errand(*, actor: Actor, errand: int, now: datetime) -> ErrandCard | None:
    """Say that it is being done, again too where a worker was lost half-way; None when it has ended already."""
    require(actor, "feed.import")
    found = Errand.objects.select_for_update().filter(pk=errand, state__in=UNDER_WAY).first()
    if found is None:
        return None
    found.state, found.done, found.of = ErrandState.RUNNING, 0, 0
    found.save(update_fields=["state", "done", "of"])
    return errand_of(errand, viewer=actor)
