"""Ending a post: it stops working on the person's next request."""

from datetime import date, datetime

from django.db import transaction

from onestory.access.models import Membership
from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import day_in_words
from onestory.grammar.refusals import BadInput, NotFound
from onestory.walls.actor import Actor


@transaction.atomic
def end_post(*, actor: Actor, membership: int, ends_on: date, now: datetime) -> None:
    """End a membership of the actor's council on a day (the first on which it no longer counts)."""
    require(actor, "staff.manage")
    found = Membership.objects.select_for_update().filter(pk=membership, council_id=actor.council).first()
    if found is None:
        raise NotFound("There is no such post at your council.")
    if ends_on < found.during.lower:
        raise BadInput(f"The post began on {day_in_words(found.during.lower)}, so it cannot end before then.")
    found.during = (found.during.lower, ends_on)
    found.save(update_fields=["during"])
    note(act="staff.end-post", subject=str(membership), subject_kind="membership", actor=actor, now=now)
