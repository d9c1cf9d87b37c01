"""Why can I see this record, and who could? Asking is a look at the record, and opens as any look does."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.explaining import CouldSee, Explained, who_could_see, why_can_see
from onestory.people.queries.opened import opened_head
from onestory.people.rules.page import PersonHead
from onestory.walls.actor import Actor


@dataclass(frozen=True)
class Access:
    """Whose record it is, why the asker can see it, and everybody who could."""

    head: PersonHead
    mine: Explained
    could: list[CouldSee]


@transaction.atomic
def explain_access(*, actor: Actor, person: UUID, now: datetime, reason: str = "", council: str = "") -> Access:
    """Both answers, from what was read to let the asker in. `council` is its name as the page says it."""
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="why")
    known = opened.whose, opened.work
    return Access(
        head=opened_head(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because),
        mine=why_can_see(person, viewer=actor, now=now, reason=reason, council=council, known=known),
        could=who_could_see(person, viewer=actor, now=now, known=known),
    )
