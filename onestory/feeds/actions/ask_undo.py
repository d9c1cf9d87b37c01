"""Ask for an import to be taken back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.feeds.bulk.errands import leave, under_way_for
from onestory.feeds.declared.workflows import DELIVERY, DeliveryState
from onestory.feeds.models import Errand
from onestory.feeds.policies import check_nothing_stands_on, delivery_to_change, reason_to_undo
from onestory.walls.actor import Actor


@transaction.atomic
def ask_undo(*, actor: Actor, delivery: int, why: str, now: datetime) -> int:
    """Leave it for the worker. Refused at once where a later file stands on it, or without a reason."""
    found = delivery_to_change(delivery)
    move = DELIVERY.check("undo", DeliveryState(found.state))
    require(actor, move.needs, council=found.council_id)
    check_nothing_stands_on(found)
    errand = Errand(act="undo", feed=found.feed, delivery=found, why=reason_to_undo(why))
    return under_way_for(found) or leave(errand, actor=actor, now=now)
