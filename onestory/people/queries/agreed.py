"""What partners hold of a person and do not share with this reader: which feed, and whom to ask."""

from collections.abc import Iterable

from onestory.access.queries.agreements import holders
from onestory.walls.actor import Actor


def held_back(feeds: Iterable[str], *, viewer: Actor) -> dict[str, str]:
    """Whom to ask, by each of these feeds. That something is held is told; what it is, is not."""
    found = list(feeds)
    asks = holders(viewer=viewer) if found else {}
    return {feed: asks[feed].sentence if feed in asks else "" for feed in found}
