"""Ending work under a contact: closed, handed on, or matched to the wrong person."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.models import Contact
from onestory.frontdoor.policies import people_of
from onestory.people.actions.working.end_work import end_work
from onestory.walls.actor import Actor


@transaction.atomic
def end_working(*, actor: Actor, contact: Contact, now: datetime, people: Sequence[UUID] | None = None) -> int:
    """Their pages ask for a reason again, of everybody who had this contact. Returns how many relationships ended."""
    about = people_of(contact) if people is None else people
    return sum(end_work(actor=actor, person=person, why=contact.reference, now=now) for person in about)
