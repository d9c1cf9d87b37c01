"""The gaps and bursts of a person's whole story, however few of its lines are on the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.calendars.instants import london_date
from onestory.people.queries import outline_of
from onestory.story.rules.patterns import Dated, Found, patterns_in
from onestory.walls.actor import Actor


@dataclass(frozen=True)
class Outline:
    """What a whole story shows: its gaps and bursts, the latest first, and whose lines there are."""

    patterns: tuple[Found, ...]
    agencies: tuple[str, ...]


def outline_in(people: Sequence[UUID], *, born: date | None, viewer: Actor, now: datetime) -> Outline:
    """Read from every line that the viewer may see, in one statement."""
    today = london_date(now)
    lines = outline_of(people, viewer=viewer, today=today)
    dated = [Dated(line.id, line.kind, london_date(line.happened_at), line.text) for line in lines]
    return Outline(
        patterns=tuple(patterns_in(dated, today=today, born=born)),
        agencies=tuple(sorted({line.agency for line in lines})),
    )
