"""Teach a model from a council's own records, without labels."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import duckdb
import polars as pl

from onestory.linkage.declared.model import COMPARISONS, LOOKS, RARITIES, THRESHOLDS, Comparison
from onestory.linkage.engine import (
    answering,
    block,
    counted,
    lay_out,
    neighbours,
    sample,
    share,
)
from onestory.linkage.model import Chances, Model, declared_chances, default_model
from onestory.linkage.rules.learning import (
    Chance,
    agreed,
    clamped,
    look,
    matches,
    shares,
    within_homes,
    without_homes,
    without_same,
)
from onestory.linkage.standardise import Records, standardised
from onestory.linkage.workspace import workspace

RANDOM_PAIRS = 500_000
ENOUGH_PAIRS = 1_000_000
"""So many pairs that share a key teach as well as all there are."""
AT_HOME_PAIRS = 100_000
HOMES = ("same-door", "same-postcode")
FAMILIES = 0.2
"""Above this share of pairs with one surname and one home but two birthdays, people live in families."""


def train(records: Records, *, start: Model | None = None, version: str = "own", why: str = "") -> Model:
    """Return a model learned from these records, starting from and leaning on another."""
    with workspace() as connection:
        standardised(connection, records)
        block(connection)
        return learned(connection, start=start, version=version, why=why)


def learned(
    connection: duckdb.DuckDBPyConnection, *, start: Model | None = None, version: str = "own", why: str = ""
) -> Model:
    """Return a model learned from the tables `standard` and `pairs`, which stay as they are."""
    base = start or default_model()
    count = counted(connection, "standard")
    lay_out(connection)
    sample(connection, RANDOM_PAIRS)
    stands_for = share(connection, ENOUGH_PAIRS)
    neighbours(connection, AT_HOME_PAIRS)
    tables = ("blind", "shared", "at_home")
    blind, blocked, at_home = (patterns(connection, base, pairs) for pairs in tables)
    connection.execute("DROP TABLE compared")
    blocked = blocked.with_columns(pl.col("pairs") * stands_for)
    return taught(base, blind, blocked, count, households=live_together(at_home), version=version, why=why)


def patterns(connection: duckdb.DuckDBPyConnection, model: Model, pairs: str) -> pl.DataFrame:
    """Return how many of the pairs in a table give each pattern of answers; the table goes with them."""
    everybody = f"(SELECT *, {', '.join(f'NULL::DOUBLE AS tf_{column}' for column in RARITIES)} FROM compared)"
    said = answering(model, pairs, (everybody, everybody))
    places = ", ".join(f"gamma_{comparison.field}::TINYINT AS {comparison.field}" for comparison in COMPARISONS)
    found = connection.sql(f"SELECT {places}, count(*) AS pairs FROM ({said}) GROUP BY ALL").pl()
    connection.execute(f"DROP TABLE {pairs}")
    return found.with_columns(
        pl.col(comparison.field).replace_strict(answers_by_place(comparison, model), return_dtype=pl.String)
        for comparison in COMPARISONS
    )


def answers_by_place(comparison: Comparison, model: Model) -> dict[int, str]:
    """Return the code of each answer by the place that Splink gives it: the last is 0, and nothing known is -1."""
    levels = [level.code for level in comparison.levels if model.households or not level.households]
    return {-1: "unknown"} | dict(enumerate(reversed(levels)))


def taught(
    base: Model, blind: pl.DataFrame, blocked: pl.DataFrame, count: int, *, households: bool, version: str, why: str
) -> Model:
    declared = declared_chances()
    start = {field: {code: m for code, (m, _) in levels.items()} for field, levels in declared.items()}
    others = among_others(blind)
    same = among_same(blocked, start, others)
    others = among_others(without_same(blind, same, others))
    same = among_same(blocked, start, others)
    chances = {
        field: clamped(same[field], others[field], levels) | untaught()[field] for field, levels in declared.items()
    }
    chances = within_homes(chances, blocked) if households else without_homes(chances)
    join, ask = THRESHOLDS[households]
    return Model(
        version=version,
        trained_on=f"{count} records",
        chances=chances,
        join=join,
        ask=ask,
        why=why or base.why,
        matches_per_record=matches(blocked, chances, records=count),
        households=households,
    )


def among_others(blind: pl.DataFrame) -> dict[str, Chance]:
    """Return each level's share among pairs taken blindly."""
    return {
        field: shares(blind, field, {code: u for code, (_, u) in levels.items()})
        for field, levels in declared_chances().items()
    }


def among_same(blocked: pl.DataFrame, start: dict[str, Chance], others: dict[str, Chance]) -> dict[str, Chance]:
    """Return each level's share among true pairs: what every look at the pairs compared taught of them."""
    looked = [look(blocked, each.held, start, others, trust=each.trust) for each in LOOKS]
    return agreed([session for session in looked if session is not None], start)


def untaught() -> Chances:
    """Return the declared chances of the levels that no records teach."""
    return {
        comparison.field: {level.code: (level.m, level.u) for level in comparison.levels if not level.taught}
        for comparison in COMPARISONS
    }


def live_together(of_one_surname: pl.DataFrame) -> bool:
    """Return whether a shared surname and home often go with two birthdays: then the records are of families."""
    at_home = of_one_surname.filter(
        (pl.col("family") == "same") & pl.col("place").is_in(HOMES) & (pl.col("born") != "unknown")
    )
    apart = at_home.filter(pl.col("born").is_in(("differs", "year")))["pairs"].sum()
    return bool(float(apart) > FAMILIES * float(at_home["pairs"].sum()))
