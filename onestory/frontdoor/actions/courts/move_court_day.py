"""Keeping another day by which a court wants what it asked for; or the first, where none was kept."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.courts.keep_step import keep_step
from onestory.frontdoor.declared.courts import RUNNING, CourtStep
from onestory.frontdoor.declared.notices import COURT_SECTIONS
from onestory.frontdoor.models import CourtDay
from onestory.frontdoor.policies import contact_for_a_court, court_day_for
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.courts import (
    SAME_DAY,
    SAY_THE_COURT,
    SAY_THE_DAY,
    SAY_WHY,
    GivenDay,
    court_due,
    refusal_of_day,
)
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def move_court_day(*, actor: Actor, reference: str, given: GivenDay, now: datetime) -> None:
    """From now on this day stands. The one before stays in the record, with why it does not any more."""
    before = court_day_for(reference, actor=actor)
    if given.due_on is None:
        raise BadInput(SAY_THE_DAY)
    wrong = refusal_of_day(given.due_on, today=london_date(now))
    if wrong:
        raise BadInput(wrong)
    if not given.why.strip():
        raise BadInput(SAY_WHY)
    if before and before.step in RUNNING and (before.due_on, before.hour) == (given.due_on, given.hour):
        raise BadInput(SAME_DAY)
    row = before or _first(reference, given, actor)
    due = court_due(on=given.due_on, hour=given.hour, calendar=clocks_of(viewer=actor, on=london_date(now)).calendar)
    row.due_on, row.hour, row.due_at = given.due_on, given.hour, due
    keep_step(actor=actor, before=row, step=CourtStep.MOVED, words=given.why, now=now)
    note(act="court-day.move", subject=row.reference, subject_kind="contact", actor=actor, now=now)


def _first(reference: str, given: GivenDay, actor: Actor) -> CourtDay:
    """Before any day was kept: the contact, the court and what it asks for."""
    contact = contact_for_a_court(reference, actor=actor)
    if not given.court.strip() or given.asks not in {entry.code for entry in COURT_SECTIONS.entries}:
        raise BadInput(SAY_THE_COURT)
    return CourtDay(
        council_id=contact.council_id,
        contact=contact,
        reference=contact.reference,
        number=0,
        court=given.court.strip()[:200],
        section=given.asks,
    )
