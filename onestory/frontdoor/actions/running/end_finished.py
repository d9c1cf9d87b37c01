"""Ending, some hours after a contact was closed, the work under it."""

from datetime import datetime, timedelta

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.actions.working.end_working import end_working
from onestory.frontdoor.declared.outcomes import AFTERWARDS_HOURS
from onestory.frontdoor.models import Contact
from onestory.people.queries.work import reasons_of_open_work
from onestory.walls.actor import Actor


@transaction.atomic
def end_finished(*, actor: Actor, now: datetime) -> int:
    """Whoever had a contact has a day to finish with it; then its people's pages ask for a reason. Returns how many."""
    require(actor, "contact.assign")
    closed = Contact.objects.filter(council_id=actor.council, closed_at__lt=now - timedelta(hours=AFTERWARDS_HOURS))
    finished = closed.filter(reference__in=reasons_of_open_work(role="front door", viewer=actor))
    return sum(end_working(actor=actor, contact=contact, now=now) for contact in finished)
