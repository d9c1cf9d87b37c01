"""The same as one row says, said of a whole table at once: for building an index from a million records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from onestory.feeds.rules.says import MONTHS
from onestory.grammar.feeds import EventFrom, InvolvementFrom, OtherFrom, Part, RelationFrom
from onestory.grammar.steps import LONDON, Kind

RECORD = "record_id"
EVENTS: dict[str, Any] = {
    RECORD: pl.Int64, "kind": pl.String, "on": pl.Date, "at": pl.Datetime("us", "UTC"), "until": pl.Date,
    "says": pl.String, "significant": pl.Boolean,
}  # fmt: skip
INVOLVEMENTS: dict[str, Any] = {
    RECORD: pl.Int64, "service": pl.String, "role": pl.String, "name": pl.String, "phone": pl.String,
    "team": pl.String, "identifier": pl.String, "since": pl.Date, "until": pl.Date,
}  # fmt: skip
RELATIONS: dict[str, Any] = {
    RECORD: pl.Int64, "kind": pl.String, "role": pl.String, "identifier_kind": pl.String, "identifier": pl.String,
    "group": pl.String,
}  # fmt: skip
OTHERS: dict[str, Any] = {
    RECORD: pl.Int64, "kind": pl.String, "role": pl.String, "full_name": pl.String, "given_name": pl.String,
    "family_name": pl.String, "date_of_birth": pl.Date, "phone": pl.String, "shares_address": pl.Boolean,
}  # fmt: skip


def events_frame(part: Part, rows: pl.DataFrame) -> pl.DataFrame:
    """Every dated line that the rows yield: record_id, kind, on, at, until, says, significant."""
    return _stacked([_events(part, told, rows) for told in part.events], EVENTS)


def _events(part: Part, told: EventFrom, rows: pl.DataFrame) -> pl.DataFrame:
    happened = pl.col(told.on).is_not_null()
    if told.when is not None:
        happened &= pl.col(told.when[0]).is_in(list(told.when[1]))
    at = pl.col(told.on) if part.kind_of(told.on) is Kind.INSTANT else pl.lit(None, EVENTS["at"])
    return rows.filter(happened).select(
        pl.col(RECORD),
        pl.lit(told.kind).alias("kind"),
        _day(part, told.on).alias("on"),
        at.alias("at"),
        _day(part, told.until).alias("until"),
        told.says.over(lambda name: words_over(part, name)).alias("says"),
        pl.lit(told.significant).alias("significant"),
    )


def involvements_frame(part: Part, rows: pl.DataFrame) -> pl.DataFrame:
    """Every professional the rows name: record_id, service, role, name, phone, team, identifier, since, until."""
    return _stacked([_involvements(part, told, rows) for told in part.involvements], INVOLVEMENTS)


def _involvements(part: Part, told: InvolvementFrom, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.filter(pl.col(told.name).is_not_null()).select(
        pl.col(RECORD),
        pl.lit(told.service).alias("service"),
        pl.lit(told.role).alias("role"),
        *(_text(getattr(told, name)).alias(name) for name in ("name", "phone", "team", "identifier")),
        _day(part, told.since).alias("since"),
        _day(part, told.until).alias("until"),
    )


def relations_frame(part: Part, rows: pl.DataFrame) -> pl.DataFrame:
    """Ties told by a shared value: record_id, kind, role, identifier_kind and identifier, or group."""
    return _stacked([_relations(told, rows) for told in part.relations], RELATIONS)


def _relations(told: RelationFrom, rows: pl.DataFrame) -> pl.DataFrame:
    value = pl.col(told.value).cast(pl.String)
    return rows.filter(pl.col(told.value).is_not_null()).select(
        pl.col(RECORD),
        pl.lit(told.kind).alias("kind"),
        _text(told.role_in).alias("role"),
        pl.lit(told.by, pl.String).alias("identifier_kind"),
        (value if told.by else pl.lit(None, pl.String)).alias("identifier"),
        (pl.lit(None, pl.String) if told.by else value).alias("group"),
    )


def others_frame(part: Part, rows: pl.DataFrame) -> pl.DataFrame:
    """Other people named in the rows: record_id, kind, role, and what is said of them."""
    return _stacked([_others(told, rows) for told in part.others], OTHERS)


def _others(told: OtherFrom, rows: pl.DataFrame) -> pl.DataFrame:
    said = dict(told.says)
    names = [said[name] for name in ("full_name", "given_name", "family_name") if name in said]
    values = [
        (pl.col(said[name]) if name in said else pl.lit(None, kind)).cast(kind).alias(name)
        for name, kind in list(OTHERS.items())[3:8]
    ]
    return rows.filter(pl.any_horizontal(*(pl.col(name).is_not_null() for name in names))).select(
        pl.col(RECORD),
        pl.lit(told.relation).alias("kind"),
        pl.coalesce(_text(told.relation_in), pl.lit(told.relation)).alias("role"),
        *values,
        pl.lit(told.shares_address).alias("shares_address"),
    )


def words_over(part: Part, name: str) -> pl.Expr:
    """A column in the words a person would read; null where there is nothing."""
    column, kind, codes = pl.col(name), part.kind_of(name), part.codes_of(name)
    labels = dict(codes.values) if codes else {}
    if kind is Kind.LIST:
        each = pl.element().replace(labels) if labels else pl.element()
        said = column.list.eval(each).list.join(", ")
        return pl.when(said != "").then(said)
    if kind is Kind.YES_NO:
        return pl.when(column).then(pl.lit("yes")).when(~column).then(pl.lit("no"))
    if kind in (Kind.DATE, Kind.INSTANT):
        return _date_in_words(_day(part, name))
    if kind is Kind.NUMBER:
        whole = column.cast(pl.Int64, strict=False).cast(pl.String)
        return pl.when(column == column.floor()).then(whole).otherwise(column.cast(pl.String))
    return column.cast(pl.String).replace(labels) if labels else column.cast(pl.String)


def _date_in_words(day: pl.Expr) -> pl.Expr:
    month = day.dt.month().cast(pl.Int32).replace_strict(dict(enumerate(MONTHS, start=1)), return_dtype=pl.String)
    return pl.concat_str(day.dt.day(), month, day.dt.year(), separator=" ")


def _day(part: Part, name: str | None) -> pl.Expr:
    if name is None:
        return pl.lit(None, pl.Date)
    if part.kind_of(name) is Kind.INSTANT:
        return pl.col(name).dt.convert_time_zone(LONDON).dt.date()
    return pl.col(name)


def _text(name: str | None) -> pl.Expr:
    return pl.lit(None, pl.String) if name is None else pl.col(name).cast(pl.String)


def _stacked(frames: Sequence[pl.DataFrame], schema: Mapping[str, Any]) -> pl.DataFrame:
    return pl.concat([pl.DataFrame(schema=schema), *frames])
