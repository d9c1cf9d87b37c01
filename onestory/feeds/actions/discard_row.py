"""Discard a refused row: it stays counted as quarantined, and nobody need look at it again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.declared.workflows import QUARANTINE, RowState
from onestory.feeds.models import QuarantinedRow
from onestory.feeds.policies import row_to_work
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def discard_row(*, actor: Actor, row: int, why: str, now: datetime) -> QuarantinedRow:
    """Set a refused row aside for good, saying why."""
    found = row_to_work(row)
    move = QUARANTINE.check("discard", RowState(found.state))
    require(actor, move.needs, council=found.council_id)
    if not why.strip():
        raise BadInput("Say why the row is discarded.")
    found.state, found.worked_at = move.go_to, now
    found.worked_by, found.worked_why = actor.username, why.strip()
    found.save()
    note(
        act="feed.discard",
        subject=str(found.pk),
        subject_kind="quarantined-row",
        actor=actor,
        now=now,
        detail={"delivery": found.delivery_id, "why": found.worked_why},
    )
    return found
