"""Keeping one step of a disagreement, with its line in the audit."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.declared.disagreements import StepKind
from onestory.frontdoor.models import Disagreement, DisagreementStep
from onestory.walls.actor import Actor

ACT_OF_STEP = {
    StepKind.RAISED: "disagreement.raise",
    StepKind.ANSWERED: "disagreement.answer",
    StepKind.ESCALATED: "disagreement.escalate",
}


@transaction.atomic
def keep_step(
    *,
    actor: Actor,
    row: Disagreement,
    kind: StepKind,
    words: str,
    due_at: datetime,
    now: datetime,
    stance: str = "",
    given_by: str = "",
    act: str = "",
) -> None:
    """The next step, in order. ``due_at`` is the clock it started, or the one it stopped."""
    DisagreementStep(
        council_id=row.council_id,
        agency_id=row.agency_id,
        disagreement=row,
        number=row.steps.count() + 1,
        stage=row.stage,
        kind=kind.value,
        stance=stance,
        words=words.strip(),
        given_by=given_by.strip()[:200],
        due_at=due_at,
        by_id=actor.user,
        at=now,
    ).save(force_insert=True)
    detail = {"stage": row.stage, "topic": row.topic}
    note(
        act=act or ACT_OF_STEP[kind],
        subject=row.reference,
        subject_kind="contact",
        detail=detail,
        actor=actor,
        now=now,
    )
