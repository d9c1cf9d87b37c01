"""Shutting a record to a colleague who is too near to it, for one who leads their work and knows why."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.access.queries import colleagues
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import BadInput
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.policies import person_for
from onestory.walls.actor import Actor

NO_COLLEAGUE = "Choose a colleague who opens records at this council."
NO_WHY = "Say why, and how you know."
YOURSELF = "Of yourself, say so by “It is you, a relative, or somebody you know” on the record."


@transaction.atomic
def shut_to_colleague(*, actor: Actor, user: int, person: UUID, kind: str, why: str, now: datetime) -> None:
    """From their next request the record is not there for them. They are not told; the audit keeps who, and why."""
    require(actor, "kin.declare")
    found = person_for(actor, person)
    if user == actor.user:
        raise BadInput(YOURSELF)
    today = london_date(now)
    if user not in {post.user for post in colleagues(viewer=actor, today=today, permission="person.open")}:
        raise BadInput(NO_COLLEAGUE)
    if not why.strip():
        raise BadInput(NO_WHY)
    declare_kin(actor=actor, user=user, person=found.pk, kind=kind, why=why.strip(), now=now)
