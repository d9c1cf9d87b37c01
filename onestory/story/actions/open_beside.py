"""Opening the stories of a family side by side: each is opened for itself, with its own line in the audit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries import EVERYTHING, Narrowing, stories_of
from onestory.people.rules.page import PersonHead, Story
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One story of several."""

    person: UUID
    name: str
    story: Story


@transaction.atomic
def open_beside(
    *,
    actor: Actor,
    page: PersonHead,
    others: Sequence[UUID],
    now: datetime,
    reason: str = "",
    narrowed: Narrowing = EVERYTHING,
    most: int = 100,
) -> list[Beside]:
    """The newest lines of somebody whose record is open, and of each other, in the order asked.

    One that is closed to the actor refuses all, as its page does. A reason given for one is kept in the record of each.
    """
    opened = [let_in(actor=actor, person=other, now=now, reason=reason, part="side by side").whose for other in others]
    names = [(page.person, page.name), *((each.row.pk, str(each.row)) for each in opened)]
    identifiers = [page.identifiers, *(each.identifiers for each in opened)]
    stories = stories_of(identifiers, viewer=actor, now=now, narrowed=narrowed, most=most)
    return [Beside(person=person, name=name, story=story) for (person, name), story in zip(names, stories, strict=True)]
