"""Where people behind a shield live, worked out in memory from what is locked, and never written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onestory.people.declared.facts import UNRANKED, WHERE_THEY_LIVE
from onestory.people.index.locking import Told

NAMED_ONLY = 20
NO_DOOR = "|"
RANKS = {feed: place for place, feed in enumerate(WHERE_THEY_LIVE)}


@dataclass(frozen=True, kw_only=True)
class Home:
    """One home of one person, as one feed gives it."""

    person: UUID
    place: str
    feed: str
    lived_from: date | None
    lived_until: date | None
    rank: int
    as_of: date

    def order(self) -> tuple[object, ...]:
        """The best source first: current, with a door, of the highest rank, the latest."""
        began = self.lived_from or date.min
        return (
            self.lived_until is not None, self.place.endswith(NO_DOOR), self.rank, -self.as_of.toordinal(),
            -began.toordinal(), self.feed, self.place,
        )  # fmt: skip


def homes_of(told: Iterable[Told]) -> list[Home]:
    """The homes that records tell of, one a person, feed and place."""
    grouped: dict[tuple[UUID, str, str], list[Told]] = {}
    for one in told:
        if place := one.values.get("place"):
            grouped.setdefault((one.person, one.feed, place), []).append(one)
    return [_home(person, feed, place, found) for (person, feed, place), found in grouped.items()]


def shielded_homes(homes: Iterable[Home], since: date) -> list[Home]:
    """Of one person's homes, those that a shield of this day keeps from everybody, and that say which door."""
    listed = sorted(homes, key=Home.order)
    return [
        home
        for place, home in enumerate(listed)
        if not home.place.endswith(NO_DOOR)
        and (place == 0 or (home.lived_from is not None and home.lived_from >= since))
        and (home.lived_until is None or home.lived_until > since)
    ]


def _home(person: UUID, feed: str, place: str, found: list[Told]) -> Home:
    begins = [one.home_from for one in found if one.home_from]
    ends = [one.home_until for one in found]
    known = [end for end in ends if end is not None]
    return Home(
        person=person,
        place=place,
        feed=feed,
        lived_from=min(begins, default=None),
        lived_until=max(known) if known and len(known) == len(ends) else None,
        rank=min(RANKS.get(feed, UNRANKED) + (NAMED_ONLY if one.role == "named" else 0) for one in found),
        as_of=max(one.as_of for one in found),
    )
