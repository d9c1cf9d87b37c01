"""Where facts come from, in words, and how each feed stands."""

from dataclasses import dataclass
from datetime import date, datetime

from onestory.calendars.instants import london_date
from onestory.feeds.declared.catalogue import FEEDS, feed_of
from onestory.feeds.queries.standing import feed_standings
from onestory.grammar.feeds import Holding
from onestory.people.models import Event
from onestory.people.rules.knowing import FeedStands
from onestory.people.rules.page import Source
from onestory.walls.actor import Actor

FEED = {feed.code: feed for feed in FEEDS}
HUB = "The hub's own people"


@dataclass(frozen=True)
class Sources:
    """How each feed of the viewer's council stands, for dating what it says."""

    stands: tuple[FeedStands, ...]

    def source(self, feed: str, agency: str, as_of: date | None, record: str = "") -> Source:
        """Who says so and when they last did: a feed that sends everything every time says it anew each time."""
        declared = FEED.get(feed)
        latest = next((stand.as_of for stand in self.stands if stand.feed.code == feed), None)
        says_all = declared is not None and declared.holding is Holding.FULL
        return Source(
            feed=feed,
            title=declared.title if declared else HUB,
            agency=agency,
            as_of=latest if says_all and latest else as_of,
            record=record,
        )

    def of_line(self, line: Event) -> Source:
        """Who says that a line of the chronology happened."""
        if line.feed in FEED:
            return self.source(line.feed, line.agency, london_date(line.recorded_at), line.record)
        return Source(
            feed="", title=line.noted_by or "This hub", agency=line.agency, as_of=london_date(line.recorded_at)
        )


def sources(*, viewer: Actor, now: datetime) -> Sources:
    """How the feeds stand at this moment."""
    return Sources(
        stands=tuple(
            FeedStands(
                feed=feed_of(standing.code),
                as_of=standing.as_of,
                received_at=standing.committed_at,
                stale_since=standing.stale_since,
            )
            for standing in feed_standings(viewer=viewer, now=now)
        )
    )
