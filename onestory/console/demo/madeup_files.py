"""The made-up councils' files: built once for each size, in a process of their own, kept for the next start."""

from __future__ import annotations

import hashlib
import shutil
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from onestory.console.places import PACKAGE
from onestory.console.plain import Plain
from onestory.console.programs import locks, processes
from onestory.console.stages import Stage

# The order in which a hub would first meet them: the council's own system, then its partners.
FILES = {
    "ssd": "ssd",
    "cin": "cin",
    "ssda903": "ssda903",
    "annex-a": "annex-a.xlsx",
    "health-registrations": "health-registrations.txt",
    "school-census": "school-census.csv",
    "housing-tenancies": "housing-tenancies.xlsx",
    "ae-attendances": "ae-attendances.csv",
    "police-notices": "police-notices.csv",
    "probation": "probation.csv",
    "adult-care": "adult-care.csv",
    "early-help": "early-help.csv",
    "youth-justice": "youth-justice.csv",
}


@dataclass(frozen=True)
class Wish:
    """Which councils the demo has, how big, and from which seed they grow."""

    councils: tuple[str, ...] = ("middlesbrough", "redcar")
    scale: float = 0.02
    seed: int = 1
    today: date = field(default_factory=date.today)


def ready(state: Path, wish: Wish, stage: Stage) -> Path:
    """The folder that holds one folder a council, built if this generator has not built it yet."""
    place = state / "madeup" / _mark(wish)
    place.parent.mkdir(parents=True, exist_ok=True)
    with locks.alone(place.parent / "lock"):
        if not place.exists():
            draft = place.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)
            _build(wish, draft, stage)
            _forget_others(place)
            draft.rename(place)
    return place


def _mark(wish: Wish) -> str:
    """A digest of the wish and of the generator, so that a changed generator is asked again."""
    digest = hashlib.sha256(repr(wish).encode())
    for room in ("madeup", "vocabulary", "calendars"):
        for path in sorted((PACKAGE / room).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _build(wish: Wish, out: Path, stage: Stage) -> None:
    councils = [part for code in wish.councils for part in ("--council", code)]
    size = [
        "--scale",
        str(wish.scale),
        "--seed",
        str(wish.seed),
        "--today",
        wish.today.isoformat(),
        "--out",
        str(out),
        "--json",
    ]
    command = [sys.executable, "-m", "onestory.console", "demo", "build", *councils, *size]
    done = processes.follow(command, stage.told)
    if done.code:
        raise Plain(done.complaint or "The made-up councils' files could not be built.")


def _forget_others(place: Path) -> None:
    for other in place.parent.iterdir():
        if other.is_dir() and other.suffix != ".draft":
            shutil.rmtree(other)
