"""What is kept outside the database of shields going up and coming down: whom and when, never where nor why."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

UP, LIFTED = "up", "lifted"


@dataclass(frozen=True, kw_only=True)
class ShieldLine:
    """A person's shield went ``up``, or was ``lifted``; ``since`` is the day it holds from."""

    council: int
    person: UUID
    what: str
    at: datetime
    since: date | None = None

    def text(self) -> str:
        """One line of the journal, as JSON."""
        said = {"council": self.council, "person": str(self.person), "what": self.what, "at": self.at.isoformat()}
        return json.dumps(said | ({"since": self.since.isoformat()} if self.since else {}))

    @classmethod
    def from_dict(cls, given: Mapping[str, object]) -> "ShieldLine":
        """Read back what ``text`` wrote."""
        since = given.get("since")
        return cls(
            council=int(str(given["council"])),
            person=UUID(str(given["person"])),
            what=str(given["what"]),
            at=datetime.fromisoformat(str(given["at"])),
            since=date.fromisoformat(str(since)) if since else None,
        )


def lost_since(lines: Iterable[ShieldLine], moment: datetime, *, council: int) -> dict[UUID, ShieldLine]:
    """The shields of one council that went up after a moment, as last written; a later lifting is no reason to forget
    one, for to lift takes two people, and they can do it again.
    """
    return {line.person: line for line in lines if line.council == council and line.what == UP and line.at > moment}
