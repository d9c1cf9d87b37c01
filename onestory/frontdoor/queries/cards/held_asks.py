"""What is held of somebody and not shared, and what became of asking for it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onestory.access.queries.agreements import Holder
from onestory.people.rules.page import PersonHead


@dataclass(frozen=True, kw_only=True)
class AskCard:
    """One ask, as whoever asked and its holder see it. The holder alone is told of `which` of its documents."""

    id: UUID
    key: str
    thing: str
    person: UUID
    about: str
    born_on: date | None
    agency_name: str
    holder: str
    request_reference: str
    which: str
    asked_by: str
    asked_by_user: int
    from_agency: str
    asked_at: datetime
    due_at: datetime
    raised_at: datetime | None
    purpose: str
    necessity: str
    lawful_basis: str
    told: str
    told_why_not: str
    state: str
    state_title: str
    words: str
    ground: str
    why: str
    answered_by: str
    answered_at: datetime | None

    def is_late(self, now: datetime) -> bool:
        """Whether the holder has let the time pass without an answer."""
        return self.answered_at is None and self.due_at < now


@dataclass(frozen=True, kw_only=True)
class HeldThing:
    """That something is held, by whom, and whom to ask. What it is, is not told."""

    key: str
    title: str
    holder: Holder
    feed: str = ""
    request: UUID | None = None
    document: UUID | None = None
    known_at: datetime | None = None
    asks: tuple[AskCard, ...] = ()

    @property
    def is_waiting(self) -> bool:
        """Whether the reader has asked for it, and has no answer yet."""
        return any(ask.state == "waiting" for ask in self.asks)


@dataclass(frozen=True, kw_only=True)
class HeldPage:
    """Everything held of one person that the reader may know of, and their asks for what is no longer listed."""

    head: PersonHead
    things: tuple[HeldThing, ...]
    before: tuple[AskCard, ...]
