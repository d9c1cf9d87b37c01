"""Leaving the record one broke the glass for: it is shut again, whatever is left of the thirty minutes."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.people.models import Glass
from onestory.walls.actor import Actor


@transaction.atomic
def leave_record(*, actor: Actor, now: datetime) -> bool:
    """Shut whatever record the actor has broken the glass for. Whether there was one."""
    mine = Glass.objects.select_for_update().filter(user_id=actor.user, left_at=None)
    held = mine.first() if actor.user else None
    if held is None:
        return False
    held.left_at = min(now, held.ends_at)
    held.save(update_fields=["left_at"])
    note(
        act="person.leave-glass",
        actor=actor,
        now=now,
        person=held.person_id,
        subject=str(held.pk),
        subject_kind="glass",
    )
    return True
