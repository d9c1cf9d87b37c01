"""Noting that the access reviewers have been told of glasses broken, or that reviews are late."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.people.models import Glass
from onestory.walls.actor import Actor


@transaction.atomic
def tell_of_glass(*, actor: Actor, told: Sequence[int], late: Sequence[int], now: datetime) -> int:
    """Mark glasses that somebody has been told of, and those whose late review was escalated. How many."""
    require(actor, "audit.review")
    mine = Glass.objects.filter(council_id=actor.council)
    mine.filter(pk__in=told, told_at=None).update(told_at=now)
    mine.filter(pk__in=late, escalated_at=None).update(escalated_at=now)
    for act, numbers in (("glass.told", told), ("glass.escalated", late)):
        note_each(act=act, actor=actor, now=now, subjects=[(str(one), None) for one in numbers], subject_kind="glass")
    return len(told) + len(late)
