"""Triaging in a meeting: many contacts in a row, each with a judgement and a reason of its own."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.meetings import TriageMeeting
from onestory.frontdoor.rules.meeting import Judged, reason_at, refusal_of_meeting
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def triage_together(
    *, actor: Actor, meeting: TriageMeeting, attended: Sequence[str], judged: Sequence[Judged], now: datetime
) -> int:
    """All of what was judged is kept, or none of it. What was left open stays where it was. Returns how many."""
    strange = [each for each in attended if each not in meeting.attended_by]
    wrong = f"“{strange[0]}” is not of this meeting." if strange else refusal_of_meeting(attended, judged)
    if wrong:
        raise BadInput(wrong)
    for each in judged:
        triage_contact(
            actor=actor,
            reference=each.reference,
            level=each.level,
            brag=each.brag,
            reason=reason_at(meeting.title, attended, each.reason),
            now=now,
        )
    return len(judged)
