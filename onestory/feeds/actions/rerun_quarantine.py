"""Run a delivery's refused rows again: after a rule, a list or a mapping has changed, some may pass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.mending import AS_READ, reading_of, recount, take
from onestory.feeds.bulk.sealing import came_in
from onestory.feeds.declared.workflows import DELIVERY, QUARANTINE, DeliveryState, RowState
from onestory.feeds.models import QuarantinedRow
from onestory.feeds.policies import delivery_to_change
from onestory.grammar.refusals import Conflict
from onestory.walls.actor import Actor


@dataclass(frozen=True)
class Rerun:
    """How many rows passed this time, how many still wait, and the records that came of those that passed."""

    mended: int
    waiting: int
    records: tuple[int, ...]


@transaction.atomic
def rerun_quarantine(*, actor: Actor, delivery: int, now: datetime) -> Rerun:
    """Read every row that waits once more, as it came, by today's declaration."""
    found = delivery_to_change(delivery)
    require(actor, "feed.mend", council=found.council_id)
    DELIVERY.check("undo", DeliveryState(found.state))
    rows = list(found.refused_rows.select_for_update().filter(state=RowState.WAITING, superseded_by=None))
    records: list[int] = []
    mended = 0
    for row in rows:
        row.delivery = found
        passed, record = _passed(row, actor=actor, now=now)
        mended += passed
        records += [record] if record else []
    found.save()
    waiting = len(rows) - mended
    detail = {"mended": mended, "waiting": waiting}
    note(act="feed.rerun", subject=str(found.pk), subject_kind="delivery", actor=actor, now=now, detail=detail)
    return Rerun(mended=mended, waiting=waiting, records=tuple(records))


def _passed(row: QuarantinedRow, *, actor: Actor, now: datetime) -> tuple[bool, int | None]:
    if AS_READ in came_in(row).raw:
        return False, None
    reading = reading_of(row, {})
    if reading.accepted.is_empty():
        return False, None
    try:
        taken = take(row, reading, now=now)
    except Conflict:
        return False, None
    recount(row.delivery, row.part, taken)
    row.state, row.worked_at = QUARANTINE.check("mend", RowState(row.state)).go_to, now
    row.is_mended_whole = True
    row.worked_by, row.worked_why = actor.username, "Passed when run again."
    row.save()
    return True, taken.record
