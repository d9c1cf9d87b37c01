"""A contact changing hands: who worked with its people does no longer, and who has it now does."""

from datetime import datetime

from onestory.frontdoor.actions.working.begin_working import begin_working
from onestory.frontdoor.actions.working.end_working import end_working
from onestory.frontdoor.models import Assignment, Contact
from onestory.walls.actor import Actor


def hand(*, actor: Actor, contact: Contact, team: int, owner: int | None, reason: str, now: datetime) -> None:
    """From one team and person to another: only inside an act that was allowed and leaves its own line in the audit."""
    end_working(actor=actor, contact=contact, now=now)
    contact.team_id, contact.owner_id, contact.handed_at = team, owner, now
    contact.save(update_fields=["team", "owner", "handed_at"])
    Assignment.objects.create(
        council_id=contact.council_id,
        contact=contact,
        number=contact.assignments.count() + 1,
        team_id=team,
        owner_id=owner,
        by_id=actor.user or None,
        at=now,
        reason=reason,
    )
    begin_working(actor=actor, contact=contact, now=now)
