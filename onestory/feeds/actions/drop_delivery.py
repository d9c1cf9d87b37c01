"""Drop a delivery that was previewed: nothing of it counts, and the waiting file is removed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.waiting import forget
from onestory.feeds.declared.workflows import DELIVERY, DeliveryState
from onestory.feeds.models import Delivery
from onestory.feeds.policies import delivery_to_change
from onestory.walls.actor import Actor


@transaction.atomic
def drop_delivery(*, actor: Actor, delivery: int, now: datetime) -> Delivery:
    """Let a previewed file go."""
    found = delivery_to_change(delivery)
    move = DELIVERY.check("drop", DeliveryState(found.state))
    require(actor, move.needs, council=found.council_id)
    staged_as = found.staged_as
    found.state, found.preview, found.staged_as = move.go_to, {}, ""
    found.save()
    note(act="feed.drop", subject=str(found.pk), subject_kind="delivery", actor=actor, now=now)
    transaction.on_commit(lambda: forget(staged_as))
    return found
