"""Control totals: what was acknowledged beside what is there, door by door. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

QUARTER = timedelta(minutes=15)
SETTLES = timedelta(minutes=1)
"""An act that began just before the quarter ended may still be at work: it is counted a minute later."""
FURTHEST_BACK = timedelta(days=1)
"""From where a council is counted that never was."""
ALL_DOORS = ""


@dataclass(frozen=True, kw_only=True)
class Tally:
    """One door's quarter of an hour."""

    door: str
    acknowledged: int
    kept: int
    missing: tuple[str, ...]
    unspoken: tuple[str, ...]

    @property
    def reconciles(self) -> bool:
        """Whether both counts name the same contacts."""
        return not self.missing and not self.unspoken


def quarter_of(at: datetime) -> datetime:
    """When the quarter of an hour began in which this lies."""
    return at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0)


def to_count(now: datetime, *, counted: datetime | None) -> tuple[datetime, datetime]:
    """From when until when nothing is counted yet and all has settled: after the last count, or `FURTHEST_BACK`.

    That is a quarter of an hour, or more where what runs by the clock has stood still.
    """
    until = quarter_of(now - SETTLES)
    return counted or until - FURTHEST_BACK, until


def by_quarter(
    acknowledged: Iterable[tuple[str, str, datetime]], kept: Iterable[tuple[str, str, datetime]], *, until: datetime
) -> dict[datetime, list[Tally]]:
    """By when it began, each quarter in which something came, and the last; from references, doors and instants."""
    came: dict[datetime, tuple[dict[str, str], dict[str, str]]] = {until - QUARTER: ({}, {})}
    for which, found in enumerate((acknowledged, kept)):
        for reference, door, at in found:
            came.setdefault(quarter_of(at), ({}, {}))[which][reference] = door
    return {begins: tallies(*came[begins]) for begins in sorted(came)}


def tallies(acknowledged: Mapping[str, str], kept: Mapping[str, str]) -> list[Tally]:
    """Each door at which something came, and all of them together, from references and their doors."""
    doors = sorted({*acknowledged.values(), *kept.values()} - {ALL_DOORS})
    return [_tally(door, acknowledged, kept) for door in (ALL_DOORS, *doors)]


def _tally(door: str, acknowledged: Mapping[str, str], kept: Mapping[str, str]) -> Tally:
    said = {reference for reference, at in acknowledged.items() if door in (ALL_DOORS, at)}
    there = {reference for reference, at in kept.items() if door in (ALL_DOORS, at)}
    return Tally(
        door=door,
        acknowledged=len(said),
        kept=len(there),
        missing=tuple(sorted(said - there)),
        unspoken=tuple(sorted(there - said)),
    )
