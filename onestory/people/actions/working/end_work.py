"""Ending work with a person: their page asks for a reason again."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.people.models import Working
from onestory.people.policies import living
from onestory.walls.actor import Actor


@transaction.atomic
def end_work(
    *, actor: Actor, person: UUID, why: str, now: datetime, user: int | None = None, team: int | None = None
) -> int:
    """End the open work with this person under this reason: of one worker, of one team, or, naming neither, of all.

    Returns how many ended; none is no fault.
    """
    found = Working.objects.filter(council_id=actor.council, person_id=living(person), why=why, ended_at=None)
    found = found.filter(user_id=user) if user is not None else found
    found = found.filter(team_id=team) if team is not None else found
    ended = found.update(ended_at=now, ended_by=actor.username or "system")
    if ended:
        note(act="work.end", actor=actor, now=now, person=living(person), subject=why, subject_kind="work")
    return ended
