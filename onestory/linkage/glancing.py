"""Scoring what matters: a glance says what a pair weighs at most, and Splink weighs those on which anything turns."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

from itertools import combinations_with_replacement
from math import log2

import duckdb

from onestory.linkage.declared.glances import AS_THEY_ARE, GLANCES, SAME_OR_NOT, UNKNOWN, Glance
from onestory.linkage.declared.model import COMPARISONS, RAREST, RARITIES, Comparison, Level
from onestory.linkage.engine import counted, gathered, lay_out, ranges, rate, scoring, spread
from onestory.linkage.guarding import MARGIN, Decisions
from onestory.linkage.hanging import TOGETHER, WEIGHTS, find_hanging
from onestory.linkage.model import Model, exact_chance
from onestory.linkage.workspace import pack, press

A_HAIR = 0.001
"""Weights carry the place of the answer in their sixth decimal, and no sum of them is exact."""


def score_what_matters(
    connection: duckdb.DuckDBPyConnection,
    model: Model,
    decisions: Decisions,
    *,
    least: float,
    records: int = 0,
    hang: str = "",
) -> None:
    """Make the table `scored` of those pairs that anything later can turn on, and that weigh `least`.

    A pair far below asking counts for something only between records that nearer pairs, or a person, hang together:
    it may hold their group apart. Most pairs are of strangers who share a key. Nobody asks of them again, and where a
    glance shows that they cannot be near, they are not scored at all. `records` and `hang` as in `judge`.
    """
    floor = min(model.ask, model.join - MARGIN)
    kept = ", ".join(f"{name} DOUBLE" for name in ("match_weight", *WEIGHTS))
    connection.execute(f"CREATE OR REPLACE TABLE scored (row_l INT, row_r INT, {kept})")
    pack(connection, "scored")
    glance(connection, model, floor=floor - A_HAIR, records=records)
    connection.execute("DROP TABLE pairs")
    lay_out(connection)
    score_parts(connection, model, "(FROM glimpsed WHERE likely)", least=least, records=records)
    find_hanging(connection, "scored", decisions, floor=floor, hang=hang)
    connection.execute(
        "CREATE OR REPLACE TABLE far AS SELECT join_key_l, join_key_r FROM glimpsed"
        f" {TOGETHER.format(side='join_key')} AND NOT likely"
    )
    score_parts(connection, model, "far", least=least, records=records)
    connection.execute(
        "DELETE FROM scored USING hanging l, hanging r WHERE l.row = row_l AND r.row = row_r AND l.whole <> r.whole"
    )
    for table in ("compared", "rated", "glimpsed", "far", "hanging"):
        connection.execute(f"DROP TABLE IF EXISTS {table}")
    press(connection)


def glance(connection: duckdb.DuckDBPyConnection, model: Model, *, floor: float, records: int = 0) -> None:
    """Make the table `glimpsed`: of each of the `pairs` whether it may weigh `floor`, so that it is `likely`.

    `records` if these are a part of so many. The records are `rated` from then on.
    """
    rate(connection)
    numbers = [
        f"CASE WHEN {sql} IS NOT NULL THEN (hash({sql}) & {2**32 - 1})::UINTEGER END AS {name}"
        for name, sql in SAME_OR_NOT.items()
    ]
    rarities = [f"tf_{column}::FLOAT AS tf_{column}" for column in RARITIES]
    held = [f"standard.{column}" for column in AS_THEY_ARE]
    connection.execute(
        f"CREATE OR REPLACE TABLE glanced AS SELECT {spread('row')} AS row, {', '.join([*held, *numbers, *rarities])}"
        " FROM standard JOIN rated USING (row)"
    )
    columns = [*AS_THEY_ARE, *SAME_OR_NOT, *(f"tf_{column}" for column in RARITIES)]
    sides = ", ".join(f"{side}.{name} AS {name}_{side}" for name in columns for side in ("l", "r"))
    prior = model.prior(records or counted(connection, "standard"))
    most = " + ".join([f"{log2(prior / (1 - prior))}", *(most_of(comparison, model) for comparison in COMPARISONS)])
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE glimpsed AS
        SELECT join_key_l, join_key_r, coalesce({most} >= {floor}, false) AS likely
        FROM (SELECT join_key_l, join_key_r, {sides}
              FROM pairs
              JOIN glanced l ON l.row = {spread("join_key_l")} JOIN glanced r ON r.row = {spread("join_key_r")})
        """
    )
    connection.execute("DROP TABLE glanced")


def score_parts(connection: duckdb.DuckDBPyConnection, model: Model, pairs: str, *, least: float, records: int) -> None:
    """Add to `scored` what Splink makes of a table of pairs, those between two parts of the records at a time."""
    held = counted(connection, "standard")
    for left, right in combinations_with_replacement(ranges(held), 2):
        among = " AND ".join(
            f"join_key_{side} BETWEEN {first} AND {last}" for side, (first, last) in (("l", left), ("r", right))
        )
        sides = (rated_between(*left), rated_between(*right))
        found = scoring(model, f"{pairs} WHERE {among}", sides, least=least, records=records or held)
        connection.execute(
            f"INSERT INTO scored SELECT {gathered('row_l')}, {gathered('row_r')}, match_weight, {', '.join(WEIGHTS)}"
            f" FROM ({found})"
        )
        press(connection)


def rated_between(first: int, last: int) -> str:
    """Return the SQL, in parentheses, of what is compared of the records from one row to another."""
    return f"(SELECT * FROM compared JOIN rated USING (row) WHERE row BETWEEN {first} AND {last})"


def most_of(comparison: Comparison, model: Model) -> str:
    """Return the SQL of what the answer to one comparison weighs at most."""
    levels = {level.code: level for level in comparison.levels if model.households or not level.households}
    glances = GLANCES.get(comparison.field) or [Glance(level.sql, (code,)) for code, level in levels.items()]
    cases = " ".join(
        f"WHEN {'true' if glance.sql == 'ELSE' else glance.sql} THEN "
        f"{heaviest(comparison.field, [levels[c] for c in glance.levels or levels if c in levels], model)}"
        for glance in glances
    )
    return f"(CASE WHEN {UNKNOWN.get(comparison.field, comparison.unknown)} THEN 0 {cases} END)"


def heaviest(field: str, levels: list[Level], model: Model) -> str:
    """Return the SQL of the weight of the heaviest of these answers, rarity counted in."""
    plain = [model.weight(field, level.code) for level in levels if not level.rarity]
    rare = [f"{model.weight(field, level.code)} + {rarity(level.rarity, model)}" for level in levels if level.rarity]
    weights = [*([str(max(plain))] if plain else []), *rare]
    return f"greatest({', '.join(weights)})" if len(weights) > 1 else weights[0]


def rarity(column: str, model: Model) -> str:
    """Return the SQL of what a value's rarity adds to the weight of agreeing on it, as Splink counts it."""
    common = log2(exact_chance(column, model))
    return f"coalesce({common} - log2(greatest(tf_{column}_l, tf_{column}_r, {RAREST[column]})), 0)"
