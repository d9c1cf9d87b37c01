"""What a hub's processes cost while it is at work: the processor's time, memory of their own, and statements."""

from __future__ import annotations

import os
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

import psycopg

from onestory.console.postgres import database

PROC = Path("/proc")
TICKS = os.sysconf("SC_CLK_TCK")
OURS = "RssAnon:"
"""Memory of a process's own: what it shares, such as the database's buffers, would be counted once for each."""
STEADY = 0.8
"""A process that was there in this share of the looks is looked at by itself; a database's backends come and go."""
HOUR = 3600.0


@dataclass(frozen=True)
class Seen:
    """One process, once."""

    pid: int
    parent: int
    cpu_s: float
    own_mb: float


@dataclass
class Looks:
    """Each group of processes at each look: when, the processor's time so far, the memory of each process."""

    at: list[float] = field(default_factory=list)
    cpu_s: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    own_mb: dict[str, list[dict[int, float]]] = field(default_factory=lambda: defaultdict(list))

    def figures(self, *, growth: bool) -> dict[str, float]:
        """Cores used and megabytes at most; with `growth`, how memory grew in an hour, in all and at worst."""
        said: dict[str, float] = {}
        lasted = self.at[-1] - self.at[0] if len(self.at) > 1 else 0.0
        for name, cpu in self.cpu_s.items():
            sums = [sum(each.values()) for each in self.own_mb[name]]
            said[f"{name}_cores"] = round((cpu[-1] - cpu[0]) / lasted, 2) if lasted else 0.0
            said[f"{name}_most_mb"] = round(max(sums), 1)
            if growth:
                said[f"{name}_mb_per_h"] = round(slope(self.at, sums) * HOUR, 1)
                alone = [self._grown(name, pid) for pid in self._stayed(name)]
                said[f"{name}_processes"] = len(alone)
                said[f"{name}_worst_mb_per_h"] = round(max(alone, default=0.0), 1)
        return said

    def _grown(self, name: str, pid: int) -> float:
        """Megabytes an hour that one process gained."""
        points = [(when, each[pid]) for when, each in zip(self.at, self.own_mb[name], strict=True) if pid in each]
        return slope([when for when, _ in points], [mb for _, mb in points]) * HOUR

    def _stayed(self, name: str) -> list[int]:
        times: dict[int, int] = defaultdict(int)
        for each in self.own_mb[name]:
            for pid in each:
                times[pid] += 1
        return sorted(pid for pid, many in times.items() if many >= STEADY * len(self.at))


@contextmanager
def watching(roots: Mapping[str, int], *, every_s: float) -> Iterator[Looks]:
    """Look at each root and all that it started, every so often, until the block ends."""
    looks, over = Looks(), threading.Event()

    def look() -> None:
        while True:
            _look(looks, roots)
            if over.wait(every_s):
                return

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield looks
    finally:
        over.set()
        looking.join()
        _look(looks, roots)


def statements(superuser: str) -> int:
    """How many statements the hub's database has run since it began to count."""
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute("create extension if not exists pg_stat_statements")
        row = connection.execute("select coalesce(sum(calls), 0) from pg_stat_statements").fetchone()
    return int(row[0]) if row else 0


def postmaster(state: Path) -> int:
    """The first process of the hub's own database."""
    return int((database.our_cluster(state).data / "postmaster.pid").read_text().splitlines()[0])


def slope(at: list[float], values: list[float]) -> float:
    """What is gained in a second, by least squares. Nought of fewer than three."""
    if len(at) < 3:
        return 0.0
    middle, mean = sum(at) / len(at), sum(values) / len(values)
    spread = sum((when - middle) ** 2 for when in at)
    return sum((when - middle) * (value - mean) for when, value in zip(at, values, strict=True)) / spread


def _look(looks: Looks, roots: Mapping[str, int]) -> None:
    there = {each.pid: each for each in _processes()}
    looks.at.append(perf_counter())
    for name, root in roots.items():
        family = [each for each in there.values() if _descends(each, root, there)]
        looks.cpu_s[name].append(sum(each.cpu_s for each in family))
        looks.own_mb[name].append({each.pid: each.own_mb for each in family})


def _descends(each: Seen | None, root: int, there: Mapping[int, Seen]) -> bool:
    while each is not None and each.pid != root:
        each = there.get(each.parent)
    return each is not None


def _processes() -> Iterator[Seen]:
    """Everything that runs, as Linux tells it. One that ended meanwhile is passed over."""
    for folder in PROC.glob("[0-9]*"):
        try:
            told = (folder / "stat").read_text().rpartition(")")[2].split()
            own = [line.split()[1] for line in (folder / "status").read_text().splitlines() if line.startswith(OURS)]
        except OSError:
            continue
        # Of its children's time only that of those who have ended and been waited for; the others are seen themselves.
        cpu = sum(int(part) for part in told[11:15]) / TICKS
        yield Seen(int(folder.name), int(told[1]), cpu, int(own[0]) / 1024 if own else 0.0)
