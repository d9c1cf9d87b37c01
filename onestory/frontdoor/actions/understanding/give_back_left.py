"""Putting back into its team's queue what somebody has who cannot act here any more: it is nobody's, and says so."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.access.queries import kept_out
from onestory.audit.actions.note import note
from onestory.frontdoor.actions.understanding.hand import hand
from onestory.frontdoor.declared.contact_workflow import OPEN_STATES
from onestory.frontdoor.declared.outcomes import AT_ONCE
from onestory.frontdoor.models import Contact
from onestory.walls.actor import Actor

OPEN = [state.value for state in OPEN_STATES]
BACK = "{why} Back in the team's queue."


@transaction.atomic
def give_back_left(*, actor: Actor, now: datetime) -> int:
    """Open contacts of owners whose post ended or whose door is shut, at most so many at once. How many went back.

    Unowned from `now`, so that each escalates when nobody takes it in time. What was done with it stays.
    """
    require(actor, "contact.assign")
    owned = Contact.objects.filter(council_id=actor.council, state__in=OPEN, owner__isnull=False)
    owners = set(owned.order_by().values_list("owner_id", flat=True).distinct())
    away = kept_out(owners, viewer=actor, now=now, permission="contact.assign")
    if not away:
        return 0
    left = list(owned.select_for_update(of=("self",)).filter(owner_id__in=away).order_by("due_at")[:AT_ONCE])
    for contact in left:
        reason = BACK.format(why=away[contact.owner_id or 0])
        hand(actor=actor, contact=contact, team=contact.team_id, owner=None, reason=reason, now=now)
        note(
            act="contact.give-back",
            subject=contact.reference,
            subject_kind="contact",
            detail={"team": contact.team_id, "reason": reason},
            actor=actor,
            now=now,
        )
    return len(left)
