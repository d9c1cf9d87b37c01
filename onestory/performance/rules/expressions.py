"""From declarations to one expression an engine can run: months, councils and parts, with what each figure needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

import ibis
from ibis import _
from ibis.expr.types import Table

from onestory.grammar.indicators import Indicator, Relation
from onestory.performance.rules.periods import first_of, last_of, month_number

Engine = Literal["postgres", "duckdb"]
TABLES, MANY = "performance_", "_many"
ASKED = {"council": "int64", "as_of": "date", "month": "int64", "begins_on": "date", "ends_before": "date"}
"""A row a council and day of which figures are asked for, and the days over whose months they are asked."""


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What one figure is made of in one month, of one council, for one part: additive, so that months add up."""

    council: int
    month: int
    part: str
    numerator: float
    denominator: float


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which figures, of which councils, over which months, as of which day, perhaps by the parts of a column."""

    indicators: tuple[Indicator, ...]
    councils: tuple[int, ...]
    first: int
    last: int
    as_of: date
    by: str = ""


def groups(indicators: Iterable[Indicator]) -> list[tuple[Indicator, ...]]:
    """The indicators that one question answers together: those of one kind of fact, which are gathered once."""
    found: dict[str, list[Indicator]] = {}
    for each in indicators:
        found.setdefault(each.relation.code, []).append(each)
    return [tuple(group) for group in found.values()]


def _alike(indicators: Iterable[Indicator]) -> list[tuple[Indicator, ...]]:
    """Those of one kind of fact that are counted in one pass: dated alike, standing or not, fact by fact or not."""
    found: dict[tuple[str, bool, bool], list[Indicator]] = {}
    for each in indicators:
        found.setdefault((each.dated_by, each.standing, each.of_each_child), []).append(each)
    return [tuple(group) for group in found.values()]


def facts(relation: Relation) -> Table:
    """The relation as an engine knows it, by name."""
    return ibis.table(dict(relation.columns), name=f"{TABLES}{relation.code}")


def many_alike(relation: Relation) -> Table:
    """The same without which fact and which child it is: each row once, and how `many` there are of it."""
    columns = {name: relation.columns[name] for name in _told_of_all(relation)}
    return ibis.table({**columns, "many": "int64"}, name=f"{TABLES}{relation.code}{MANY}")


def _told_of_all(relation: Relation) -> list[str]:
    return [name for name in relation.columns if name not in (relation.code, "child")]


def known_by(relation: Relation, table: Table) -> Table:
    """The facts as they stood at the end of each day asked for: what came later is not known yet.

    What is asked for is a table too (`ASKED`), so that a question reads the same on every day, and is compiled once.
    """
    table = table.inner_join(ibis.table(ASKED, name=f"{TABLES}asked"), "council")
    table = table.filter(_[relation.begins] <= _.as_of)
    masked = {}
    for learned, others in relation.learned.items():
        known = (table[learned] <= table.as_of).fill_null(False)
        for name in (learned, *others):
            empty = "" if relation.columns[name] == "string" else ibis.null(relation.columns[name])
            masked[name] = ibis.ifelse(known, table[name], empty)
    return table.mutate(**masked)


def _with_derived(relation: Relation, table: Table) -> Table:
    """The facts fact by fact, with what compares those of one child."""
    rows = known_by(relation, table)
    return rows.mutate(**relation.derived) if relation.derived else rows


def _rows_of(first: Indicator) -> Table:
    """What is counted: facts of children who are known one by one, or how many alike."""
    relation = first.relation
    if not first.of_each_child:
        return known_by(relation, many_alike(relation))
    known = facts(relation).filter(_.child.notnull())
    return _with_derived(relation, known).mutate(many=ibis.literal(1, "int64"))


def cells_of(indicators: Sequence[Indicator], by: str = "") -> Table:
    """One row a council, month and part; for each indicator its numerator and denominator, by place: `n0`, `d0`, …"""
    first = indicators[0]
    rows = _rows_of(first)
    if not first.standing:
        rows = _happened(rows, first)
    part = rows[by].fill_null("") if by else ibis.literal("")
    counted = {}
    for place, each in enumerate(indicators):
        among = ibis.literal(True) if each.among is None else each.among.resolve(rows)
        counted[f"n{place}"] = _numerator(rows, each, among).fill_null(0).cast("float64")
        counted[f"d{place}"] = rows.many.sum(where=among).fill_null(0).cast("float64")
    grouped = rows.group_by(council=rows.council, month=rows.month, part=part)
    return grouped.aggregate(**counted)


def _happened(rows: Table, indicator: Indicator) -> Table:
    """What happened in the months asked for, each in the month it did."""
    on = _[indicator.dated_by]
    rows = rows.filter(on.notnull(), on <= _.as_of, on >= _.begins_on, on < _.ends_before)
    return rows.mutate(month=(on.year() * 12 + on.month() - 1).cast("int64"))


def _numerator(rows: Table, each: Indicator, among: ibis.Value) -> ibis.Value:
    if each.adds:
        return (rows[each.adds] * rows.many).sum(where=among)
    meets = among if each.meets is None else among & each.meets.resolve(rows).fill_null(False)
    return rows.many.sum(where=meets)


def rows_behind(indicator: Indicator, *, counted: bool) -> Table:
    """The facts behind one figure: those in its denominator, or with `counted` only those in its numerator."""
    rows = _with_derived(indicator.relation, facts(indicator.relation))
    if not indicator.standing:
        rows = _happened(rows, indicator)
    if indicator.among is not None:
        rows = rows.filter(indicator.among)
    if counted and indicator.meets is not None:
        rows = rows.filter(indicator.meets)
    dated = rows[indicator.dated_by]
    fact = rows[indicator.relation.code]
    return rows.select(fact=fact, child=rows.child, on=dated).order_by(_.on.desc(), _.fact)


def counting(asked: Asked, engine: Engine, *, leaves_out: str = "") -> str:
    """The question that counts what is asked for, in an engine's own words: rows of `cells_from`.

    `leaves_out` is a query of identifiers: facts that are one of these, or about one of these, are not counted.
    """
    relation = asked.indicators[0].relation
    alike = _alike(asked.indicators)
    widest = max(map(len, alike))
    told = " union all ".join(
        f"select {number}, {_columns(len(group), widest)} from "  # noqa: S608  declared names alone
        f"({_after([_put(asked, _days(group[0], asked))], _counting(group, asked.by, engine))}) as counted_{number}"
        for number, group in enumerate(alike)
    )
    return _after([_gathered(relation, leaves_out), _counted_once(relation)], told)


def drilling(indicator: Indicator, asked: Asked, engine: Engine, *, counted: bool, leaves_out: str = "") -> str:
    """The question after the facts behind one figure, in an engine's own words."""
    told = _drilling(indicator, engine, counted=counted)
    return _after([_gathered(indicator.relation, leaves_out), _put(asked, [(asked.last, asked.as_of)])], told)


def make_ready(indicators: Iterable[Indicator]) -> None:
    """Compile the questions after these for PostgreSQL now, so that nobody's first look at a figure waits for it."""
    for group in groups(indicators):
        for alike in _alike(group):
            _counting(alike, "", "postgres")


@lru_cache(maxsize=256)
def _counting(indicators: tuple[Indicator, ...], by: str, engine: Engine) -> str:
    return str(ibis.to_sql(cells_of(indicators, by), dialect=engine))


@lru_cache(maxsize=256)
def _drilling(indicator: Indicator, engine: Engine, *, counted: bool) -> str:
    return str(ibis.to_sql(rows_behind(indicator, counted=counted), dialect=engine))


def _days(first: Indicator, asked: Asked) -> list[tuple[int, date]]:
    """The day each month is asked about: what stands, at the end of each; what happened, once for all of them."""
    if not first.standing:
        return [(asked.last, asked.as_of)]
    return [(month, min(last_of(month), asked.as_of)) for month in range(asked.first, asked.last + 1)]


def _columns(own: int, widest: int) -> str:
    """Where and when, then two numbers an indicator; none where another pass counts more indicators than this one."""
    counts = [f"{letter}{place}" for place in range(own) for letter in "nd"]
    return ", ".join(["council", "month", "part", *counts, *["cast(null as double precision)"] * 2 * (widest - own)])


def _put(asked: Asked, days: Iterable[tuple[int, date]]) -> str:
    """What is asked for as a table: a row a council and day, of numbers and days alone."""
    over = f"date '{first_of(asked.first).isoformat()}', date '{first_of(asked.last + 1).isoformat()}'"
    rows = ", ".join(
        f"({council:d}, date '{day.isoformat()}', {month:d}, {over})"
        for month, day in days
        for council in asked.councils
    )
    return f"{TABLES}asked ({', '.join(ASKED)}) as (values {rows})"


def _after(named: Iterable[str], told: str) -> str:
    """A question after the tables that it names, some of which it may have named itself."""
    more = told.removeprefix("WITH ")
    return f"with {', '.join(named)}{', ' if more != told else ' '}{more}"


def _gathered(relation: Relation, leaves_out: str) -> str:
    """The relation under its own name, gathered once however often it is counted, less the facts that are left out."""
    table, fact = f"{TABLES}{relation.code}", relation.code
    rule = " and ".join(f"coalesce({name}, '') <> all (array({leaves_out}))" for name in (fact, "child"))
    where = f" where {rule}" if leaves_out else ""
    return f"{table} as materialized (select * from {table}{where})"  # noqa: S608  declared names alone


def _counted_once(relation: Relation) -> str:
    """How many facts are alike, which is all that most figures ask."""
    table, names = f"{TABLES}{relation.code}", ", ".join(_told_of_all(relation))
    alike = f"select {names}, count(*) as many from {table} group by {names}"  # noqa: S608  declared names alone
    return f"{table}{MANY} as materialized ({alike})"


def cells_from(rows: Iterable[Sequence[object]], asked: Asked) -> dict[str, list[Cell]]:
    """An engine's rows as cells, by the code of their indicator."""
    found: dict[str, list[Cell]] = {each.code: [] for each in asked.indicators}
    alike = _alike(asked.indicators)
    for number, council, month, part, *counts in rows:
        for place, each in enumerate(alike[int(str(number))]):
            cell = Cell(
                council=int(str(council)),
                month=int(str(month)),
                part=str(part),
                numerator=float(str(counts[2 * place])),
                denominator=float(str(counts[2 * place + 1])),
            )
            found[each.code].append(cell)
    return found


def months_back(as_of: date, how_many: int) -> tuple[int, int]:
    """The first and last of so many months that end with the month of this day."""
    last = month_number(as_of)
    return last - how_many + 1, last
