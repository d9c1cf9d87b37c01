"""Writing an act of the front door into the chronology of everybody the contact is known to be about."""

from datetime import datetime

from django.db import transaction

from onestory.frontdoor.models import Contact
from onestory.frontdoor.policies import people_of
from onestory.people.actions.working.note_event import note_event
from onestory.walls.actor import Actor


@transaction.atomic
def write_up(
    *,
    actor: Actor,
    contact: Contact,
    kind: str,
    text: str,
    now: datetime,
    happened_at: datetime | None = None,
    sealed: bool = False,
) -> int:
    """Add a line for each matched child and adult. Returns how many; somebody not matched yet has no chronology."""
    people = people_of(contact)
    for person in people:
        note_event(
            actor=actor,
            person=person,
            kind=kind,
            happened_at=happened_at or now,
            text=text,
            subject=contact.reference,
            sealed=sealed,
            now=now,
        )
    return len(people)
