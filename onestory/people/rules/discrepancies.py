"""What sources say differently, as it is listed, told and answered. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from onestory.calendars.instants import day_in_words
from onestory.people.declared.discrepancies import BY_COMPARED


class Standing(StrEnum):
    """Where a discrepancy stands."""

    OPEN = "open"
    TOLD = "told"
    MENDING = "mending"
    STANDS = "stands"
    CORRECTED = "corrected"
    LAPSED = "lapsed"


WAITING = (Standing.OPEN, Standing.TOLD, Standing.MENDING)
ANSWERED = (Standing.MENDING, Standing.STANDS)
WORDS = {
    Standing.OPEN: "Not told yet",
    Standing.TOLD: "Told, no answer yet",
    Standing.MENDING: "Being put right",
    Standing.STANDS: "Stands",
    Standing.CORRECTED: "Corrected",
    Standing.LAPSED: "No longer differs",
}
SOMEBODY = "another source"


@dataclass(frozen=True, kw_only=True)
class Correction:
    """One discrepancy, as the agency whose record it is reads it: its own words, and as much more as may be told."""

    id: int
    kind: str
    title: str
    record: str
    feed: str
    feed_title: str
    name: str
    value: str
    other: str
    said_by: tuple[str, ...]
    state: Standing
    found_at: datetime
    told_at: datetime | None
    told_by: str
    how: str
    answered_at: datetime | None
    answered_by: str
    why: str
    closed_at: datetime | None

    @property
    def differs(self) -> str:
        """What the agency is told, in a sentence."""
        return told_of(self.kind, self.value, self.other, self.said_by)

    @property
    def state_title(self) -> str:
        """Where it stands, in words."""
        return WORDS[self.state]

    @property
    def key(self) -> str:
        """The record as the agency's own system names it."""
        return self.record.split("/", 2)[-1].replace("|", ", ")


@dataclass(frozen=True, kw_only=True)
class Corrections:
    """An agency's own list, or a page of it, and how many there are in all."""

    rows: tuple[Correction, ...]
    page: int = 1
    pages: int = 1
    total: int = 0


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """One value that others give, and who they are: for the officer who sends it back."""

    value: str
    sources: tuple[str, ...]
    as_of: date


@dataclass(frozen=True, kw_only=True)
class Contradicted:
    """The same as the data officer sees it: who the index takes the person for, and the word of every source whose
    agreements let the officer read it. Without one, what the agency is told still says that somebody differs."""

    told: Correction
    person: UUID
    person_name: str
    born: date | None
    agency_kind: str
    agency_name: str
    held: bool
    elsewhere: tuple[Elsewhere, ...]

    @property
    def reaches(self) -> bool:
        """Whether the agency reads it on its own page."""
        return bool(self.agency_name) and not self.held


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """Which of them are asked for; a blank takes in all."""

    agency: str = ""
    field: str = ""
    state: str = ""
    person: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Contradictions:
    """A pageful, how many there are in all, and how many of each standing under the same narrowing."""

    rows: tuple[Contradicted, ...]
    page: int
    pages: int
    total: int
    by_state: dict[str, int]
    agencies: tuple[str, ...]


def told_of(kind: str, value: str, other: str, said_by: tuple[str, ...]) -> str:
    """What is told of a contradiction: who says otherwise where they may be named, and what where it may be told."""
    who = " and ".join(said_by) or SOMEBODY
    who = who[0].upper() + who[1:]
    says = "say" if len(said_by) > 1 else "says"
    if kind == "date-of-birth" and other:
        return f"{who} {says} {day_in_words(date.fromisoformat(other))}{_how_days_differ(value, other)}."
    if other:
        return f"{who} {says} {other}."
    return f"{who} {says} something else. Look at the {BY_COMPARED[kind].title.lower()} again, at its source."


def shown(kind: str, value: str) -> str:
    """A value as a page shows it."""
    return day_in_words(date.fromisoformat(value)) if kind == "date-of-birth" and value else value


def _how_days_differ(value: str, other: str) -> str:
    one, two = date.fromisoformat(value), date.fromisoformat(other)
    if one.year == two.year and (one.day, one.month) == (two.month, two.day):
        return ": day and month are the other way round"
    if (one.day, one.month) == (two.day, two.month):
        return ": only the year differs"
    return ""
