"""Saying that a court has what it asked for, or no longer asks: its clock ends."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.courts.keep_step import keep_step
from onestory.frontdoor.declared.courts import ENDED, RUNNING, CourtStep
from onestory.frontdoor.policies import court_day_for
from onestory.frontdoor.rules.courts import NOTHING_OWED, SAY_WHAT
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def answer_court(*, actor: Actor, reference: str, step: str, words: str, now: datetime) -> None:
    """``step`` is "sent" or "withdrawn"; ``words`` are what was sent and how, or how the court withdrew."""
    standing = court_day_for(reference, actor=actor)
    if standing is None or standing.step not in RUNNING:
        raise OutOfOrder(NOTHING_OWED)
    if step not in ENDED:
        raise BadInput("Select whether it was sent, or the court no longer asks for it.")
    if not words.strip():
        raise BadInput(SAY_WHAT[step])
    keep_step(actor=actor, before=standing, step=CourtStep(step), words=words, now=now)
    note(act=f"court-day.{step}", subject=standing.reference, subject_kind="contact", actor=actor, now=now)
