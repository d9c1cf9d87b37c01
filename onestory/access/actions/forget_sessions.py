"""Forgetting sessions whose time is over: nobody can use them, and what they held is not kept for nothing."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.walls.actor import Actor


@transaction.atomic
def forget_sessions(*, actor: Actor, now: datetime) -> int:
    """Delete sessions past their time. Returns how many."""
    require(actor, "staff.manage")
    forgotten, _ = Session.objects.filter(expire_date__lte=now).delete()
    if forgotten:
        note(act="session.forget", subject=str(forgotten), subject_kind="session", actor=actor, now=now)
    return forgotten
