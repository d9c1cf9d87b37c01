"""The people a worker works with or has lately opened, for "people's stories" and "my work"."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class RecentPerson:
    """One line of the list."""

    person: UUID
    name: str
    born: date | None
    age: str
    why: str
    at: datetime
    due_on: date | None = None
    due_what: str = ""


def recent_people(*, viewer: Actor, now: datetime, most: int = 20) -> list[RecentPerson]:
    """Whom the viewer and their team work with now, the latest first."""
    raise NotImplementedError
