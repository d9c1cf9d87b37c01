"""Opening the list of a meeting: a sight of everybody its contacts are known to be about."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note_each
from onestory.frontdoor.declared.meetings import TriageMeeting
from onestory.frontdoor.models import Contact
from onestory.frontdoor.policies import people_of
from onestory.frontdoor.queries.understanding.meeting import ForTheMeeting, waiting_for_meeting
from onestory.walls.actor import Actor


@transaction.atomic
def open_meeting(*, actor: Actor, meeting: TriageMeeting, now: datetime) -> list[ForTheMeeting]:
    """What waits for it, after a line in the audit for each contact and each person known of it."""
    found = waiting_for_meeting(meeting, viewer=actor, now=now)
    references = [each.row.reference for each in found]
    contacts = Contact.objects.filter(reference__in=references).prefetch_related("children", "adults")
    subjects: list[tuple[str, UUID | None]] = []
    for contact in contacts:
        people = people_of(contact)
        subjects += [(contact.reference, person) for person in people] or [(contact.reference, None)]
    if subjects:
        note_each(act="contact.meeting", subject_kind="contact", subjects=subjects, actor=actor, now=now)
    return found
