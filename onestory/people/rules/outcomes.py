"""What an act upon the index came to."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Adopted:
    """What a run of linkage changed in the links."""

    run: int
    opened: int
    closed: int
    minted: int
    merged: int
    split: int


@dataclass(frozen=True, kw_only=True)
class WrittenUp:
    """How much of the index was written: records that changed, people who were touched."""

    changed: int
    gone: int
    people: int
    events: int


@dataclass(frozen=True, kw_only=True)
class LinkOutcome:
    """A run for a council: the records it looked at or found changed, the living people, the questions that wait."""

    records: int
    people: int
    review: int
    model_version: str
    is_whole: bool
    adopted: Adopted
    written: WrittenUp
    shielded: int = 0
    shields_not_found: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Somebody who saw the wrong picture, and when."""

    at: datetime
    username: str
    role: str
    act: str
    person: UUID


@dataclass(frozen=True, kw_only=True)
class Mended:
    """A merge, a split or its undoing: the line in the ledger, who is affected, and who saw what was wrong."""

    change: int
    people: tuple[UUID, ...]
    records: int
    seen_by: tuple[Seen, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ListedShield:
    """A line of the council's own list of people to shield: any of the identifiers, or name and birth."""

    since: date
    why: str
    council_child_id: str = ""
    nhs_number: str = ""
    given_name: str = ""
    family_name: str = ""
    date_of_birth: date | None = None


@dataclass(frozen=True, kw_only=True)
class PutUpAgain:
    """How many people are shielded again, and the identifiers of those whom the index does not know."""

    people: int
    missing: tuple[str, ...]
