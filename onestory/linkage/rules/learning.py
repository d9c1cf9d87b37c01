"""Learning what the answers are worth, without labels: expectation and maximisation over counts of answer patterns."""

from dataclasses import dataclass
from math import log2

import numpy as np
import polars as pl
from numpy.typing import NDArray

Chance = dict[str, float]
"""For each level of one field, a chance."""

STRENGTH = 60.0
"""How many true pairs the declared chances count for, against what the records themselves show."""

ROUNDS = 25
FURTHEST = 4.0
"""A learned weight may differ from the declared one by no more than this many bits."""


AGREES = ("same", "at-home", "same-door", "same-postcode")
"""The answers that say that a field agrees."""


NAMED_ALIKE = ("at-home", "same", "known-as")
ALIKE_AT_HOME = 0.02
"""How many of two people in one home have one first name, before the records are looked at."""

Weighed = dict[str, dict[str, tuple[float, float]]]
"""For each field, each level's chance among true pairs and among others."""


@dataclass(frozen=True)
class Session:
    """What one look at the records taught: each level's chance in true pairs, and how many pairs it counts for."""

    chances: dict[str, Chance]
    pairs: float


def look(
    patterns: pl.DataFrame,
    held: tuple[str, ...],
    start: dict[str, Chance],
    among_others: dict[str, Chance],
    *,
    trust: float = 1.0,
) -> Session | None:
    """Learn the other fields from pairs that agree on every field of `held`.

    `patterns` has one column of level codes for each field, and `pairs`, how many pairs answer so.
    """
    seen = patterns.filter([pl.col(field).is_in(AGREES) for field in held])
    if seen.is_empty():
        return None
    fields = [field for field in start if field not in held]
    among_same, share = {field: dict(start[field]) for field in fields}, 0.5
    places = {field: places_of(seen[field], start[field]) for field in fields}
    pairs = seen["pairs"].to_numpy().astype(float)
    chosen = np.zeros(len(pairs))
    for _ in range(ROUNDS):
        weight = np.zeros(len(pairs))
        for field, place in places.items():
            weight += np.array([*weights(among_same[field], among_others[field]).values(), 0.0])[place]
        odds = log2(share / (1 - share))
        chosen = pairs / (1 + 2.0 ** -np.clip(weight + odds, -60, 60))
        share = min(0.9999, max(0.0001, float(chosen.sum()) / float(pairs.sum())))
        among_same = {field: blended(place, chosen, start[field]) for field, place in places.items()}
    return Session(chances=among_same, pairs=trust * float(chosen.sum()))


def places_of(answers: pl.Series, levels: Chance) -> NDArray[np.intp]:
    """Return the place of each answer among the levels of a field; of any other answer, the place after the last."""
    place = {level: n for n, level in enumerate(levels)}
    return answers.replace_strict(place, default=len(place), return_dtype=pl.Int64).to_numpy().astype(np.intp)


def weights(same: Chance, others: Chance) -> dict[str, float]:
    return {level: log2(max(chance, 1e-7) / max(others[level], 1e-7)) for level, chance in same.items()}


def blended(places: NDArray[np.intp], chosen: NDArray[np.float64], declared: Chance) -> Chance:
    """Return each level's share among the chosen pairs, leaning on the declared shares where little is seen."""
    found = np.bincount(places, weights=chosen, minlength=len(declared) + 1)[: len(declared)]
    total = float(found.sum())
    return {
        level: (float(seen) + STRENGTH * chance) / (total + STRENGTH)
        for (level, chance), seen in zip(declared.items(), found, strict=True)
    }


def agreed(sessions: list[Session], declared: dict[str, Chance]) -> dict[str, Chance]:
    """Average what the sessions taught, each by the true pairs that it saw."""
    chances = {}
    for field, levels in declared.items():
        taught = [(s.pairs, s.chances[field]) for s in sessions if field in s.chances]
        total = sum(pairs for pairs, _ in taught)
        chances[field] = {
            level: sum(pairs * chance[level] for pairs, chance in taught) / total if total > 0 else first
            for level, first in levels.items()
        }
    return chances


def shares(patterns: pl.DataFrame, field: str, declared: Chance) -> Chance:
    """Return each level's share among pairs taken blindly, leaning on the declared chances."""
    found = dict(patterns.group_by(field).agg(pl.col("pairs").sum()).iter_rows())
    total = sum(found.get(level, 0) for level in declared)
    return {level: (found.get(level, 0) + STRENGTH * chance) / (total + STRENGTH) for level, chance in declared.items()}


def without_same(blind: pl.DataFrame, same: dict[str, Chance], others: dict[str, Chance]) -> pl.DataFrame:
    """Leave out of pairs taken blindly those that are one person: in a small file they are no rare chance.

    Each pattern is left in by as many of its pairs as are likely to be of two people.
    """
    weight = sum(
        (pl.col(field).replace_strict(weights(chances, others[field]), default=0.0) for field, chances in same.items()),
        start=pl.lit(0.0),
    )
    weighed = blind.with_columns(weight.alias("weight"))
    total, share = max(float(blind["pairs"].sum()), 1.0), 1e-4
    chance = weighed["weight"] * 0.0
    for _ in range(ROUNDS):
        odds = log2(share / (1 - share))
        chance = weighed.select(1 / (1 + 2.0 ** -(pl.col("weight") + odds).clip(-60, 60))).to_series()
        share = min(0.5, max(1e-7, float((chance * weighed["pairs"]).sum()) / total))
    return blind.with_columns(pairs=pl.col("pairs") * (1 - chance))


def clamped(same: Chance, others: Chance, declared: dict[str, tuple[float, float]]) -> dict[str, tuple[float, float]]:
    """Hold every weight within reach of the declared one: a level that is nearly never seen teaches nonsense."""
    held = {}
    for level, (m, u) in declared.items():
        first = log2(m / u)
        weight = min(first + FURTHEST, max(first - FURTHEST, log2(max(same[level], 1e-7) / max(others[level], 1e-7))))
        held[level] = (same[level], same[level] / 2**weight)
    return held


def matches(patterns: pl.DataFrame, chances: dict[str, dict[str, tuple[float, float]]], *, records: int) -> float:
    """Return how many true pairs there are for each record, by what the chances say of all the pairs compared."""
    learned = {
        f: {level: log2(max(m, 1e-7) / max(u, 1e-7)) for level, (m, u) in levels.items()}
        for f, levels in chances.items()
    }
    weight = sum((pl.col(f).replace_strict(levels, default=0.0) for f, levels in learned.items()), start=pl.lit(0.0))
    weighed = patterns.select(weight.alias("weight"), "pairs")
    share, possible = 1.0, max(records * (records - 1) / 2, 1.0)
    for _ in range(ROUNDS):
        odds = log2(min(0.5, share * records / possible))
        chance = 1 / (1 + 2.0 ** -(pl.col("weight") + odds).clip(-60, 60))
        share = min(50.0, max(0.05, weighed.select((chance * pl.col("pairs")).sum()).item() / max(records, 1)))
    return round(share, 3)


def without_homes(chances: Weighed) -> Weighed:
    """Let one first name at one home count as one first name, where homes tell nothing of their own."""
    given = chances["given"]
    m, u = (sum(given[level][place] for level in ("at-home", "same")) for place in (0, 1))
    return chances | {"given": given | {"same": (m, u)}}


def within_homes(chances: Weighed, patterns: pl.DataFrame) -> Weighed:
    """Let a first name weigh within one home what it tells there.

    Of two who surely are not one, for they have two birthdays, how many share a home and a first name? Elsewhere a
    first name is as telling as among records of one person who were found at two homes.
    """
    given = chances["given"]
    whole = sum(given[level][0] for level in NAMED_ALIKE)
    apart = patterns.filter(
        (pl.col("place") == "same-door") & pl.col("born").is_in(("differs", "year")) & (pl.col("given") != "unknown")
    )
    alike = float(apart.filter(pl.col("given") == "at-home")["pairs"].sum())
    two = (alike + STRENGTH * ALIKE_AT_HOME) / (float(apart["pairs"].sum()) + STRENGTH)
    elsewhere = max(0.05, 1 - given["at-home"][0] / max(whole, 1e-6))
    held = {level: (given[level][0] / elsewhere, given[level][1]) for level in NAMED_ALIKE[1:]}
    return chances | {"given": given | held | {"at-home": (whole, min(max(two, 0.004), 0.1))}}
