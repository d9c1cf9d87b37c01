"""The quarantine: rows that could not be taken, and those that have waited too long."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from onestory.access.policies import require
from onestory.feeds.bulk.sealing import Came, came_in, where_and_why
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.declared.timescales import QUARANTINE
from onestory.feeds.declared.workflows import DeliveryState, RowState
from onestory.feeds.models import QuarantinedRow, SourceRecord
from onestory.grammar.refusals import NotFound
from onestory.grammar.timescales import due_at
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class RefusedRow:
    """One refused row: where it came from, every reason, and the row as it came under the declared headings.

    Of a record that stands behind a shield (`is_left_out`) only where and why is told, not what came.
    """

    id: int
    delivery: int
    feed: str
    part: str
    part_title: str
    row: int
    column: str
    reason: str
    shown: str
    refusals: Sequence[Mapping[str, str]]
    raw: Mapping[str, object]
    headings: tuple[str, ...]
    state: str
    arrived_at: datetime | None
    worked_at: datetime | None
    worked_by: str
    worked_why: str
    is_left_out: bool


def quarantine(
    *, viewer: Actor, feed: str = "", delivery: int = 0, reason: str = "", start: int = 0, most: int = 50
) -> list[RefusedRow]:
    """Rows that wait to be worked, oldest first; perhaps of one feed, delivery or reason."""
    found = list(_rows(viewer, feed, delivery, reason).select_related("delivery")[start : start + most])
    hidden = behind_shields(found, viewer=viewer)
    return [_row(each, hidden) for each in found]


def quarantine_size(*, viewer: Actor, feed: str = "", delivery: int = 0) -> dict[str, int]:
    """How many rows wait, by reason, most first."""
    counted = _rows(viewer, feed, delivery, "").order_by().values("reason").annotate(rows=Count("pk"))
    return {each["reason"]: each["rows"] for each in counted.order_by("-rows", "reason")}


def refused_row(row: int, *, viewer: Actor) -> RefusedRow:
    """One refused row, whatever became of it."""
    require(viewer, "feed.see")
    found = QuarantinedRow.objects.filter(council_id=viewer.council, pk=row).select_related("delivery").first()
    if found is None:
        raise NotFound("There is no such refused row here.")
    return _row(found, behind_shields([found], viewer=viewer))


def rows_waiting_since(before: datetime, *, viewer: Actor) -> int:
    """How many rows have waited since before this instant: after a working day somebody has to be told."""
    return _rows(viewer, "", 0, "").filter(delivery__committed_at__lt=before).count()


@dataclass(frozen=True, kw_only=True)
class LeftTooLong:
    """Refused rows of one feed that nobody has worked in time: how many, and since when the oldest waits."""

    feed: str
    title: str
    rows: int
    since: datetime


def left_too_long(*, viewer: Actor, now: datetime) -> list[LeftTooLong]:
    """How many wait past a working day, by feed, the oldest first. Nothing of a row is told."""
    waiting = _rows(viewer, "", 0, "").order_by()
    counted = waiting.values_list("delivery__feed", "delivery__committed_at").annotate(n=Count("pk"))
    late: dict[str, list[tuple[datetime, int]]] = {}
    for feed, since, rows in counted:
        if since and due_at(QUARANTINE, started_at=since) < now:
            late.setdefault(feed, []).append((since, rows))
    told = [
        LeftTooLong(
            feed=feed,
            title=feed_of(feed).title,
            rows=sum(rows for _, rows in found),
            since=min(since for since, _ in found),
        )
        for feed, found in late.items()
    ]
    return sorted(told, key=lambda one: one.since)


def _rows(viewer: Actor, feed: str, delivery: int, reason: str) -> QuerySet[QuarantinedRow]:
    require(viewer, "feed.see")
    found = QuarantinedRow.objects.filter(
        council_id=viewer.council,
        state=RowState.WAITING,
        superseded_by=None,
        delivery__state=DeliveryState.COMMITTED,
    )
    found = found.filter(delivery__feed=feed) if feed else found
    found = found.filter(delivery_id=delivery) if delivery else found
    found = found.filter(reason=reason) if reason else found
    return found.order_by("delivery__committed_at", "delivery_id", "part", "row")


def behind_shields(rows: Sequence[QuarantinedRow], *, viewer: Actor) -> set[int]:
    """Which of these rows tell anew of a record of which some version stands behind a shield."""
    keys = {row.source_key for row in rows if row.source_key}
    named = SourceRecord.objects.filter(council_id=viewer.council, shielded=True, source_key__in=keys)
    hidden = set(named.values_list("feed", "part", "source_key"))
    return {row.pk for row in rows if (row.delivery.feed, row.part, row.source_key) in hidden}


def _row(row: QuarantinedRow, hidden: set[int]) -> RefusedRow:
    part = feed_of(row.delivery.feed).part(row.part)
    is_left_out = row.pk in hidden
    came = Came(raw={}, shown="", refusals=where_and_why(row.refusals)) if is_left_out else came_in(row)
    return RefusedRow(
        id=row.pk,
        delivery=row.delivery_id,
        feed=row.delivery.feed,
        part=row.part,
        part_title=part.title,
        row=row.row,
        column=row.column,
        reason=row.reason,
        shown=came.shown,
        refusals=came.refusals,
        raw=came.raw,
        headings=tuple(dict.fromkeys(column.theirs for column in part.columns)),
        state=row.state,
        arrived_at=row.delivery.committed_at,
        worked_at=row.worked_at,
        worked_by=row.worked_by,
        worked_why=row.worked_why,
        is_left_out=is_left_out,
    )
