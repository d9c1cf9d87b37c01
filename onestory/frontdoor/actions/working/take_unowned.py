"""A contact that nobody has becomes that of whoever works on it: nothing is judged, asked or proposed for nobody."""

from datetime import datetime

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.working.begin_working import begin_working
from onestory.frontdoor.models import Assignment, Contact
from onestory.walls.actor import Actor


def take_unowned(*, actor: Actor, contact: Contact, now: datetime, reason: str = "taken") -> None:
    """Only inside an act that was allowed and has locked the contact. One that has an owner stays theirs."""
    if contact.owner_id is not None:
        return
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
        reason=reason,
    )
    begin_working(actor=actor, contact=contact, now=now)
    note(act="contact.take", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
