"""What a search asks and what it answers: pure shapes, and the reading of one box of words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class Band(StrEnum):
    """How sure a candidate is: what a person would say of it."""

    STRONG = "strong match"
    POSSIBLE = "possible match"
    WEAK = "weak match"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """One thing that agrees or differs, and its weight in bits."""

    words: str
    weight: float


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody whom a search may have meant. `address` is blank where it may not be seen."""

    person: UUID
    name: str
    other_names: tuple[str, ...]
    born: date | None
    expected_on: date | None
    age: str
    sex: str
    kind: str
    address: str
    is_shielded: bool
    reasons: tuple[Reason, ...]
    weight: float
    band: Band
    sources: tuple[str, ...] = ()
    works_with: bool = False


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A search, taken apart: names, any part of a birth date, places, numbers."""

    given: str = ""
    family: str = ""
    names: tuple[str, ...] = ()
    born: date | None = None
    year: int | None = None
    postcode: str = ""
    district: str = ""
    phone: str = ""
    nhs_number: str = ""
    upn: str = ""
    number: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not any(vars(self).values())

    @property
    def asks_for_a_place(self) -> bool:
        """Whether it names something that a shield hides: then no shielded person may be in the answer."""
        return bool(self.postcode or self.district or self.phone)
