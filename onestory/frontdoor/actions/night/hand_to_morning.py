"""Handing the night's contacts to the day team: what was done, what comes first, and a clock until it is taken up."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.models import Contact, MorningHandover
from onestory.frontdoor.policies import NO_CONTACT
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.clocks import morning_due
from onestory.frontdoor.rules.night import HANDED_ALREADY, NEVER_SHUT, NOTHING_SAID, ForMorning
from onestory.frontdoor.rules.references import as_typed
from onestory.grammar.refusals import BadInput, Conflict, NotFound, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def hand_to_morning(*, actor: Actor, given: Sequence[ForMorning], now: datetime) -> int:
    """Hand over every contact of which something is said: all of them, or none. Returns how many.

    Nothing changes hands yet: each stays with the night until somebody of the day team takes it up.
    """
    require(actor, "contact.assign")
    if not given:
        raise BadInput(NOTHING_SAID)
    clocks = clocks_of(viewer=actor, on=london_date(now))
    night = clocks.night_of(now)
    if night is None:
        raise OutOfOrder(NEVER_SHUT)
    due = morning_due(handed_at=now, clocks=clocks)
    for each in given:
        contact = _checked(each)
        MorningHandover.objects.create(
            council_id=actor.council,
            contact=contact,
            shut_at=night[0],
            done=each.done.strip(),
            first=each.first.strip(),
            given_by_id=actor.user,
            given_at=now,
            due_at=due,
        )
        note(act="contact.to-morning", subject=contact.reference, subject_kind="contact", actor=actor, now=now)
    return len(given)


def _checked(each: ForMorning) -> Contact:
    contact = Contact.objects.select_for_update().filter(reference=as_typed(each.reference)).first()
    if contact is None:
        raise NotFound(NO_CONTACT)
    if not each.done.strip() or not each.first.strip():
        raise BadInput(f"{contact.reference}: say both what was done in the night and what the day team must do first.")
    if contact.mornings.filter(taken_at__isnull=True).exists():
        raise Conflict(f"{contact.reference}: {HANDED_ALREADY}")
    return contact
