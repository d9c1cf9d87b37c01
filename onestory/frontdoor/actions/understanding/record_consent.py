"""Recording that a family agreed, would not, or changed its mind; or that its parents were told."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.models import ConsentEntry
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.rules.consenting import refusal_of_consent
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def record_consent(
    *, actor: Actor, reference: str, kind: str, position: str, now: datetime, from_whom: str = "", why: str = ""
) -> None:
    """The newest position of each kind stands; what came with the contact, and every change, stays in the record."""
    contact = allowed("consent", actor=actor, reference=reference).contact
    wrong = refusal_of_consent(kind=kind, position=position, from_whom=from_whom, why=why)
    if wrong:
        raise BadInput(wrong)
    ConsentEntry.objects.create(
        council_id=contact.council_id,
        contact=contact,
        number=contact.consents.count() + 1,
        kind=kind,
        position=position,
        from_whom=from_whom.strip()[:200],
        why=why.strip(),
        by_id=actor.user,
        at=now,
    )
    note(
        act="contact.consent",
        subject=contact.reference,
        subject_kind="contact",
        detail={"kind": kind, "position": position},
        actor=actor,
        now=now,
    )
