"""Raising that contacts about a child have ended without action again and again, as soon as the child is known."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.declared.standings import Escalates
from onestory.frontdoor.models import Contact, Escalation
from onestory.frontdoor.policies import people_of
from onestory.frontdoor.queries.understanding.known import known_of
from onestory.walls.actor import Actor


@transaction.atomic
def raise_repeats(*, actor: Actor, contact: Contact, now: datetime) -> bool:
    """Once a contact. Returns whether it was raised."""
    known = known_of(people_of(contact), viewer=actor, besides=contact.pk, before=contact.received_at)
    if not known.is_repeated or contact.escalations.filter(kind=Escalates.REPEATED.value).exists():
        return False
    Escalation.objects.create(
        council_id=contact.council_id,
        contact=contact,
        kind=Escalates.REPEATED.value,
        due_at=contact.received_at,
        raised_at=now,
        team_id=contact.team_id,
    )
    note(
        act="contact.escalate",
        subject=contact.reference,
        subject_kind="contact",
        detail={"without_action": known.without_action, "alert": known.alert.code},
        actor=actor,
        now=now,
    )
    return True
