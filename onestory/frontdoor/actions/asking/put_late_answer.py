"""Putting before the hub what a partner answers after the decision: it may change it, and nobody waits for it now."""

from datetime import datetime

from django.db import transaction

from onestory.access.rules.actors import the_system
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.models import Addition, Contact, InformationRequest
from onestory.frontdoor.policies import AFTER_DECIDING
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.clocks import screening_due
from onestory.walls.actor import Actor
from onestory.walls.context import stand

CAME = "{agency} answered after the decision. What they said is sealed: read it on the page of answers."


@transaction.atomic
def put_late_answer(*, actor: Actor, request: InformationRequest, now: datetime) -> None:
    """With a clock, until somebody of the hub says what it changes. Nothing where it is not decided yet.

    The partner may not see the contact, so the hub's keeper looks at it, within the partner's act.
    """
    keeper = the_system(council=request.council_id, council_code=actor.council_code)
    stand(keeper)
    contact = Contact.objects.filter(pk=request.contact_id, state__in=AFTER_DECIDING).first()
    unread = Addition.objects.filter(request=request, read_at__isnull=True)
    if contact is not None and not unread.exists():
        _put(contact, request, actor, keeper, now)
    stand(actor)


def _put(contact: Contact, request: InformationRequest, actor: Actor, keeper: Actor, now: datetime) -> None:
    clocks = clocks_of(viewer=keeper, on=london_date(now))
    made = Addition(
        council_id=contact.council_id,
        contact=contact,
        reference=contact.reference,
        request=request,
        words=CAME.format(agency=request.agency),
        by_id=actor.user or None,
        told_at=now,
        due_at=screening_due(received_at=now, in_danger=False, clocks=clocks),
    )
    made.save(force_insert=True)
    note(act="contact.add", subject=contact.reference, subject_kind="contact", actor=keeper, now=now)
