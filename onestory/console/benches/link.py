"""The matcher on a made-up council grown from a seed that nothing was tuned on."""

from __future__ import annotations

from datetime import date
from time import perf_counter
from typing import Any

from onestory.linkage.bench import bench

SEED = 2026
TODAY = date(2026, 11, 22)


def measure(scale: float, *, seed: int = SEED) -> dict[str, Any]:
    """One run: quality, speed beside Splink alone, memory."""
    return bench(scale, seed=seed, today=TODAY, timer=perf_counter)
