"""From declarations to one expression an engine can run: months, councils and parts, with what each figure needs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import ibis
from ibis import _
from ibis.expr.types import Table

from onestory.grammar.indicators import Indicator, Relation
from onestory.performance.rules.periods import last_of, month_number

Engine = Literal["postgres", "duckdb"]
TABLES = "performance_"


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
    """The indicators that one question can answer together: of one kind of fact, dated alike, standing or not."""
    found: dict[tuple[str, str, bool], list[Indicator]] = {}
    for each in indicators:
        found.setdefault((each.relation.code, each.dated_by, each.standing), []).append(each)
    return [tuple(group) for group in found.values()]


def facts(relation: Relation) -> Table:
    """The relation as an engine knows it, by name."""
    return ibis.table(dict(relation.columns), name=f"{TABLES}{relation.code}")


def known_by(relation: Relation, councils: Sequence[int], as_of: date) -> Table:
    """The facts as they stood at the end of that day: what came later is not known yet. With the derived columns."""
    day = ibis.date(as_of.year, as_of.month, as_of.day)
    table = facts(relation).filter(_.council.isin(tuple(councils)), _[relation.begins] <= day)
    masked = {}
    for learned, others in relation.learned.items():
        known = (table[learned] <= day).fill_null(False)
        for name in (learned, *others):
            empty = "" if relation.columns[name] == "string" else ibis.null(relation.columns[name])
            masked[name] = ibis.ifelse(known, table[name], empty)
    table = table.mutate(**masked, as_of=day)
    return table.mutate(**relation.derived) if relation.derived else table


def cells_of(asked: Asked) -> Table:
    """One row a council, month and part; for each indicator its numerator and denominator, by place: `n0`, `d0`, …"""
    if asked.indicators[0].standing:
        return ibis.union(*_standing(asked), distinct=False) if asked.last > asked.first else _standing(asked)[0]
    first = asked.indicators[0]
    rows = known_by(first.relation, asked.councils, asked.as_of)
    month = (_[first.dated_by].year() * 12 + _[first.dated_by].month() - 1).cast("int64")
    rows = rows.filter(_[first.dated_by].notnull()).mutate(month=month)
    rows = rows.filter(_.month >= asked.first, _.month <= asked.last, _[first.dated_by] <= _.as_of)
    return _counted(rows, asked)


def _standing(asked: Asked) -> list[Table]:
    """What stood at each month's end, or on the day itself in the month it lies in."""
    made = []
    for month in range(asked.first, asked.last + 1):
        day = min(last_of(month), asked.as_of)
        rows = known_by(asked.indicators[0].relation, asked.councils, day)
        made.append(_counted(rows.mutate(month=ibis.literal(month, "int64")), asked))
    return made


def _counted(rows: Table, asked: Asked) -> Table:
    part = rows[asked.by].fill_null("") if asked.by else ibis.literal("")
    counted = {}
    for place, each in enumerate(asked.indicators):
        among = ibis.literal(True) if each.among is None else each.among.resolve(rows)
        counted[f"n{place}"] = _numerator(rows, each, among).cast("float64")
        counted[f"d{place}"] = rows.count(where=among).cast("float64")
    grouped = rows.group_by(council=rows.council, month=rows.month, part=part)
    return grouped.aggregate(**counted)


def _numerator(rows: Table, each: Indicator, among: ibis.Value) -> ibis.Value:
    if each.adds:
        return rows[each.adds].sum(where=among).fill_null(0)
    meets = among if each.meets is None else among & each.meets.resolve(rows).fill_null(False)
    return rows.count(where=meets)


def rows_behind(indicator: Indicator, asked: Asked, *, counted: bool, identified_by: str) -> Table:
    """The facts behind one figure: those in its denominator, or with `counted` only those in its numerator."""
    rows = known_by(indicator.relation, asked.councils, asked.as_of)
    if not indicator.standing:
        month = (_[indicator.dated_by].year() * 12 + _[indicator.dated_by].month() - 1).cast("int64")
        rows = rows.filter(_[indicator.dated_by].notnull(), _[indicator.dated_by] <= _.as_of).mutate(month=month)
        rows = rows.filter(_.month >= asked.first, _.month <= asked.last)
    if indicator.among is not None:
        rows = rows.filter(indicator.among)
    if counted and indicator.meets is not None:
        rows = rows.filter(indicator.meets)
    dated = rows[indicator.dated_by]
    return rows.select(fact=rows[identified_by], child=rows.child, on=dated).order_by(_.on.desc(), _.fact)


def sql(expression: Table, engine: Engine) -> str:
    """The expression in an engine's own words."""
    return str(ibis.to_sql(expression, dialect=engine))


def cells_from(rows: Iterable[Sequence[object]], asked: Asked) -> dict[str, list[Cell]]:
    """An engine's rows as cells, by the code of their indicator."""
    found: dict[str, list[Cell]] = {each.code: [] for each in asked.indicators}
    for council, month, part, *counts in rows:
        for place, each in enumerate(asked.indicators):
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
