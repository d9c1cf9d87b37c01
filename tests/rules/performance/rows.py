"""Facts made up for figures: constructed to the number, or drawn at random; and the engine that reads them in tests."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

import duckdb

from onestory.grammar.indicators import Relation
from onestory.performance.declared.relations import RELATIONS
from onestory.performance.rules.expressions import Asked, Cell, cells_from, counting

Row = dict[str, Any]
TYPES = {"int64": "bigint", "string": "varchar", "date": "date", "boolean": "boolean", "float64": "double precision"}
SOURCES, BRAGS, AGENCIES = ("1", "2", "3", "6"), ("red", "amber", "green", "blue", ""), ("Police", "Health", "Housing")
OUTCOMES = ("assessment", "strategy-discussion", "early-help", "advice", "no-further-action", "existing-case")


def made(relation: Relation) -> str:
    """How a table of these facts is made, in either engine."""
    return ", ".join(f"{name} {TYPES[kind]}" for name, kind in relation.columns.items())


def duck(facts: Mapping[str, Iterable[Row]]) -> duckdb.DuckDBPyConnection:
    """DuckDB with these facts in it, a table for every relation."""
    engine = duckdb.connect()
    for relation in RELATIONS:
        engine.execute(f"create table performance_{relation.code} ({made(relation)})")
        rows = [tuple(row.get(name) for name in relation.columns) for row in facts.get(relation.code, ())]
        if rows:
            one = f"({', '.join('?' for _ in relation.columns)})"
            every = ", ".join([one] * len(rows))
            engine.execute(
                f"insert into performance_{relation.code} values {every}", [value for row in rows for value in row]
            )
    return engine


def counted(engine: duckdb.DuckDBPyConnection, asked: Asked) -> dict[str, list[Cell]]:
    """What DuckDB counts."""
    return cells_from(engine.execute(counting(asked, "duckdb")).fetchall(), asked)


def at_random(
    seed: int, *, how_many: int = 300, last: date = date(2026, 11, 20), years: int = 3
) -> dict[str, list[Row]]:
    """Facts of two councils: children who come back, contacts undecided, answers late, days unknown."""
    chance = random.Random(seed)

    def a_day() -> date:
        return last - timedelta(days=chance.randrange(365 * years))

    def perhaps(value: Any, odds: float = 0.8) -> Any:
        return value if chance.random() < odds else None

    def a_child() -> str | None:
        return perhaps(f"child-{chance.randrange(how_many // 4)}", 0.9)

    facts: dict[str, list[Row]] = {relation.code: [] for relation in RELATIONS}
    for number in range(how_many):
        came, council = a_day(), chance.choice((1, 2))
        decided = perhaps(came + timedelta(days=chance.randrange(9)))
        facts["contact"].append(
            {
                "council": council,
                "contact": f"contact-{number:05}",
                "child": a_child(),
                "told_here": chance.random() < 0.7,
                "received_on": came,
                "source": chance.choice(SOURCES),
                "brag": chance.choice(BRAGS),
                "acknowledged_on": (read := perhaps(came + timedelta(days=chance.randrange(4)))),
                "acknowledged_in_time": chance.random() < 0.8 if read else None,
                "decided_on": decided,
                "decide_by": came + timedelta(days=chance.randrange(1, 4)),
                "outcome": chance.choice(OUTCOMES) if decided else None,
                "decided_in_time": chance.random() < 0.7 if decided else None,
                "hours_to_decide": float(chance.randrange(2000)) / 4 if decided else None,
                "fed_back_on": perhaps(decided + timedelta(days=chance.randrange(3)), 0.6) if decided else None,
            }
        )
        facts["referral"].append(
            {
                "council": council,
                "referral": f"referral-{number:05}",
                "child": a_child(),
                "referred_on": (referred := a_day()),
                "source": chance.choice(SOURCES),
                "no_further_action": perhaps(chance.random() < 0.1, 0.95),
                "assessment_started_on": perhaps(referred + timedelta(days=3)),
                "initial_assessment_on": perhaps(referred + timedelta(days=chance.randrange(30)), 0.5),
            }
        )
        started = a_day()
        completed = perhaps(started + timedelta(days=chance.randrange(90)))
        facts["assessment"].append(
            {
                "council": council,
                "assessment": f"assessment-{number:05}",
                "child": a_child(),
                "kind": chance.choice(("single", "initial", "core")),
                "started_on": started,
                "completed_on": completed,
                "days_from_referral": perhaps(chance.randrange(60)) if completed else None,
                "days_from_start": chance.randrange(60) if completed else None,
            }
        )
        sent = a_day()
        answered = perhaps(sent + timedelta(days=chance.randrange(5)))
        facts["request"].append(
            {
                "council": council,
                "request": f"request-{number:05}",
                "child": a_child(),
                "agency": chance.choice(AGENCIES),
                "brag": chance.choice(BRAGS[:4]),
                "sent_on": sent,
                "due_on": sent + timedelta(days=chance.randrange(3)),
                "answered_on": answered,
                "answered_in_time": chance.random() < 0.7 if answered else None,
                "hours_to_answer": float(chance.randrange(400)) / 4 if answered else None,
            }
        )
    return facts
