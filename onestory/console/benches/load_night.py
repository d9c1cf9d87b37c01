"""The night's work beside the day's: the next day's files of every partner, imported and linked, again and again."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from onestory.calendars.instants import london_date
from onestory.console.demo.madeup_files import FILES, Wish
from onestory.console.programs import processes
from onestory.madeup.tomorrow import UNCHANGED, next_day


@dataclass
class Nights:
    """How long each took, and what went wrong."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float | int | str]:
        """Nights that ended, the longest of them, and the first fault."""
        first = {"nights_fault": self.faults[0]} if self.faults else {}
        return {"nights": len(self.seconds), "night_s": round(max(self.seconds, default=0.0), 1), **first}


@contextmanager
def nights(state: Path, wish: Wish, environment: dict[str, str]) -> Iterator[Nights]:
    """One night after another while the block lasts. The one begun is ended first."""
    told, over = Nights(), threading.Event()
    with TemporaryDirectory() as folder:
        work = threading.Thread(
            target=_work, args=(told, over, _first_files(state, wish), Path(folder), wish, environment)
        )
        work.start()
        try:
            yield told
        finally:
            over.set()
            work.join()


def _work(told: Nights, over: threading.Event, files: Path, out: Path, wish: Wish, environment: dict[str, str]) -> None:
    council, day = wish.councils[0], 0
    while not over.is_set() and not told.faults and wish.today + timedelta(days=day) < today():
        day += 1
        tomorrow, before = wish.today + timedelta(days=day), files
        next_day(folder=before, out=out / str(day), seed=wish.seed, today=tomorrow)
        files = out / str(day) / council
        began = perf_counter()
        for feed, name in FILES.items():
            if name not in UNCHANGED and not _same(before / name, files / name):
                _run(_import(feed, files / name, council, tomorrow), environment, told)
        _run(["link", "--council", council], environment, told)
        told.seconds.append(perf_counter() - began)


def today() -> date:
    """The day it is: no file may speak of a later one."""
    return london_date(datetime.now(UTC))


def _import(feed: str, path: Path, council: str, as_of: date) -> list[str]:
    return ["import", feed, str(path), "--council", council, "--as-of", as_of.isoformat(), "--confirm"]


def _same(before: Path, after: Path) -> bool:
    return before.is_file() and after.is_file() and cmp(before, after, shallow=False)


def _run(words: list[str], environment: dict[str, str], told: Nights) -> None:
    done = processes.run([sys.executable, "-m", "onestory.console", *words, "--json"], environment=environment)
    if done.code:
        told.faults.append(f"{' '.join(words[:2])}: {(done.complaint or done.out).strip()[-200:]}")


def _first_files(state: Path, wish: Wish) -> Path:
    """The files that the hub was filled from."""
    return next((state / "madeup").glob(f"*/{wish.councils[0]}"))
