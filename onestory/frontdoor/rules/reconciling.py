"""Control totals: what was acknowledged beside what is there, door by door. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

QUARTER = timedelta(minutes=15)
SETTLES = timedelta(minutes=1)
"""An act that began just before the quarter ended may still be at work: it is counted a minute later."""
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


def last_quarter(now: datetime) -> tuple[datetime, datetime]:
    """The last quarter of an hour that has ended and settled."""
    settled = now - SETTLES
    until = settled.replace(minute=settled.minute // 15 * 15, second=0, microsecond=0)
    return until - QUARTER, until


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
