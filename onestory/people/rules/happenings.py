"""Which lines of several chronologies tell of one and the same happening. Pure."""

from onestory.feeds.declared.catalogue import FEEDS

PARTED_BY = "|"
SHARES = {
    (feed.code, part.name): part.key.index(told.value)
    for feed in FEEDS
    for part in feed.parts
    for told in part.relations
    if told.kind == "incident" and told.value in part.key
}
"""Where in the partner's own key the number stands that all rows of one incident share."""


def key_of(feed: str, record: str, subject: str, number: int) -> str:
    """What is the same for every line of one happening: the act's reference, the incident's number, else its own."""
    if subject:
        return f"act {subject}"
    part, _, key = record.removeprefix(f"{feed}/").partition("/")
    place = SHARES.get((feed, part))
    if place is not None:
        parts = key.split(PARTED_BY)
        return f"{feed} {parts[place]}" if place < len(parts) else record
    return record or f"line {number}"
