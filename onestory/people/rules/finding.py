"""What a search asks and what it answers: pure shapes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from onestory.people.rules.compiling import COMPARED


class Band(StrEnum):
    """How sure a candidate is: what a person would say of it."""

    STRONG = "strong match"
    POSSIBLE = "possible match"
    WEAK = "weak match"


@dataclass(frozen=True, kw_only=True)
class Reason:
    """What one field said: agrees or differs, in words, and its weight in bits."""

    title: str
    words: str
    weight: float


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Somebody whom a search may have meant. `address` is blank where it may not be seen.

    `weight` is `before` and the weights of the `reasons`, added up: the weight that linking would give the same two
    records. `compared_with` names the partners whose record fits best; none where all was taken together.
    """

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
    before: float = 0.0
    read_as: str = ""
    compared_with: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    works_with: bool = False
    died_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A search, taken apart: names, any part of a birth date, places, numbers. `names` may be first or last ones."""

    given: str = ""
    family: str = ""
    names: tuple[str, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    born: date | None = None
    born_from: date | None = None
    born_until: date | None = None
    sex: str = ""
    address: str = ""
    postcode: str = ""
    place_part: str = ""
    phone: str = ""
    email: str = ""
    nhs_number: str = ""
    upn: str = ""
    council_child_id: str = ""
    pnc: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look for."""
        return not any(value for name, value in vars(self).items() if name != "sex")

    @property
    def asks_for_a_place(self) -> bool:
        """Whether it names something that a shield hides: then no shielded person may be in the answer."""
        return bool(self.address or self.postcode or self.place_part or self.phone or self.email)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One way to read a search: as if it were a partner's record, with what is only half known beside it."""

    record: dict[str, str] = field(default_factory=dict)

    def said(self) -> dict[str, str]:
        """What is said, and nothing that is blank."""
        return {name: value for name, value in self.record.items() if value}

    @property
    def words(self) -> str:
        """How the names were read."""
        names = (("first name", "given_name"), ("middle name", "middle_names"), ("surname", "family_name"))
        return ", ".join(f"{title} {self.record[name]}" for title, name in names if self.record.get(name))


@dataclass(frozen=True, kw_only=True)
class Found:
    """Whom the database found: the answer to each comparison, and the weight of each."""

    person: UUID
    weight: float
    reading: Reading
    feeds: tuple[str, ...]
    reasons: tuple[Reason, ...]

    @property
    def before(self) -> float:
        """What stood before anything was compared."""
        return self.weight - sum(reason.weight for reason in self.reasons)

    @classmethod
    def of(cls, row: Sequence[object], readings: Sequence[Reading]) -> "Found":
        """The row as the database gives it: person, weight, reading, feeds, levels, weights."""
        person, weight, reading, feeds, levels, bits = row
        reasons = tuple(
            Reason(title=comparison.title, words=comparison.levels[level - 1].words, weight=bit)
            for comparison, level, bit in zip(COMPARED, levels, bits, strict=True)  # type: ignore[call-overload]
            if level
        )
        return cls(
            person=UUID(str(person)),
            weight=float(str(weight)),
            reading=readings[int(str(reading)) - 1],
            feeds=tuple(feeds),  # type: ignore[arg-type]
            reasons=tuple(sorted(reasons, key=lambda reason: -abs(reason.weight))),
        )
