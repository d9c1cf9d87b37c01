"""Marking a contact as read: a person has taken it up, and its referrer may know that."""

from datetime import datetime

from django.db import transaction

from onestory.frontdoor.declared.standings import Standing
from onestory.frontdoor.models import Contact, Submission
from onestory.walls.actor import Actor


@transaction.atomic
def mark_read(*, actor: Actor, contact: Contact, now: datetime) -> None:
    """Note when it was first read. Reading again changes nothing."""
    if contact.read_at is None:
        contact.read_at = now
        contact.save(update_fields=["read_at"])
        Submission.objects.filter(contact=contact).update(standing=Standing.READ.value, read_at=now)
