"""A search on its way to the database: every way it may be read, the model's weights, and what was found."""

import json
from functools import cache
from math import log2

from onestory.linkage.declared.model import RAREST, Comparison
from onestory.linkage.model import Model, default_model, exact_chance
from onestory.people.declared.search import PARTS
from onestory.people.index.compiling import mark
from onestory.people.index.copying import rows
from onestory.people.index.lookup import counted_records
from onestory.people.rules.compiling import COMPARED
from onestory.people.rules.compiling import rarities as rare_levels
from onestory.people.rules.finding import Found, Reading

FIND = """
    select person_id, weight, reading, feeds, levels, bits
      from people_find(%s::jsonb, %s::float8[], %s::float8[], %s::float8[], %s::jsonb, %s, %s)
     order by weight desc, person_id
"""

model = cache(default_model)
"""The model that the search weighs with: the newest that comes with the product, which linked the records too."""


@cache
def weighing() -> tuple[str, str, str]:
    """That model's weights and rarities, as the database reads them: the same for every question."""
    return tuple(f"{{{','.join(map(repr, each))}}}" for each in (weights(model()), *rarities(model())))  # type: ignore[return-value]


def find(readings: tuple[Reading, ...], *, councils: tuple[int, ...], top: int) -> list[Found]:
    """The people found, the weightiest first, each with the reading that fits them best."""
    priors = {str(council): weight for council, weight in starting_weights(model(), councils).items()}
    told = json.dumps([reading.said() for reading in readings])
    found = rows(FIND, [told, *weighing(), json.dumps(priors), mark(), top])
    return [Found.of(row, readings) for row in found]


def starting_weights(chosen: Model, councils: tuple[int, ...]) -> dict[int, float]:
    """What is known before looking: how unlikely it is, in bits, that two records taken blindly are one person."""
    counted = counted_records()
    return {council: log_odds(chosen.prior(counted.get(council, 0))) for council in councils}


def log_odds(chance: float) -> float:
    return log2(chance / (1 - chance))


def weights(chosen: Model) -> list[float]:
    """Every level's weight, as the batch uses it: comparison by comparison, each after the weight of nothing said."""
    return [
        weight
        for comparison in COMPARED
        for weight in (0.0, *(_weight(chosen, comparison, place) for place in range(1, len(comparison.levels) + 1)))
    ]


def _weight(chosen: Model, comparison: Comparison, place: int) -> float:
    level = comparison.levels[place - 1]
    if comparison in PARTS:
        return log2(level.m / level.u)
    return chosen.said_weight(comparison.field, level.code, place)


def rarities(chosen: Model) -> tuple[list[float], list[float]]:
    """For each level that rare values change: how likely two people share one, and how rare one may count."""
    columns = [rare.column for rare in rare_levels()]
    return [exact_chance(column, chosen) for column in columns], [RAREST[column] for column in columns]
