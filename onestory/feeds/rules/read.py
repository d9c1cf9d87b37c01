"""Rows of text become typed rows or refusals: every step of every column, then the checks between columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from onestory.feeds.rules.schemas import reason_of, schema_of
from onestory.feeds.rules.taking import Taken, take
from onestory.grammar.checks import AS_OF
from onestory.grammar.feeds import Feed, IfBad, Part

ROW, KEY, SET_ASIDE = "row_", "key_", "set_aside"
REFUSALS = {"row": pl.UInt32, "column": pl.String, "shown": pl.String, "reason": pl.String}
LONGEST_SHOWN = 200


@dataclass(frozen=True)
class Refused:
    """Why one row was not taken: where to look, what stands there, and what is wrong with it."""

    row: int
    column: str
    reason: str
    shown: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"Row {self.row}, column {self.column}: {self.reason}."


@dataclass(frozen=True)
class Reading:
    """What came of some rows: those accepted, typed, under our names; why others were refused; what was set aside.

    `rejected` holds the key of each refused row, as far as it could be read.
    """

    accepted: pl.DataFrame
    refusals: pl.DataFrame
    rejected: pl.DataFrame
    set_aside: dict[str, int]

    def refused(self) -> list[Refused]:
        """The refusals, one by one."""
        return [Refused(**each) for each in self.refusals.iter_rows(named=True)]


def read(feed: Feed | Part, rows: pl.DataFrame, *, as_of: date | None = None) -> tuple[pl.DataFrame, list[Refused]]:
    """The rows of a table of text that a single-part feed accepts, and why it refused the rest."""
    part = feed.parts[0] if isinstance(feed, Feed) else feed
    reading = read_part(part, rows, as_of=as_of)
    return reading.accepted, reading.refused()


def read_part(part: Part, rows: pl.DataFrame, *, as_of: date | None = None) -> Reading:
    """Read rows of text, whose columns bear the declared headings, into typed rows and refusals.

    `as_of` is the day the file speaks of: nothing can have happened after it.
    """
    numbered = rows if ROW in rows.columns else rows.with_row_index(ROW, offset=1)
    numbered = numbered.with_columns(pl.col(ROW).cast(pl.UInt32))
    taken = [take(column, numbered) for column in part.columns]
    typed = pl.DataFrame([numbered[ROW], *(each.values for each in taken)])
    typed = _joined(part, typed).with_columns(_set_aside(part, numbered, taken), pl.lit(as_of, pl.Date).alias(AS_OF))
    by_column = list(_column_refusals(part, numbered, taken))
    kept = (
        typed.filter(~pl.col(ROW).is_in(pl.concat([each["row"] for each in by_column]).implode()))
        if by_column
        else typed
    )
    accepted, by_check = _checked(part, kept)
    refusals = pl.concat([pl.DataFrame(schema=REFUSALS), *by_column, *by_check]).sort("row", maintain_order=True)
    rejected = keyed(part, typed.filter(pl.col(ROW).is_in(refusals["row"].implode()))).select(ROW, KEY)
    return Reading(keyed(part, accepted.drop(AS_OF)), refusals, rejected, _counted(part, taken))


def _joined(part: Part, typed: pl.DataFrame) -> pl.DataFrame:
    """Add the values made of several columns. A value already there comes last of its parts."""
    for join in part.joins:
        both = pl.concat_str(*(pl.col(name) for name in join.of), separator=join.by, ignore_nulls=True)
        typed = typed.with_columns(pl.when(both != "").then(both).alias(join.ours))
    return typed


def _column_refusals(part: Part, rows: pl.DataFrame, taken: list[Taken]) -> Iterator[pl.DataFrame]:
    for column, each in zip(part.columns, taken, strict=True):
        for wrong in each.that(IfBad.REFUSE):
            yield _refusals(rows.filter(wrong.bad), column.theirs, wrong.reason)


def _refusals(rows: pl.DataFrame, theirs: str, reason: str) -> pl.DataFrame:
    shown = (
        pl.col(theirs).cast(pl.String).str.slice(0, LONGEST_SHOWN)
        if theirs in rows.columns
        else pl.lit(None, pl.String)
    )
    return rows.select(
        pl.col(ROW).alias("row"),
        pl.lit(theirs).alias("column"),
        shown.fill_null("").alias("shown"),
        pl.lit(reason).alias("reason"),
    )


def _set_aside(part: Part, rows: pl.DataFrame, taken: list[Taken]) -> pl.Series:
    """What was set aside of each row, in words; nothing for most."""
    told: list[pl.Series] = []
    for column, each in zip(part.columns, taken, strict=True):
        for wrong in each.that(IfBad.SET_ASIDE):
            raw = rows[column.theirs].cast(pl.String).str.slice(0, LONGEST_SHOWN)
            said = pl.format("{}: {} ({})", pl.lit(column.theirs), raw, pl.lit(wrong.reason))
            told.append(pl.select(pl.when(wrong.bad).then(said)).to_series().alias(str(len(told))))
    if not told:
        return pl.Series(SET_ASIDE, [None] * rows.height, dtype=pl.String)
    words = pl.DataFrame(told).select(pl.concat_str(pl.all(), separator="; ", ignore_nulls=True).alias(SET_ASIDE))
    return words.select(pl.when(pl.col(SET_ASIDE) != "").then(pl.col(SET_ASIDE))).to_series()


def _counted(part: Part, taken: list[Taken]) -> dict[str, int]:
    return {
        f"{column.theirs}: {wrong.reason}": int(wrong.bad.sum())
        for column, each in zip(part.columns, taken, strict=True)
        for wrong in each.that(IfBad.SET_ASIDE)
    }


def _checked(part: Part, typed: pl.DataFrame) -> tuple[pl.DataFrame, list[pl.DataFrame]]:
    """Hold the typed rows to the part's schema; the rows that pass, and why the others do not."""
    if not part.checks or typed.is_empty():
        return typed, []
    good, failed = schema_of(part).filter(typed)
    if failed.counts() == {}:
        return good, []
    details = failed.details()
    told = []
    for rule in failed.counts():
        column, reason = reason_of(part, rule)
        bad = details.filter(pl.col(rule) == "invalid")
        told.append(
            bad.select(
                pl.col(ROW).alias("row"),
                pl.lit(column.theirs).alias("column"),
                pl.col(column.ours).cast(pl.String).fill_null("").alias("shown"),
                pl.lit(reason).alias("reason"),
            )
        )
    return good, told


def keyed(part: Part, typed: pl.DataFrame) -> pl.DataFrame:
    """Add what tells each row from the others of its part."""
    parts = (pl.col(name).cast(pl.String).fill_null("") for name in part.key)
    return typed.with_columns(pl.concat_str(*parts, separator="|").alias(KEY))
