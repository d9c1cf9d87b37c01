"""Why two records were linked, or were not: what each field said, in words and in weight."""

# ruff: noqa: S608  (the SQL is put together from our own declarations)

from dataclasses import dataclass

import duckdb
import polars as pl

from onestory.linkage.declared.model import COMPARISONS, RARITIES
from onestory.linkage.engine import answers, score, weigh_rarity
from onestory.linkage.model import Model
from onestory.linkage.ruler import Ruler, weigh_by
from onestory.linkage.standardise import standardised

STRENGTHS = ((9.0, "very strong"), (5.0, "strong"), (2.0, "fair"), (0.0, "weak"))
EVERYTHING = -1e6


@dataclass(frozen=True)
class Reason:
    """What one field said: the answer, its weight in bits for one person (below nought, against), and plain words."""

    field: str
    title: str
    level: str
    weight: float
    words: str


def explain(
    records: pl.DataFrame, *, model: Model, among: pl.DataFrame | None = None, ruler: Ruler | None = None
) -> tuple[Reason, ...]:
    """Say why the first two records fit or do not, the weightiest first.

    `among` is the population whose common and rare values count, or a `ruler` says how common they are; without either
    every value counts as ordinary.
    The weights, with log2 of the odds that `Model.prior` gives before looking, add up to the weight of the pair.
    """
    pair = records.head(2)
    told = pl.concat([pair, among], how="diagonal_relaxed") if among is not None else pair
    with duckdb.connect() as connection:
        standardised(connection, told, checks=ruler.checks if ruler else None)
        weigh_by(connection, ruler) if ruler else weigh_rarity(connection, model)
        connection.execute("CREATE OR REPLACE TABLE pairs AS SELECT '0' AS match_key, 0 AS join_key_l, 1 AS join_key_r")
        scored = score(connection, model, least=EVERYTHING)
        rarities = " ".join(
            f", mw_tf_adj_{comparison.field}" for comparison in COMPARISONS if adjusted(comparison.field)
        )
        fields = ", ".join(f"mw_{comparison.field} AS weight_{comparison.field}" for comparison in COMPARISONS)
        row = connection.sql(f"SELECT {fields}{rarities}, {answers()} FROM {scored}").pl().row(0, named=True)
    found = [reason(row, comparison.field) for comparison in COMPARISONS if row[comparison.field] != "unknown"]
    return tuple(sorted(found, key=lambda one: -abs(one.weight)))


def adjusted(field: str) -> bool:
    comparison = next(c for c in COMPARISONS if c.field == field)
    return any(level.rarity in RARITIES for level in comparison.levels)


def reason(row: dict[str, float | str], field: str) -> Reason:
    comparison = next(c for c in COMPARISONS if c.field == field)
    level = next(one for one in comparison.levels if one.code == row[field])
    weight = float(row[f"weight_{field}"]) + float(row.get(f"mw_tf_adj_{field}", 0.0))
    return Reason(
        field=field,
        title=comparison.title,
        level=level.code,
        weight=round(weight, 4),
        words=f"{level.words}: {strength(weight)}",
    )


def strength(weight: float) -> str:
    """Put a weight into words: how strongly it speaks, and which way."""
    said = next(words for least, words in STRENGTHS if abs(weight) >= least)
    return said if weight >= 0 else f"{said} against"
