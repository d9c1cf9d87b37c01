"""Reading what is already known of a contact's children: a sight of each of them, and of their brothers and sisters."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note_each
from onestory.frontdoor.queries.understanding.understanding import understanding_of
from onestory.frontdoor.rules.understanding import Understanding
from onestory.walls.actor import Actor


@transaction.atomic
def understand_contact(*, actor: Actor, reference: str, now: datetime) -> tuple[Understanding, ...]:
    """What is known, child by child. If the lines cannot be written, nothing is shown."""
    seen = understanding_of(reference, viewer=actor, now=now)
    if seen.people:
        note_each(
            act="contact.understand",
            subject_kind="contact",
            subjects=[(reference, person) for person in seen.people],
            actor=actor,
            now=now,
        )
    return seen.of_children
