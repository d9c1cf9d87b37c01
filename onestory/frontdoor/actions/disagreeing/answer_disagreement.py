"""Answering a disagreement at its stage, with reasons: changed, changed in part, or it stands."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.disagreeing.keep_step import keep_step
from onestory.frontdoor.declared.disagreements import ANSWERED, StepKind
from onestory.frontdoor.policies import disagreement_for, refusal_of_disagreement_move
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.frontdoor.queries.setting.settings import clocks_of, disagreement_days
from onestory.frontdoor.rules.disagreeing import refusal_of_answering, reply_due
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def answer_disagreement(
    *, actor: Actor, disagreement: UUID, stance: str, words: str, now: datetime, given_by: str = ""
) -> None:
    """The clock of the stage stops, and whoever raised it has the declared days to say whether that settles it.

    From the third stage on, ``given_by`` names the senior whose answer it is.
    """
    row = disagreement_for(disagreement, actor=actor, lock=True)
    refused = refusal_of_disagreement_move("answer", row, actor=actor)
    if refused:
        raise OutOfOrder(refused)
    wrong = refusal_of_answering(stage=row.stage, stance=stance, words=words, given_by=given_by)
    if not wrong and not row.raised_by_hub:
        wrong = refusal_of_leaving(words, given_by, viewer=actor, contact=row.contact)
    if wrong:
        raise BadInput(wrong)
    keep_step(
        actor=actor,
        row=row,
        kind=StepKind.ANSWERED,
        words=words,
        stance=stance,
        given_by=given_by,
        due_at=row.due_at,
        now=now,
    )
    today = london_date(now)
    row.state = ANSWERED.value
    row.due_at = reply_due(
        answered_at=now,
        calendar=clocks_of(viewer=actor, on=today).calendar,
        own=disagreement_days(viewer=actor, on=today),
    )
    row.save(update_fields=["state", "due_at"])
