"""Every bench at several sizes, each in a process of its own, and how each figure grows with the size."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from onestory.console.benches import BENCHES, Bench, machine
from onestory.console.stages import Stages

ALL = "all"
FRACTIONS = (0.05, 0.1, 0.2)
"""Of what each bench measures by itself: small enough for a shared machine, apart enough for a slope to be seen."""
LIMIT_S = 1_800
COSTS = ("_s", "_ms", "_mb", "seconds")
NO_COSTS = ("_per_s", "rows_a_second")
LEAST = 1e-6


@dataclass
class Grown:
    """What came of one bench: its figures at each size, or why there are none."""

    bench: Bench
    figures: dict[float, dict[str, float]] = field(default_factory=dict)
    failed: str = ""


def measure_all(fractions: Sequence[float], *, only: Sequence[str] = (), limit_s: float = LIMIT_S) -> dict[str, Any]:
    """Run whatever is declared, at each fraction of its own size; one that fails is named and the others go on."""
    on = machine()
    chosen = [bench for bench in BENCHES if not only or bench.name in only]
    with Stages() as stages:
        grown = [_grow(bench, fractions, limit_s, stages) for bench in chosen]
    return {
        "bench": ALL,
        "scale": list(fractions),
        "machine": on,
        "runs": 1,
        "figures": dict(_exponents(grown)),
        "failed": {each.bench.name: each.failed for each in grown if each.failed},
        "each_bench": {each.bench.name: {f"{size:g}": said for size, said in each.figures.items()} for each in grown},
    }


def _grow(bench: Bench, fractions: Sequence[float], limit_s: float, stages: Stages) -> Grown:
    grown = Grown(bench)
    for fraction in sorted(fractions):
        size = bench.scale * fraction
        with stages.stage(f"{bench.name} at {size:g}"):
            try:
                grown.figures[size] = _figures(bench.name, size, limit_s)
            except (subprocess.SubprocessError, ValueError, KeyError) as fault:
                grown.failed = _why(fault)
                break
    return grown


def _figures(name: str, size: float, limit_s: float) -> dict[str, float]:
    asked = [sys.executable, "-m", "onestory.console", "bench", name, "--scale", f"{size:g}", "--json"]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=limit_s, check=True)
    figures = json.loads(done.stdout)["figures"]
    return {key: float(value) for key, value in figures.items() if isinstance(value, (int, float))}


def _why(fault: Exception) -> str:
    said = getattr(fault, "stderr", "") or str(fault)
    return str(said).strip().splitlines()[-1][:300] if str(said).strip() else type(fault).__name__


def _exponents(grown: Sequence[Grown]) -> Iterator[tuple[str, float]]:
    for each in grown:
        for key in next(iter(each.figures.values()), {}):
            if key.endswith(COSTS) and not key.endswith(NO_COSTS):
                found = exponent({size: said[key] for size, said in each.figures.items() if key in said})
                if found is not None:
                    yield f"{each.bench.name}_{key}_grows", found


def exponent(figures: Mapping[float, float]) -> float | None:
    """The power of the size with which a figure grows, by least squares on logarithms: 1 is in step, 2 with the square.

    None where there are not two sizes, or the figure is nought.
    """
    points = [(math.log(size), math.log(value)) for size, value in figures.items() if size > 0 and value > LEAST]
    if len(points) < 2:
        return None
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return round(sum((x - middle_x) * (y - middle_y) for x, y in points) / spread, 2) if spread else None
