"""Opening a contact's page: an act, with a line in the audit for everybody it is about before anything is shown."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note_each
from onestory.frontdoor.queries.cards import ContactPage
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.walls.actor import Actor


@transaction.atomic
def open_contact(*, actor: Actor, reference: str, now: datetime) -> ContactPage:
    """The page, as `contact` gives it. If the line cannot be written, nothing is shown."""
    page = contact(reference, viewer=actor, now=now)
    named = [*(child.person_id for child in page.children), *(adult.person_id for adult in page.adults)]
    people = dict.fromkeys(person for person in named if person)
    note_each(
        act="contact.open",
        subject_kind="contact",
        subjects=[(page.reference, person) for person in people] or [(page.reference, None)],
        actor=actor,
        now=now,
    )
    return page
