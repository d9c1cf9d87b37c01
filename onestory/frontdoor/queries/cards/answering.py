"""How one agency answers the hub, as its own manager sees it."""

from dataclasses import dataclass
from datetime import datetime

from onestory.frontdoor.queries.cards.requests import RequestRow


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Requests of one urgency whose time has come or that were answered: how many, and how many in time."""

    urgency: str
    asked: int
    owed: int
    in_time: int

    @property
    def share(self) -> int | None:
        """In per cent; none where nothing was owed yet."""
        return round(100 * self.in_time / self.owed) if self.owed else None


@dataclass(frozen=True, kw_only=True)
class Answerer:
    """One colleague who answered."""

    name: str
    answers: int
    last_at: datetime


@dataclass(frozen=True, kw_only=True)
class AgencyBoard:
    """What waits, of which a screenful is shown, and how what was asked lately was answered."""

    waiting: tuple[RequestRow, ...]
    all_waiting: int
    all_late: int
    not_opened: int
    kept: tuple[Kept, ...]
    answerers: tuple[Answerer, ...]
    since: datetime
