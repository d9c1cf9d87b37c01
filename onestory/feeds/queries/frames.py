"""Source records by the million, as tables: who everybody is, and what each part's rows say."""
# ruff: noqa: S608  every name in these statements is declared in this room; values are always parameters

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from onestory.feeds.bulk.locking import opened
from onestory.feeds.declared.catalogue import FEEDS, feed_of
from onestory.feeds.rules.frames import RECORD
from onestory.feeds.rules.taking import KINDS
from onestory.grammar.feeds import IDENTITY, IDENTITY_DATES, Part
from onestory.grammar.steps import Kind
from onestory.walls.actor import Actor
from onestory.walls.bulk import bulk_cursor

WHO: dict[str, Any] = {
    RECORD: pl.Int64, "source": pl.String, "part": pl.String, "row": pl.Int64,
    **{name: pl.Date if name in IDENTITY_DATES else pl.String for name in IDENTITY},
}  # fmt: skip
NAMES = ", ".join(IDENTITY)
PEOPLE = [f"{feed.code}/{part.name}" for feed in FEEDS for part in feed.parts if part.person]
IDENTITIES = f"""
    copy (
        select id, feed, part, row, {NAMES} from feeds_sourcerecord
        where council_id = %s and valid_until is null and feed || '/' || part = any (%s)
    ) to stdout (format csv)
"""
RECORDS = f"""
    copy (
        select id, row, as_of, source_key, {NAMES}, data, encode(locked, 'hex') from feeds_sourcerecord
        where council_id = %s and feed = %s and part = %s and {{which}}
    ) to stdout (format csv)
"""
KEPT: dict[str, Any] = {
    RECORD: pl.Int64, "row": pl.Int64, "as_of": pl.Date, "source_key": pl.String,
    **{name: pl.Date if name in IDENTITY_DATES else pl.String for name in IDENTITY}, "data": pl.String,
    "locked": pl.String,
}  # fmt: skip


def identity_frame(*, viewer: Actor, council: int, feeds: Iterable[str] = ()) -> pl.DataFrame:
    """Every current record that says who somebody is, in the standard identity columns, with its id and source."""
    codes = set(feeds)
    wanted = [each for each in PEOPLE if not codes or each.split("/")[0] in codes]
    return _copied(IDENTITIES, [council, wanted], WHO)


def records_frame(
    feed: str, part: str, *, viewer: Actor, council: int, delivery: int | None = None, ids: Iterable[int] | None = None
) -> pl.DataFrame:
    """The current records of a part, typed, under our names, with `record_id`, `as_of` and `source_key`.

    With `delivery`, those it opened that still stand; with `ids`, those, current or not. What `rules.frames` reads.
    """
    declared = feed_of(feed).part(part)
    if ids is not None:
        frame = _copied(RECORDS.format(which="id = any (%s)"), [council, feed, part, list(ids)], KEPT)
    elif delivery is not None:
        frame = _copied(
            RECORDS.format(which="valid_until is null and opened_by_id = %s"), [council, feed, part, delivery], KEPT
        )
    else:
        frame = _copied(RECORDS.format(which="valid_until is null"), [council, feed, part], KEPT)
    return _unpacked(declared, opened(frame))


def _copied(statement: str, values: list[object], schema: Mapping[str, Any]) -> pl.DataFrame:
    text = io.BytesIO()
    with bulk_cursor() as cursor, cursor.copy(statement, values) as copy:
        for block in copy:
            text.write(block)
    if not text.tell():
        return pl.DataFrame(schema=schema)
    return pl.read_csv(text.getvalue(), has_header=False, schema=schema)


def _unpacked(part: Part, frame: pl.DataFrame) -> pl.DataFrame:
    """The values kept as JSON, as columns of what they are."""
    apart = [name for name in part.ours if name not in IDENTITY]
    packed = pl.Struct({**{name: _packed(part.kind_of(name)) for name in apart}, "set_aside": pl.String})
    data = frame.select(pl.col("data").str.json_decode(packed)).unnest("data")
    data = data.with_columns(*(_restored(name, part.kind_of(name)) for name in apart))
    unsaid = [name for name in IDENTITY if name not in part.ours]
    return pl.concat([frame.drop("data", *unsaid), data], how="horizontal")


def _packed(kind: Kind) -> pl.DataType:
    return pl.String() if kind in (Kind.DATE, Kind.INSTANT) else KINDS[kind]


def _restored(name: str, kind: Kind) -> pl.Expr:
    if kind is Kind.DATE:
        return pl.col(name).str.to_date("%Y-%m-%d", strict=False)
    if kind is Kind.INSTANT:
        return pl.col(name).str.to_datetime("%Y-%m-%dT%H:%M:%S%.f%#z", time_unit="us", strict=False)
    return pl.col(name)
