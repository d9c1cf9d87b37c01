"""What a made-up person, home and family are."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Name:
    """A name as its owner writes it."""

    given: str
    middle: str
    family: str


@dataclass(slots=True)
class FormerName:
    """A name that was used until a day, and why it changed."""

    name: Name
    until: date
    why: str


@dataclass(frozen=True, slots=True)
class Place:
    """An address that people live at or are reached through."""

    line: str
    second: str
    town: str
    postcode: str
    uprn: str
    kind: str = "home"

    @property
    def street(self) -> str:
        return f"{self.line}, {self.second}" if self.second else self.line

    @property
    def whole(self) -> str:
        return f"{self.street}, {self.town}" if self.town else self.street


@dataclass(slots=True)
class Stay:
    """A time at an address; open when until is None."""

    place: Place
    since: date
    until: date | None = None


@dataclass(slots=True)
class Person:
    """Someone in the made-up world, as they truly are."""

    number: int
    kind: str
    sex: str
    name: Name
    origin: str
    ethnicity: str
    born: date | None
    household: int
    expected: date | None = None
    died: date | None = None
    mother: int | None = None
    father: int | None = None
    former: list[FormerName] = field(default_factory=list)
    stays: list[Stay] = field(default_factory=list)
    nickname: str = ""
    nhs: str = ""
    upn: str = ""
    former_upn: str = ""
    child_id: str = ""
    pnc: str = ""
    phone: str = ""
    old_phone: str = ""
    email: str = ""
    marks: set[str] = field(default_factory=set)

    @property
    def home(self) -> Place:
        return self.stays[-1].place

    def home_on(self, day: date) -> Place:
        """Where they lived on a day; the first known home for days before it."""
        for stay in reversed(self.stays):
            if stay.since <= day:
                return stay.place
        return self.stays[0].place

    def name_on(self, day: date) -> Name:
        """What they were called on a day."""
        for former in self.former:
            if day < former.until:
                return former.name
        return self.name


@dataclass(slots=True)
class Household:
    """People who live together now, and how hard life has been for them."""

    number: int
    kind: str
    origin: str
    place: Place
    since: date
    tier: int
    social_rent: bool
    adults: list[int] = field(default_factory=list)
    children: list[int] = field(default_factory=list)
    away: list[int] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Tie:
    """One person's tie to another: this person is the other's mother, twin, carer…"""

    person: int
    other: int
    kind: str
