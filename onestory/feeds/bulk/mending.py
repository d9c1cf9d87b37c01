"""A refused row taken after all: read again as mended, and put among the records of its delivery."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from onestory.feeds.bulk.sealing import came_in
from onestory.feeds.bulk.staging import CREATE, STAGED, copy_rows, staged_rows
from onestory.feeds.bulk.writing import close_same, open_staged, told_of
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import Delivery, QuarantinedRow, SourceRecord
from onestory.feeds.rules.read import KEY, ROW, Reading, keyed, read_part
from onestory.feeds.rules.taking import KINDS
from onestory.grammar.feeds import Part
from onestory.grammar.refusals import BadInput, Conflict
from onestory.grammar.steps import Kind
from onestory.walls.bulk import bulk_cursor

AS_READ, LINE = "as_read", "line"


@dataclass(frozen=True)
class Taken:
    """What became of a mended row: the record it is now, or that it says what is already held."""

    record: int | None
    is_duplicate: bool = False
    is_changed: bool = False


def reading_of(row: QuarantinedRow, values: Mapping[str, str]) -> Reading:
    """The row as mended: `values` are put in place of what came, by heading."""
    part = feed_of(row.delivery.feed).part(row.part)
    unknown = sorted(set(values) - {column.theirs for column in part.columns})
    if unknown:
        raise BadInput(f"{part.title} has no column {', '.join(unknown)}.")
    came = came_in(row).raw
    if AS_READ in came:
        return _as_read(part, row, came[AS_READ], values)
    theirs = dict.fromkeys(column.theirs for column in part.columns)
    cells = {name: values.get(name, came.get(name)) or None for name in theirs}
    frame = pl.DataFrame(
        {ROW: [row.row], **{name: [cell] for name, cell in cells.items()}},
        schema={ROW: pl.UInt32, **dict.fromkeys(theirs, pl.String)},
    )
    return read_part(part, frame, as_of=row.delivery.as_of)


def _as_read(part: Part, row: QuarantinedRow, read: Mapping[str, Any], values: Mapping[str, str]) -> Reading:
    """A row refused only for its identifier is kept as it was read; a new identifier is all that can mend it."""
    renamed = {column.ours: values[column.theirs] for column in part.columns if column.theirs in values}
    if set(renamed) - set(part.key) or not renamed:
        names = ", ".join(column.theirs for column in part.columns if column.ours in part.key)
        raise BadInput(f"Another row has the same identifier. Give this one its own ({names}), or discard it.")
    said = {**read, **renamed}
    columns = {
        name: pl.Series(name, [said.get(name)], dtype=_stored(part.kind_of(name)), strict=False) for name in part.ours
    }
    frame = pl.DataFrame(columns).with_columns(*(_restored(name, part.kind_of(name)) for name in part.ours))
    frame = frame.with_columns(pl.lit(row.row, pl.UInt32).alias(ROW))
    nothing = read_part(part, pl.DataFrame(schema={ROW: pl.UInt32}))
    return Reading(keyed(part, frame), nothing.refusals, nothing.rejected, {})


def _stored(kind: Kind) -> pl.DataType:
    return pl.String() if kind in (Kind.DATE, Kind.INSTANT) else KINDS[kind]


def _restored(name: str, kind: Kind) -> pl.Expr:
    if kind is Kind.DATE:
        return pl.col(name).str.to_date("%Y-%m-%d", strict=False)
    if kind is Kind.INSTANT:
        return pl.col(name).str.to_datetime(time_unit="us", time_zone="UTC", strict=False)
    return pl.col(name)


def take(row: QuarantinedRow, reading: Reading, *, now: datetime) -> Taken:
    """Put an accepted row among the records. What a later file says is not touched."""
    part = feed_of(row.delivery.feed).part(row.part)
    key = str(reading.accepted[KEY].item())
    held = _held(row.delivery, part, key)
    with bulk_cursor() as cursor:
        cursor.execute("drop table if exists feeds_staged, feeds_refused, feeds_repeated, feeds_gone")
        cursor.execute(CREATE)
        copy_rows("feeds_staged", STAGED, staged_rows(part, reading.accepted))
        cursor.execute("select content_hash from feeds_staged")
        (content_hash,) = cursor.fetchone()
    if held and held.content_hash == content_hash:
        return Taken(record=None, is_duplicate=True)
    if held and held.opened_by_id == row.delivery_id:
        raise Conflict(f"Row {held.row} of the same file has this identifier. Give this row its own, or discard it.")
    if held and held.opened_by_id > row.delivery_id:
        raise Conflict("A later file already holds this record. There is nothing to mend; discard the row.")
    told = told_of(row.delivery, now)
    if held:
        close_same(told)
    open_staged(told)
    record = SourceRecord.objects.get(opened_by=row.delivery_id, part=part.name, source_key=key, valid_until=None)
    return Taken(record=record.pk, is_changed=held is not None)


def _held(delivery: Delivery, part: Part, key: str) -> SourceRecord | None:
    return SourceRecord.objects.filter(
        council_id=delivery.council_id, feed=delivery.feed, part=part.name, source_key=key, valid_until=None
    ).first()


def recount(delivery: Delivery, part: str, taken: Taken) -> None:
    """Move one row of a delivery from quarantined to accepted or duplicate. The three still add up."""
    name = "duplicates" if taken.is_duplicate else "accepted"
    setattr(delivery, name, getattr(delivery, name) + 1)
    delivery.quarantined -= 1
    counts = delivery.parts[part]
    counts[name] += 1
    counts["quarantined"] -= 1
    if not taken.is_duplicate:
        delivery.changed += taken.is_changed
        delivery.new += not taken.is_changed
