"""Ask for a previewed file to be imported."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.feeds.bulk.errands import leave, under_way_for
from onestory.feeds.declared.workflows import DELIVERY, DeliveryState
from onestory.feeds.models import Errand
from onestory.feeds.policies import delivery_to_change
from onestory.grammar.refusals import Refusal
from onestory.walls.actor import Actor


@transaction.atomic
def ask_commit(*, actor: Actor, delivery: int, now: datetime, confirm: bool = False) -> int:
    """Leave it for the worker. What has to be confirmed first is asked here; asked twice, it is done once."""
    found = delivery_to_change(delivery)
    move = DELIVERY.check("commit", DeliveryState(found.state))
    require(actor, move.needs, council=found.council_id)
    if found.asked and not confirm:
        raise Refusal(found.asked)
    errand = Errand(act="commit", feed=found.feed, delivery=found, confirm=confirm)
    return under_way_for(found) or leave(errand, actor=actor, now=now)
