"""A day's files of every partner, and a feed of new rows: from arrival to updated people, and how identifiers last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from filecmp import cmp
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, TypeVar

from onestory.access.actions.found_hub import found_hub
from onestory.access.rules.actors import the_system
from onestory.console.demo.madeup_files import FILES
from onestory.councils.rules.founding import NewCouncil
from onestory.feeds.actions.import_path import import_path
from onestory.madeup.building import build
from onestory.madeup.tomorrow import UNCHANGED, next_day
from onestory.people.actions.indexing.index_council import index_council
from onestory.people.queries.runs import changes_without_a_line
from onestory.people.rules.outcomes import LinkOutcome
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as

T = TypeVar("T")
COUNCIL, SEED = "rotherham", 2026
TODAY = date(2026, 11, 22)
TOMORROW = TODAY + timedelta(days=1)
GROWS, ALONE = "ae-attendances", 10_000
"""The feed that tells of what is new alone, and how many rows of it, at life-size, come last and by themselves."""


def measure(scale: float) -> dict[str, Any]:
    """One run: a council indexed, then the next day's files, then a feed of new rows alone.

    `rows` are those of the day's files that are new, differ or went; every row of the feed is new.
    """
    now = datetime.now(UTC)
    nobody = the_system(council=0, council_code="")
    new = [NewCouncil(code="bench", name="Bench", la_code="000")]
    council = found_hub(actor=nobody, code="bench", name="Bench", councils=new, now=now)["bench"]
    system = the_system(council=council, council_code="bench")
    with TemporaryDirectory() as first, TemporaryDirectory() as second:
        build(council=COUNCIL, out=Path(first), scale=scale, seed=SEED, today=TODAY)
        next_day(folder=Path(first) / COUNCIL, out=Path(second), seed=SEED, today=TOMORROW)
        alone = _held_back(Path(first) / COUNCIL, Path(second) / COUNCIL, round(ALONE * scale))
        _import(system, Path(first) / COUNCIL, TODAY, now)
        whole, whole_s = _timed(lambda: _index(system, now))
        same = _unchanged(Path(first) / COUNCIL, Path(second) / COUNCIL)
        read, import_s = _timed(lambda: _import(system, Path(second) / COUNCIL, TOMORROW, now, without=same))
        part, part_s = _timed(lambda: _index(system, now))
        came, came_s = _timed(lambda: _import_one(system, GROWS, alone, TOMORROW, now))
        fed, fed_s = _timed(lambda: _index(system, now))
    with standing_as(system):
        unlogged = changes_without_a_line(viewer=system)
    return {
        "records": whole.records,
        "people": whole.people,
        "whole_run_s": whole_s,
        "rows_read": read,
        "rows": part.written.changed + part.written.gone,
        "identities_changed": part.records,
        "people_touched": part.written.people,
        "import_s": import_s,
        "index_s": part_s,
        "seconds_to_updated_people": round(import_s + part_s, 2),
        "feed_rows": came,
        "feed_people_touched": fed.written.people,
        "feed_import_s": came_s,
        "feed_index_s": fed_s,
        "feed_seconds_to_updated_people": round(came_s + fed_s, 2),
        "was_whole": part.is_whole or fed.is_whole,
        "merged": part.adopted.merged,
        "split": part.adopted.split,
        "ids_changed_without_log": unlogged,
    }


def _index(system: Actor, now: datetime) -> LinkOutcome:
    with standing_as(system):
        return index_council(actor=system, council=system.council, now=now)


def _import(system: Actor, folder: Path, as_of: date, now: datetime, *, without: tuple[str, ...] = ()) -> int:
    """Import every file there is, but yearly returns that are not sent again. How many rows were read."""
    wanted = [(feed, name) for feed, name in FILES.items() if name not in without]
    return sum(_import_one(system, feed, folder / name, as_of, now) for feed, name in wanted)


def _import_one(system: Actor, feed: str, path: Path, as_of: date, now: datetime) -> int:
    with standing_as(system):
        told = import_path(
            actor=system, feed=feed, path=path, council=system.council, as_of=as_of, now=now, confirm=True
        )
    return told.rows


def _held_back(first: Path, second: Path, rows: int) -> Path:
    """Take so many of the last rows of a growing feed out of both days' files, into a file of their own."""
    heading, *told = (first / FILES[GROWS]).read_bytes().splitlines(keepends=True)
    last = told[-rows:]
    kept_back = {_key(line) for line in last}
    for folder in (first, second):
        lines = (folder / FILES[GROWS]).read_bytes().splitlines(keepends=True)
        (folder / FILES[GROWS]).write_bytes(b"".join(line for line in lines if _key(line) not in kept_back))
    alone = second / f"alone-{FILES[GROWS]}"
    alone.write_bytes(heading + b"".join(last))
    return alone


def _key(line: bytes) -> bytes:
    return line.split(b",", 1)[0]


def _unchanged(before: Path, after: Path) -> tuple[str, ...]:
    """The files that say on the second day what they said on the first: an import of them is refused."""
    same = [name for name in FILES.values() if (before / name).is_file() and cmp(before / name, after / name, False)]
    return (*UNCHANGED, *same)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = perf_counter()
    done = work()
    return done, round(perf_counter() - began, 2)
