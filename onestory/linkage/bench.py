"""Figures for the matcher on a made-up council of a seed that nothing was tuned on."""

import resource
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from onestory.linkage.engine import raw_splink
from onestory.linkage.evaluate import report
from onestory.linkage.link import Progress, learn_and_link
from onestory.linkage.made_up import made_up_records
from onestory.madeup.building import build

Timer = Callable[[], float]
FIGURES = (
    "precision",
    "recall",
    "f1",
    "f1_with_review",
    "review_share",
    "bcubed_f1",
    "children_merged_per_10000",
    "children_split_share_after_review",
)

ENOUGH = 200
"""A name group of fewer people than this says more of them than of their names."""


def bench(
    scale: float, *, seed: int, today: date, timer: Timer, council: str = "rotherham", progress: Progress | None = None
) -> dict[str, Any]:
    """Build a council, learn from it, link it, and return flat figures; `timer` gives seconds.

    It is built in a process of its own, so that what that took is not counted as memory that linking takes.
    """
    with TemporaryDirectory() as folder, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as apart:
        path = apart.submit(made, Path(folder), council, scale, seed, today).result()
        return figures(path, timer=timer, progress=progress)


def made(folder: Path, council: str, scale: float, seed: int, today: date) -> Path:
    """Build a council in a folder; return the file of its identity records."""
    build(council=council, out=folder, scale=scale, seed=seed, today=today)
    path = folder / "records.parquet"
    made_up_records(folder / council).write_parquet(path)
    return path


class Watch:
    """Hears of the stages of a run, and says how long each took."""

    def __init__(self, timer: Timer, progress: Progress | None) -> None:
        self.timer, self.progress = timer, progress
        self.begun: list[tuple[str, float]] = []

    def __call__(self, stage: str, done: float) -> None:
        self.begun.append((stage, self.timer()))
        if self.progress:
            self.progress(stage, done)

    def spent(self, stage: str) -> float:
        """Return how long a stage took, in the timer's seconds."""
        ends = [(name, end - start) for (name, start), (_, end) in pairwise(self.begun)]
        return sum(took for name, took in ends if name == stage)

    def whole(self) -> float:
        """Return how long it was from the first stage to the last."""
        return self.begun[-1][1] - self.begun[0][1]


def figures(path: Path, *, timer: Timer, progress: Progress | None = None) -> dict[str, Any]:
    """Measure quality, speed against Splink alone with the same model, and the most memory before Splink's own run.

    Both read the records from their file as they clean them, so that none are held beside.

    `whole_s` is what records take to learn from and to link, cleaned and blocked once; `link_s` is that without the
    learning. Splink alone cleans and blocks the same records by the same keys, scores the same pairs by the same model
    on as many threads, and joins what hangs together: from records to clusters, like `link_s`.
    """
    watch, records = Watch(timer, progress), pl.scan_parquet(path)
    model, found = learn_and_link(records, version="learned here", progress=watch)
    whole, learning = watch.whole(), watch.spent("learn")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = timer()
    raw_splink(records, model)
    alone = timer() - started
    told = report(records.collect(), found)
    return {
        **{name: told[name] for name in FIGURES if name in told},
        **recall_gaps(told),
        "records": told["records"],
        "records_per_s": round(told["records"] / (whole - learning)),
        "train_s": round(learning, 2),
        "link_s": round(whole - learning, 2),
        "whole_s": round(whole, 2),
        "raw_splink_s": round(alone, 2),
        "ratio_to_raw_splink": round((whole - learning) / max(alone, 1e-6), 3),
        "peak_mb": round(peak / 1024),
    }


def recall_gaps(told: dict[str, Any]) -> dict[str, float]:
    """Return the widest gaps between name groups big enough to tell, and the recall of the newly born.

    Recall counts a person by the square of their records; the share of people found whole counts everybody once. How
    wide a gap would be by chance stands beside it.
    """
    groups = told.get("subgroups", {})
    large = [group for group in groups.get("name_origin", {}).values() if group["true_people"] >= ENOUGH]
    recalls = [group["recall"] for group in large]
    whole = [1 - group["people_split"] / group["true_people"] for group in large]
    widest = {"name_origin_recall_gap": recalls, "name_origin_whole_gap": whole}
    measured = {f"name_origin_{name}": value for name, value in told.get("gaps", {}).get("name_origin", {}).items()}
    young = {
        f"{trait.removeprefix('is_')}_recall": group["recall"]
        for trait in ("is_unborn", "is_newborn")
        for value, group in groups.get(trait, {}).items()
        if value.lower() == "true"
    }
    return {name: round(max(each) - min(each), 5) for name, each in widest.items() if each} | measured | young
