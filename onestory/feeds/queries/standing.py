"""How each feed stands: its last good file, as of when, whom it can know of, and since when it is stale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from onestory.access.policies import require
from onestory.calendars.instants import london_date
from onestory.feeds.declared.catalogue import FEEDS, feed_of
from onestory.feeds.declared.workflows import DeliveryState, RowState
from onestory.feeds.models import Delivery, QuarantinedRow
from onestory.feeds.rules.says import in_plain_words
from onestory.grammar.feeds import Feed
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

TREND = 10


class Freshness(StrEnum):
    """Whether what a feed says can be relied on to be today's."""

    FRESH = "fresh"
    STALE = "stale"
    NEVER = "never sent"


@dataclass(frozen=True, kw_only=True)
class FeedStanding:
    """How a feed stands for the viewer's council. `stale_since` is the day the next file was due and had not come."""

    code: str
    title: str
    agency: str
    services: tuple[str, ...]
    ages_from: int
    ages_until: int | None
    freshness: Freshness
    as_of: date | None
    committed_at: datetime | None
    expected_every_days: int | None
    stale_since: date | None

    def covers(self, age: int | None) -> bool:
        """Whether somebody of this age could be in it."""
        return age is None or (self.ages_from <= age and (self.ages_until is None or age < self.ages_until))

    def says(self, age: int | None = None) -> str:
        """What nothing in this feed means for somebody of this age, in a sentence."""
        if not self.covers(age):
            return f"{self.title} covers nobody of this age."
        if self.as_of is None:
            return f"{self.title}: no file has ever come."
        if self.stale_since is not None:
            since, last = in_plain_words(self.stale_since), in_plain_words(self.as_of)
            return f"{self.title} is stale since {since}; last as of {last}."
        return f"{self.title} was checked as of {in_plain_words(self.as_of)}."


@dataclass(frozen=True, kw_only=True)
class FeedOverview:
    """A feed as the overview lists it: how it stands, and how its latest files went, newest first."""

    standing: FeedStanding
    last_delivery: int | None
    rows: int
    refused_by_reason: dict[str, int]
    rows_waiting: int
    trend: tuple[tuple[date, int, int], ...]


def feed_standing(code: str, *, viewer: Actor, now: datetime) -> FeedStanding:
    """How one feed stands."""
    return _standing(feed_of(code), _last(_committed(viewer, [code])).get(code), now)


def feed_standings(*, viewer: Actor, now: datetime, age: int | None = None) -> list[FeedStanding]:
    """How every feed stands; of an age, only those that could know somebody of it."""
    last = _latest(viewer)
    found = [_standing(feed, last.get(feed.code), now) for feed in FEEDS]
    return [standing for standing in found if standing.covers(age)]


def feeds_overview(*, viewer: Actor, now: datetime) -> list[FeedOverview]:
    """Every feed with its latest files: as of when, how many rows, how many refused and why."""
    require(viewer, "feed.see")
    committed = _committed(viewer, [feed.code for feed in FEEDS])
    waiting = _waiting(viewer)
    return [_overview(feed, [each for each in committed if each.feed == feed.code], waiting, now) for feed in FEEDS]


def _overview(feed: Feed, committed: Sequence[Delivery], waiting: dict[str, int], now: datetime) -> FeedOverview:
    last = committed[0] if committed else None
    return FeedOverview(
        standing=_standing(feed, last, now),
        last_delivery=last.pk if last else None,
        rows=last.rows if last else 0,
        refused_by_reason=dict(last.reasons) if last else {},
        rows_waiting=waiting.get(feed.code, 0),
        trend=tuple((each.as_of, each.rows, each.quarantined) for each in committed[:TREND]),
    )


def _committed(viewer: Actor, codes: Sequence[str]) -> list[Delivery]:
    found = Delivery.objects.filter(council_id=viewer.council, feed__in=codes, state=DeliveryState.COMMITTED)
    return list(found.defer("preview", "parts").order_by("-as_of", "-committed_at", "-id"))


def _latest(viewer: Actor) -> dict[str, Delivery]:
    """The last good file of each feed, however many there have been."""
    return {delivery.feed: delivery for delivery in _newest(council=viewer.council)}


@written_once
def _newest(*, council: Any) -> QuerySet[Delivery]:
    found = Delivery.objects.filter(council_id=council, state=DeliveryState.COMMITTED).defer("preview", "parts")
    return found.order_by("feed", "-as_of", "-committed_at", "-id").distinct("feed")


def _last(committed: Sequence[Delivery]) -> dict[str, Delivery]:
    return {delivery.feed: delivery for delivery in reversed(committed)}


def _waiting(viewer: Actor) -> dict[str, int]:
    rows = QuarantinedRow.objects.filter(
        council_id=viewer.council,
        state=RowState.WAITING,
        superseded_by=None,
        delivery__state=DeliveryState.COMMITTED,
    ).values_list("delivery__feed", flat=True)
    counts: dict[str, int] = {}
    for feed in rows:
        counts[feed] = counts.get(feed, 0) + 1
    return counts


def _standing(feed: Feed, last: Delivery | None, now: datetime) -> FeedStanding:
    due = last.as_of + feed.stale_after() if last and feed.stale_after() else None  # type: ignore[operator]
    stale_since = due if due and due < london_date(now) else None
    freshness = Freshness.NEVER if last is None else Freshness.STALE if stale_since else Freshness.FRESH
    return FeedStanding(
        code=feed.code,
        title=feed.title,
        agency=feed.agency,
        services=feed.covers.services,
        ages_from=feed.covers.ages_from,
        ages_until=feed.covers.ages_until,
        freshness=freshness,
        as_of=last.as_of if last else None,
        committed_at=last.committed_at if last else None,
        expected_every_days=feed.expected_every.days if feed.expected_every else None,
        stale_since=stale_since,
    )
