"""A court's day as pages show it."""

from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, kw_only=True)
class CourtStepCard:
    """One thing that happened to it."""

    title: str
    due_on: date
    hour: time | None
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CourtCard:
    """What a court asks of one contact, by when, and what became of its day, oldest first."""

    court: str
    asks_title: str
    due_on: date
    hour: time | None
    due_at: datetime
    asked_at: datetime
    ended_at: datetime | None
    steps: tuple[CourtStepCard, ...]


@dataclass(frozen=True, kw_only=True)
class CourtRow:
    """One court that waits, in a list. `team` has the contact, or took up what was decided on it."""

    reference: str
    about: str
    court: str
    asks_title: str
    due_on: date
    hour: time | None
    due_at: datetime
    is_near: bool
    is_late: bool
    team: str
    owner: str
