"""Writing down how a disagreement ended."""

from datetime import datetime

from django.db import transaction

from onestory.frontdoor.actions.disagreeing.keep_step import keep_step
from onestory.frontdoor.declared.disagreements import CLOSED, StepKind
from onestory.frontdoor.models import Disagreement
from onestory.walls.actor import Actor


@transaction.atomic
def end_disagreement(*, actor: Actor, row: Disagreement, settled: str, words: str, act: str, now: datetime) -> None:
    """The last step, and the row closed whole."""
    keep_step(actor=actor, row=row, kind=StepKind.CLOSED, words=words, due_at=row.due_at, act=act, now=now)
    row.state, row.settled = CLOSED.value, settled
    row.closed_by_id, row.closed_at = actor.user, now
    row.save(update_fields=["state", "settled", "closed_by", "closed_at"])
