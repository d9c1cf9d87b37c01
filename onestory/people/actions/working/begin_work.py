"""Beginning work with a person: from now on their page opens to this worker or team without a reason."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput
from onestory.people.models import Working
from onestory.people.policies import living
from onestory.walls.actor import Actor


@transaction.atomic
def begin_work(
    *,
    actor: Actor,
    person: UUID,
    why: str,
    now: datetime,
    user: int | None = None,
    team: int | None = None,
    role: str = "working with",
    due_on: date | None = None,
    due_what: str = "",
) -> int:
    """Record that a worker or a team works with a person, and why (the contact, the allocation). Returns its number.

    The room whose work it is has asked for permission. Beginning the same work again changes only what is due.
    """
    if user is None and team is None:
        raise BadInput("Say who works with this person: a worker, a team, or both.")
    if not why.strip():
        raise BadInput("Say why: the contact or the allocation that this work is.")
    whose: dict[str, Any] = {"person_id": living(person), "user_id": user, "team_id": team}
    work, is_new = Working.objects.update_or_create(
        council_id=actor.council,
        why=why.strip(),
        ended_at=None,
        **whose,
        defaults={"role": role, "due_on": due_on, "due_what": due_what},
        create_defaults={
            "role": role,
            "due_on": due_on,
            "due_what": due_what,
            "began_at": now,
            "began_by": actor.username,
        },
    )
    if is_new:
        note(act="work.begin", actor=actor, now=now, person=work.person_id, subject=why, subject_kind="work")
    return work.pk
