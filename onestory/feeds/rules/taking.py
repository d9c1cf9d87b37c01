"""One column of text becomes values of their kind, step by step, with the rows each step could not take."""

from __future__ import annotations

from dataclasses import dataclass, replace

import polars as pl

from onestory.grammar.feeds import Column, IfBad
from onestory.grammar.steps import Change, Kind, Step, no_error

EMPTY_BUT_REQUIRED = "empty, and it must be filled"
WORTH_IT = 2_000
KINDS: dict[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.DATE: pl.Date(),
    Kind.INSTANT: pl.Datetime("us", "UTC"),
    Kind.NUMBER: pl.Float64(),
    Kind.YES_NO: pl.Boolean(),
    Kind.LIST: pl.List(pl.String()),
}


@dataclass(frozen=True)
class Wrong:
    """One fault of a column: which rows have it, why, and whether it costs them."""

    bad: pl.Series
    reason: str
    if_bad: IfBad


@dataclass(frozen=True)
class Taken:
    """One column, read: its values, and what is wrong with some."""

    values: pl.Series
    wrong: tuple[Wrong, ...]

    def that(self, if_bad: IfBad) -> list[Wrong]:
        """What is wrong of one kind, where any row has it."""
        return [each for each in self.wrong if each.if_bad is if_bad and each.bad.any()]


def take(column: Column, rows: pl.DataFrame) -> Taken:
    """Take every step of a column. A column that did not come holds nothing."""
    if column.theirs not in rows.columns:
        nothing = pl.Series(column.ours, [None] * rows.height, dtype=KINDS[column.kind])
        empty = Wrong(nothing.is_null(), EMPTY_BUT_REQUIRED, column.if_bad)
        return Taken(nothing, (empty,) if column.required and rows.height else ())
    came = rows[column.theirs].alias(column.ours)
    if len(came) > WORTH_IT and came.to_frame().select(pl.first().approx_n_unique()).item() < len(came) // 4:
        return _taken_once_each(column, came)
    return _taken(column, came)


def _taken_once_each(column: Column, came: pl.Series) -> Taken:
    """Where the same few values come again and again, each is worked out once."""
    each = came.unique()
    once = _taken(column, each)
    masks = [wrong.bad.alias(f"wrong {place}") for place, wrong in enumerate(once.wrong)]
    known = pl.DataFrame([each.alias("came"), once.values.alias("taken"), *masks])
    found = came.alias("came").to_frame().join(known, on="came", how="left", nulls_equal=True, maintain_order="left")
    wrong = tuple(replace(each, bad=found[mask.name]) for mask, each in zip(masks, once.wrong, strict=True))
    return Taken(found["taken"].alias(column.ours), wrong)


def _taken(column: Column, came: pl.Series) -> Taken:
    value = came
    wrong: list[Wrong] = []
    for step in (no_error, *column.steps):
        after = _after(step, value)
        if_bad = IfBad.SET_ASIDE if step.sets_aside else column.if_bad
        if step.partly is not None:
            some = value.to_frame().select(step.partly(pl.col(column.ours)).fill_null(value=False)).to_series()
            wrong.append(Wrong(some & after.is_not_null(), step.reason, if_bad))
        if step.reason and after.null_count() > value.null_count():
            wrong.append(Wrong(value.is_not_null() & after.is_null(), step.reason, if_bad))
        value = after
    if column.required and value.null_count():
        bad = value.is_null()
        for each in wrong:
            if each.if_bad is column.if_bad:
                bad &= ~each.bad
        wrong.append(Wrong(bad, EMPTY_BUT_REQUIRED, column.if_bad))
    return Taken(value.cast(KINDS[column.kind]), tuple(wrong))


def _after(step: Step, value: pl.Series) -> pl.Series:
    """The values after a step, which is spared where nothing needs it and tries its next way only where one failed."""
    if step.needed is not None and not value.to_frame().select(step.needed(pl.col(value.name)).any()).item():
        return value
    after = _changed(value, step.ways[0])
    for way in step.ways[1:]:
        if after.null_count() == value.null_count():
            break
        after = after.zip_with(after.is_not_null(), _changed(value, way))
    return after


def _changed(value: pl.Series, way: Change) -> pl.Series:
    return value.to_frame().select(way(pl.col(value.name)).alias(value.name)).to_series()
