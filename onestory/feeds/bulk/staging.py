"""A delivery on its way in: its rows copied into temporary tables, which vanish with the transaction.
# ruff: noqa: S608  every name in these statements is declared in this room; values are always parameters

`COPY` is refused on a table with row-level security, so rows are copied here first and written by one statement after.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl
from psycopg.sql import SQL, Identifier

from onestory.feeds.readers.ahead import ahead
from onestory.feeds.readers.pieces import Piece, Source
from onestory.feeds.rules.read import KEY, ROW, SET_ASIDE, Reading, read_part
from onestory.grammar.feeds import IDENTITY, Feed, Part
from onestory.walls.bulk import bulk_cursor

STAGED = ("part", "row", "source_key", *IDENTITY, "data")
REFUSED = ("part", "row", "source_key", "column", "reason", "shown", "refusals", "raw")
HASHED = " || chr(31) || ".join(f"coalesce({name}, '')" for name in (*IDENTITY, "data"))
CREATE = f"""
    create temporary table feeds_staged (
        part text, row bigint, source_key text, {" text, ".join(IDENTITY)} text, data text,
        content_hash uuid generated always as (md5({HASHED})::uuid) stored
    ) on commit drop;
    create temporary table feeds_refused (
        part text, row bigint, source_key text, "column" text, reason text, shown text, refusals jsonb, raw jsonb,
        sealed bytea, n bigint generated always as identity
    ) on commit drop
"""
FIRST_ROWS, FIRST_REFUSALS = 20, 50
WHOLE_LINE = "the whole line"


@dataclass
class Staged:
    """What has been staged so far, counted part by part."""

    rows: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    first_rows: list[dict[str, object]] = field(default_factory=list)
    first_refusals: list[dict[str, object]] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Every row that came, good or not."""
        return sum(self.rows.values())


def stage(feed: Feed, source: Source, *, as_of: date) -> Staged:
    """Read a source to its end, check every row, and copy the good and the refused into temporary tables."""
    counts = Staged()
    with bulk_cursor() as cursor:
        cursor.execute("drop table if exists feeds_staged, feeds_refused, feeds_repeated, feeds_gone")
        cursor.execute("set local work_mem = '128MB'")
        cursor.execute(CREATE)
    for ready in ahead(_readings(feed, source, as_of)):
        copy_rows("feeds_staged", STAGED, ready.good)
        copy_rows("feeds_refused", REFUSED, ready.refused)
        _count(counts, ready)
    return counts


@dataclass(frozen=True)
class _Ready:
    """A piece, read and checked, in the shape of the staging tables."""

    part: Part
    piece: Piece
    reading: Reading
    good: pl.DataFrame
    refused: pl.DataFrame


def _readings(feed: Feed, source: Source, as_of: date) -> Iterator[_Ready]:
    for piece in source.pieces():
        part = feed.part(piece.part)
        reading = read_part(part, piece.rows, as_of=as_of)
        yield _Ready(part, piece, reading, staged_rows(part, reading.accepted), refused_rows(part, piece, reading))


def staged_rows(part: Part, accepted: pl.DataFrame) -> pl.DataFrame:
    """Accepted rows in the shape of the staging table: identity columns apart, the rest as JSON."""
    identity = [pl.col(name) if name in accepted.columns else pl.lit(None).alias(name) for name in IDENTITY]
    rest = [name for name in (*part.ours, SET_ASIDE) if name not in IDENTITY and name in accepted.columns]
    return accepted.select(
        pl.lit(part.name).alias("part"),
        pl.col(ROW).alias("row"),
        pl.col(KEY).alias("source_key"),
        *identity,
        pl.struct(rest).struct.json_encode().alias("data"),
    )


def refused_rows(part: Part, piece: Piece, reading: Reading) -> pl.DataFrame:
    """Refused rows and lines in the shape of their staging table, each with all its refusals and the row as it came."""
    lines = pl.DataFrame(
        [(fault.row, "", WHOLE_LINE, fault.reason, fault.raw[:200], _line(fault.raw)) for fault in piece.faults],
        schema={
            "row": pl.UInt32, "source_key": pl.String, "column": pl.String, "reason": pl.String, "shown": pl.String,
            "raw": pl.String,
        },
        orient="row",
    )  # fmt: skip
    lines = lines.with_columns(_as_refusals().alias("refusals"))
    if reading.refusals.is_empty():
        return lines.select(pl.lit(part.name).alias("part"), *REFUSED[1:])
    first = reading.refusals.group_by("row", maintain_order=True).agg(
        pl.col("column").first(),
        pl.col("reason").first(),
        pl.col("shown").first(),
        pl.struct("column", "reason", "shown").alias("each"),
    )
    theirs = [name for name in piece.rows.columns if name != ROW]
    raw = piece.rows.select(pl.col(ROW).alias("row"), pl.struct(theirs).struct.json_encode().alias("raw"))
    keys = reading.rejected.rename({ROW: "row", KEY: "source_key"})
    told = first.join(raw, on="row", how="left").join(keys, on="row", how="left")
    encoded = pl.struct("each").struct.json_encode().str.replace(r'^\{"each":', "").str.replace(r"\}$", "")
    told = told.with_columns(encoded.alias("refusals"))
    return pl.concat(
        [frame.select(pl.lit(part.name).alias("part"), *REFUSED[1:]) for frame in (lines, told)], how="vertical_relaxed"
    ).sort("row")


def _line(raw: str) -> str:
    return pl.DataFrame({"line": [raw]}).select(pl.struct("line").struct.json_encode()).item()


def _as_refusals() -> pl.Expr:
    return pl.format("[{}]", pl.struct("column", "reason", "shown").struct.json_encode())


def copy_rows(table: str, columns: tuple[str, ...], rows: pl.DataFrame) -> None:
    """Copy rows into a temporary table of this transaction."""
    if rows.is_empty():
        return
    text = io.BytesIO()
    rows.write_csv(text, include_header=False, null_value="", quote_style="necessary")
    into = SQL("copy {} ({}) from stdin (format csv)").format(
        Identifier(table), SQL(", ").join(Identifier(name) for name in columns)
    )
    with bulk_cursor() as cursor, cursor.copy(into) as copy:
        copy.write(text.getbuffer())


def _count(counts: Staged, ready: _Ready) -> None:
    part, piece, reading, refused = ready.part, ready.piece, ready.reading, ready.refused
    counts.rows[part.name] += piece.height
    counts.refused[part.name] += refused.height
    counts.set_aside.update(reading.set_aside)
    for column, reason, times in refused.group_by("column", "reason").len().iter_rows():
        counts.reasons[f"{column}: {reason}"] += times
    if len(counts.first_rows) < FIRST_ROWS:
        counts.first_rows += _first_rows(part, reading.accepted, FIRST_ROWS - len(counts.first_rows))
    if len(counts.first_refusals) < FIRST_REFUSALS:
        wanted = refused.head(FIRST_REFUSALS - len(counts.first_refusals))
        counts.first_refusals += wanted.select("part", "row", "column", "shown", "reason").to_dicts()


def _first_rows(part: Part, accepted: pl.DataFrame, most: int) -> list[dict[str, object]]:
    shown = accepted.head(min(most, 5)).drop(KEY)
    return [
        {"part": part.name, **{name.rstrip("_"): _plain(value) for name, value in row.items()}}
        for row in shown.iter_rows(named=True)
    ]


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | bool | int | float | list) else str(value)
