"""Opening one part of a person's record: the story, the network, a document. Its head is given back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.opened import opened_head
from onestory.people.rules.page import PersonHead
from onestory.walls.actor import Actor


@transaction.atomic
def open_part(*, actor: Actor, person: UUID, part: str, now: datetime, reason: str = "") -> PersonHead:
    """Who this is and what must be read first, under the same conditions and audit as the whole page."""
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part=part)
    return opened_head(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because)
