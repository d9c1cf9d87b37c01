"""A model: the chances it learned, its thresholds, and why; kept as a dated JSON file."""

import json
from dataclasses import dataclass, replace
from math import log2
from pathlib import Path

from onestory.linkage.declared.model import COMPARISONS, Comparison

MODELS = Path(__file__).parent / "declared" / "models"

LEAST_CHANCE = 1e-7
ONE_IN = 1_000_000

Chances = dict[str, dict[str, tuple[float, float]]]
"""For each field and each level of it: (m, u)."""


@dataclass(frozen=True)
class Model:
    """Chances for each level of each comparison, with the weights at which to join and to ask."""

    version: str
    trained_on: str
    chances: Chances
    join: float
    ask: float
    why: str
    matches_per_record: float = 1.0
    households: bool = True
    """Whether the records are of people who live together and share names, homes and birthdays."""

    def weight(self, field: str, level: str) -> float:
        """Return the weight of one answer, in bits."""
        m, u = self.chances[field][level]
        return log2(max(m, LEAST_CHANCE) / max(u, LEAST_CHANCE))

    def said_weight(self, field: str, level: str, place: int) -> float:
        """Return the weight as it is used; it carries the answer's place in the sixth decimal, to be read back."""
        return round(self.weight(field, level), 4) + place / ONE_IN

    def prior(self, records: int) -> float:
        """Return the chance that two records taken blindly are one person; a small set is a sample of a town."""
        return min(0.01, 2 * self.matches_per_record / max(records, FEWEST_RECORDS))


FEWEST_RECORDS = 1_000


def exact_chance(column: str, model: Model) -> float:
    """Return the model's chance that two people share a value of this column."""
    for comparison in COMPARISONS:
        for level in comparison.levels:
            if level.sql == f"{column}_l = {column}_r":
                return model.chances[comparison.field][level.code][1]
    raise KeyError(f"No level compares {column} with itself.")


def declared_chances(comparisons: tuple[Comparison, ...] = COMPARISONS) -> Chances:
    """Return the priors that stand in the declaration."""
    return {c.field: {level.code: (level.m, level.u) for level in c.levels} for c in comparisons}


def load(path: Path) -> Model:
    """Read a model file; levels that it does not know keep their declared priors."""
    held = json.loads(path.read_text(encoding="utf-8"))
    learned = {
        field: {code: (m, u) for code, (m, u) in levels.items()} for field, levels in held.pop("chances").items()
    }
    declared = declared_chances()
    chances = {
        field: levels | {c: v for c, v in learned.get(field, {}).items() if c in levels}
        for field, levels in declared.items()
    }
    return Model(chances=chances, **held)


def save(model: Model, path: Path) -> None:
    """Write a model where `load` finds it."""
    held = {k: v for k, v in vars(model).items() if k != "chances"}
    chances = {
        field: {code: [round(m, 9), round(u, 9)] for code, (m, u) in levels.items()}
        for field, levels in model.chances.items()
    }
    path.write_text(json.dumps(held | {"chances": chances}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def default_model() -> Model:
    """Return the newest model that comes with the product."""
    return load(max(MODELS.glob("*.json")))


def with_thresholds(model: Model, *, join: float, ask: float, why: str) -> Model:
    return replace(model, join=join, ask=ask, why=why)
