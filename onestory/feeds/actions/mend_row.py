"""Mend a refused row: put right what was wrong, and take it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.mending import reading_of, recount, take
from onestory.feeds.declared.workflows import QUARANTINE, RowState
from onestory.feeds.policies import check_still_waits, row_to_work
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def mend_row(*, actor: Actor, row: int, values: Mapping[str, str], now: datetime, why: str = "") -> int | None:
    """Read the row again with these values in place of what came. Returns the record it became.

    None means that it says what is already held. A row that still cannot be taken is refused with the new reasons.
    """
    found = row_to_work(row)
    move = QUARANTINE.check("mend", RowState(found.state))
    require(actor, move.needs, council=found.council_id)
    check_still_waits(found)
    reading = reading_of(found, values)
    if reading.accepted.is_empty():
        raise BadInput(" ".join(str(each) for each in reading.refused()))
    taken = take(found, reading, now=now)
    recount(found.delivery, found.part, taken)
    found.delivery.save()
    found.state, found.worked_at, found.is_mended_whole = move.go_to, now, True
    found.worked_by, found.worked_why = actor.username, why
    found.save()
    detail = {"delivery": found.delivery_id, "columns": sorted(values)}
    note(act="feed.mend", subject=str(found.pk), subject_kind="quarantined-row", actor=actor, now=now, detail=detail)
    return taken.record
