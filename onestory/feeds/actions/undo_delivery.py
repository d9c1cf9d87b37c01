"""Undo a whole import: what it brought is taken back, and what was there before stands again exactly."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.writing import take_back
from onestory.feeds.declared.workflows import DELIVERY, DeliveryState
from onestory.feeds.models import Delivery
from onestory.feeds.policies import check_nothing_stands_on, delivery_to_change, one_at_a_time, reason_to_undo
from onestory.walls.actor import Actor


@transaction.atomic
def undo_delivery(*, actor: Actor, delivery: int, why: str, now: datetime) -> Delivery:
    """Take a delivery back. Refused, with the name of the file to undo first, where a later one stands on it."""
    found = delivery_to_change(delivery)
    move = DELIVERY.check("undo", DeliveryState(found.state))
    require(actor, move.needs, council=found.council_id)
    one_at_a_time(council=found.council_id, feed=found.feed)
    check_nothing_stands_on(found)
    reason = reason_to_undo(why)
    taken, given = take_back(found, now=now)
    found.state, found.undone_at = move.go_to, now
    found.undone_by, found.undone_why = actor.username, reason
    found.save()
    note(
        act="feed.undo",
        subject=str(found.pk),
        subject_kind="delivery",
        actor=actor,
        now=now,
        detail={"feed": found.feed, "taken_back": taken, "standing_again": given, "why": found.undone_why},
    )
    return found
