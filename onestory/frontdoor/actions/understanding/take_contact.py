"""Taking a contact: from now on it has a person."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.telling_more.mark_read import mark_read
from onestory.frontdoor.actions.working.begin_working import begin_working
from onestory.frontdoor.models import Assignment
from onestory.frontdoor.policies import allowed
from onestory.grammar.refusals import Conflict
from onestory.walls.actor import Actor


@transaction.atomic
def take_contact(*, actor: Actor, reference: str, now: datetime) -> None:
    """Own it. Two people who take it at once: the first has it, the second is told who."""
    contact = allowed("take", actor=actor, reference=reference).contact
    if contact.owner_id == actor.user:
        return
    if contact.owner is not None:
        raise Conflict(f"{contact.owner} has this contact. Ask them for it, or reassign it with a reason.")
    contact.owner_id, contact.handed_at = actor.user, now
    contact.save(update_fields=["owner", "handed_at"])
    Assignment.objects.create(
        council_id=contact.council_id,
        contact=contact,
        number=contact.assignments.count() + 1,
        team_id=contact.team_id,
        owner_id=actor.user,
        by_id=actor.user,
        at=now,
        reason="taken",
    )
    mark_read(actor=actor, contact=contact, now=now)
    begin_working(actor=actor, contact=contact, now=now)
    note(act="contact.take", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
