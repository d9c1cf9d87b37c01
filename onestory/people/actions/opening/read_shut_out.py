"""To which colleagues a record is shut, and to whom it might be: a look at the record, which opens as any look does."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.access.queries import Post, colleagues
from onestory.calendars.instants import london_date
from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.near import ShutTo, shut_to_colleagues
from onestory.people.queries.opened import opened_head
from onestory.people.rules.page import PersonHead
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class ShutOut:
    """Whose record it is, the colleagues whose role opens records, and those to whom it is shut."""

    head: PersonHead
    colleagues: list[Post]
    shut: list[ShutTo]


@transaction.atomic
def read_shut_out(*, actor: Actor, person: UUID, now: datetime, reason: str = "") -> ShutOut:
    """Whom it is shut to stand among the colleagues too: that somebody shut it to themselves is not told."""
    require(actor, "kin.declare")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="why")
    at_work = colleagues(viewer=actor, today=london_date(now), permission="person.open")
    return ShutOut(
        head=opened_head(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because),
        colleagues=[post for post in at_work if post.user != actor.user],
        shut=shut_to_colleagues(opened.whose.identifiers, viewer=actor),
    )
