"""Taking a disagreement up a stage, with the reason: the answer does not settle it, or none has come."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.calendars.instants import london_date
from onestory.frontdoor.actions.disagreeing.keep_step import keep_step
from onestory.frontdoor.declared.disagreements import OPEN, StepKind
from onestory.frontdoor.policies import disagreement_for, refusal_of_disagreement_move
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.frontdoor.queries.setting.settings import clocks_of, disagreement_days
from onestory.frontdoor.rules.disagreeing import LAST_STAGE, due_for, may_go_up
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def escalate_disagreement(*, actor: Actor, disagreement: UUID, why: str, now: datetime) -> None:
    """The next stage's clock starts now. It need not wait for an answer: a child at risk does not wait either."""
    row = disagreement_for(disagreement, actor=actor, lock=True)
    refused = refusal_of_disagreement_move("escalate", row, actor=actor)
    if refused or not may_go_up(row.stage):
        raise OutOfOrder(refused or LAST_STAGE)
    if not why.strip():
        raise BadInput("Say why it goes up a stage: what the answer leaves out, or that none has come.")
    leaving = refusal_of_leaving(why, viewer=actor, contact=row.contact) if row.raised_by_hub else ""
    if leaving:
        raise BadInput(leaving)
    today = london_date(now)
    row.stage += 1
    row.state = OPEN.value
    row.due_at = due_for(
        row.stage,
        started_at=now,
        calendar=clocks_of(viewer=actor, on=today).calendar,
        own=disagreement_days(viewer=actor, on=today),
    )
    row.save(update_fields=["stage", "state", "due_at"])
    keep_step(actor=actor, row=row, kind=StepKind.ESCALATED, words=why, due_at=row.due_at, now=now)
