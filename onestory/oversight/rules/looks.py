"""What is known of a look, of whoever looked and of whom they looked at, for weighing. Frozen, and nothing computed."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """One sight of a person. `works` says that the viewer, or their team, works with them."""

    number: int
    viewer: int
    person: str
    at: datetime
    works: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """One search, by the words typed."""

    number: int
    viewer: int
    words: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Somebody at work: their surname, their homes, their kin, the cases that were theirs, what is usual for them."""

    number: int
    surname: str
    places: Set[str] = frozenset()
    postcodes: Set[str] = frozenset()
    kin: Set[str] = frozenset()
    former: Mapping[str, date] = field(default_factory=dict)
    team: int = 0
    works_nights: bool = False
    usual: float = 0.0
    usual_spread: float = 0.0


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Whoever is looked at: their surnames and homes, and who of them or their household is at work, in which team."""

    person: str
    surnames: Set[str] = frozenset()
    places: Set[str] = frozenset()
    postcodes: Set[str] = frozenset()
    colleagues: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Lately:
    """What went before the day: on which days a viewer looked at a person, and who else did, in the last two weeks."""

    days: Mapping[tuple[int, str], Set[date]] = field(default_factory=dict)
    viewers: Mapping[str, Mapping[int, date]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Flag:
    """Looks put to the reviewer: whose, at whom (nobody in particular for a day's sweep), and the signs in them."""

    viewer: int
    person: str
    on: date
    signs: tuple[str, ...]
    weight: int
    looks: tuple[int, ...]
