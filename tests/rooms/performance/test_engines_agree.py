"""One declaration, two engines and plain Python: all three count the same."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from onestory.performance.declared.catalogue import INDICATORS
from onestory.performance.declared.relations import RELATIONS
from onestory.performance.rules.expressions import Asked, Cell, cells_from, counting, groups
from onestory.performance.rules.periods import first_of, last_of
from tests.rules.performance.oracle import count
from tests.rules.performance.rows import Row, at_random, counted, duck, made

FIRST, LAST = 2025 * 12, 2026 * 12 + 10
LATE_AND_EARLY = [(1, date(2026, 11, 20)), (2, date(2026, 3, 9))]


def in_postgresql(facts: dict[str, list[Row]]) -> None:
    """The same facts in tables of this connection alone, which stand before the views of the same name."""
    with connection.cursor() as cursor:
        for relation in RELATIONS:
            cursor.execute(f"create temporary table performance_{relation.code} ({made(relation)}) on commit drop")
            marks = ", ".join("%s" for _ in relation.columns)
            rows = [[row.get(name) for name in relation.columns] for row in facts[relation.code]]
            cursor.executemany(f"insert into performance_{relation.code} values ({marks})", rows)


def counted_by_postgresql(asked: Asked) -> dict[str, list[Cell]]:
    with connection.cursor() as cursor:
        cursor.execute(counting(asked, "postgres"))
        return cells_from(cursor.fetchall(), asked)


def comparable(cells: dict[str, list[Cell]]) -> dict[str, set[tuple[int, int, str, float, float]]]:
    return {
        code: {(each.council, each.month, each.part, round(each.numerator, 3), each.denominator) for each in found}
        for code, found in cells.items()
    }


@pytest.mark.parametrize(("seed", "as_of"), LATE_AND_EARLY)
def test_postgresql_and_duckdb_and_plain_python_agree(db: None, seed: int, as_of: date) -> None:
    facts = at_random(seed)
    in_postgresql(facts)
    engine = duck(facts)
    for group in groups(INDICATORS):
        columns = sorted({"", *(split.column for each in group for split in each.splits)})
        for column in columns:
            asked = Asked(indicators=group, councils=(1, 2), first=FIRST, last=LAST, as_of=as_of, by=column)
            by_postgresql, by_duckdb = counted_by_postgresql(asked), counted(engine, asked)
            assert comparable(by_postgresql) == comparable(by_duckdb)
            if not column:
                agrees_with_plain_python(by_duckdb, facts, as_of)


def agrees_with_plain_python(cells: dict[str, list[Cell]], facts: dict[str, list[Row]], as_of: date) -> None:
    for code, found in cells.items():
        assert found, code
        for cell in found:
            first = first_of(cell.month)
            day = min(last_of(cell.month), as_of)
            by_hand = count(
                code,
                facts,
                council=cell.council,
                year=first.year,
                month=first.month,
                as_of=day if code in ("drift", "standing-still") else as_of,
            )
            assert (round(cell.numerator, 3), cell.denominator) == (round(by_hand[0], 3), by_hand[1]), (code, cell)
