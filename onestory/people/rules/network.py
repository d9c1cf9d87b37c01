"""A network of people, places, agencies and what happened: points, joins between them, and a period of it. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID


class PointKind(StrEnum):
    """What a point stands for."""

    PERSON = "person"
    PLACE = "place"
    AGENCY = "agency"
    HAPPENING = "happening"


class JoinKind(StrEnum):
    """What a join says."""

    FAMILY = "family"
    RISK = "risk"
    HOME = "home"
    WORK = "work"
    NAMED = "named"
    TOLD = "told"


@dataclass(frozen=True, kw_only=True)
class Point:
    """Somebody, somewhere, an agency, or something that happened on a day. `id` never holds a place's words."""

    id: str
    kind: PointKind
    label: str
    person: UUID | None = None
    on: date | None = None
    says: str = ""
    is_centre: bool = False


@dataclass(frozen=True)
class Said:
    """On whose word, on which day they last gave it, and how they know."""

    source: str
    as_of: date | None
    known: str


@dataclass(frozen=True, kw_only=True)
class Join:
    """`one` stands to `other` as `words` say, from when until when, on whose word, and who contests it.

    `told` is the number of a relationship that a worker recorded, and nought for what a source told.
    """

    one: str
    other: str
    kind: JoinKind
    words: str
    since: date | None = None
    until: date | None = None
    said: tuple[Said, ...] = ()
    contested: str = ""
    says: str = ""
    told: int = 0

    def is_in(self, since: date | None, until: date | None) -> bool:
        """Whether it held at any time from the first day to the last; one without dates may have."""
        begins_too_late = until is not None and self.since is not None and self.since > until
        ended_before = since is not None and self.until is not None and self.until <= since
        return not begins_too_late and not ended_before


@dataclass(frozen=True, kw_only=True)
class Network:
    """Points and joins; happenings newest first. `left_out` counts those that happened before the earliest of them."""

    points: tuple[Point, ...] = ()
    joins: tuple[Join, ...] = ()
    left_out: int = 0

    def of(self, *kinds: JoinKind) -> list[Join]:
        """The joins of these kinds, as the kinds are given; those of the one in the middle first."""
        centre = {point.id for point in self.points if point.is_centre}
        asked = [join for join in self.joins if join.kind in kinds]
        return sorted(asked, key=lambda join: (kinds.index(join.kind), not centre & {join.one, join.other}))

    def labels(self) -> dict[str, str]:
        """What each point is called."""
        return {point.id: point.label for point in self.points}


def point_of(person: UUID) -> str:
    """The point that stands for a person."""
    return f"person-{person}"


def told_once(joins: Iterable[Join]) -> list[Join]:
    """What several sources tell, once: from the first day that any says until the last, or open where any leaves it."""
    same: dict[tuple[str, str, JoinKind, str, int], list[Join]] = {}
    for join in joins:
        same.setdefault((join.one, join.other, join.kind, join.words, join.told), []).append(join)
    return [_as_one(each) for each in same.values()]


def _as_one(same: Sequence[Join]) -> Join:
    ends = [join.until for join in same]
    return replace(
        same[0],
        since=min((join.since for join in same if join.since), default=None),
        until=None if None in ends else max(end for end in ends if end),
        said=tuple(dict.fromkeys(said for join in same for said in join.said)),
        contested=next((join.contested for join in same if join.contested), ""),
    )


def in_period(network: Network, since: date | None, until: date | None, *, most: int) -> Network:
    """What held or happened from the first day to the last; points that nothing joins any more go, but the centre.

    Of what happened the newest are kept, as many as are asked for, and the others counted.
    """
    dated = [point for point in network.points if point.on is not None]
    inside = [point for point in dated if _is_between(point.on, since, until)]
    gone = {point.id for point in dated} - {point.id for point in inside[:most]}
    kept = [join for join in network.joins if join.is_in(since, until) and not {join.one, join.other} & gone]
    return replace(_joined(network, kept), left_out=max(0, len(inside) - most))


def without(network: Network, points: Iterable[str]) -> Network:
    """The same with these points and all that leads through them taken out."""
    gone = set(points)
    return replace(
        network,
        points=tuple(point for point in network.points if point.id not in gone),
        joins=tuple(join for join in network.joins if not {join.one, join.other} & gone),
    )


def _is_between(on: date | None, since: date | None, until: date | None) -> bool:
    return on is not None and not (since and on < since) and not (until and on > until)


def _joined(network: Network, joins: Sequence[Join]) -> Network:
    held = {end for join in joins for end in (join.one, join.other)}
    points = tuple(point for point in network.points if point.is_centre or point.id in held)
    return replace(network, points=points, joins=tuple(joins))
