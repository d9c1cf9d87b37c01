"""How far apart kinds of people lie in recall, and how far they would by chance: a person of many records swings it."""

from collections.abc import Mapping

import numpy as np
import polars as pl

SHUFFLES = 500
SEED = 20261126
ENOUGH = 200
"""A group of fewer people than this says more of them than of what they have in common."""


def gaps(placed: pl.DataFrame, column: str, *, enough: int = ENOUGH) -> dict[str, float]:
    """Measure records that carry `cluster_id`, `person_id` and a trait: the widest gap between groups big enough.

    In pairs, which count a person by the square of their records, and in people, who count once each by the share of
    their own pairs that were found. `…_by_chance` is the gap that 95 in 100 shuffles of the trait among the same people
    stay under: a gap within it says nothing of the trait. Of fewer than two groups there is nothing to say.
    """
    people = _people(placed, column, enough)
    kinds, codes = np.unique(people[column].to_numpy(), return_inverse=True)
    if len(kinds) < 2:
        return {}
    pairs, found = people["pairs"].to_numpy().astype(float), people["found"].to_numpy().astype(float)
    told = {"": (found, pairs), "people_": (found / pairs, np.ones(len(pairs)))}
    return {name: value for prefix, sides in told.items() for name, value in _measured(prefix, sides, codes).items()}


def _measured(prefix: str, sides: tuple[np.ndarray, np.ndarray], codes: np.ndarray) -> Mapping[str, float]:
    chance = np.random.default_rng(SEED)
    shuffled = [_widest(sides, chance.permutation(codes)) for _ in range(SHUFFLES)]
    widest = _widest(sides, codes)
    return {
        f"{prefix}recall_gap": round(widest, 5),
        f"{prefix}recall_gap_by_chance": round(float(np.quantile(shuffled, 0.95)), 5),
        f"{prefix}recall_gap_p": round((1 + sum(each >= widest for each in shuffled)) / (1 + SHUFFLES), 4),
    }


def _widest(sides: tuple[np.ndarray, np.ndarray], codes: np.ndarray) -> float:
    hits, total = (np.bincount(codes, weights=each) for each in sides)
    recalls = hits / total
    return float(recalls.max() - recalls.min())


def _people(placed: pl.DataFrame, column: str, enough: int) -> pl.DataFrame:
    """Everybody who has several records: their pairs, and how many of those were found."""
    held = placed.filter(pl.col(column).is_not_null()).group_by("cluster_id", column, "person_id").len()
    pairs = pl.col("len").cast(pl.Int64)
    people = held.group_by("cluster_id", column).agg(
        (pairs.sum() * (pairs.sum() - 1) // 2).alias("pairs"), (pairs * (pairs - 1) // 2).sum().alias("found")
    )
    return people.filter((pl.col("pairs") > 0) & (pl.len().over(column) >= enough)).sort("cluster_id")
