"""A feed: what one partner sends, column by column, and what each row says about a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from onestory.grammar.checks import Check
from onestory.grammar.codes import Spellings
from onestory.grammar.declarations import DeclarationError, check_code, check_no_repeats, check_said
from onestory.grammar.phrases import Phrase
from onestory.grammar.steps import Kind, Step
from onestory.vocabulary.agencies import AgencyKind

IDENTITY = (
    "given_name", "middle_names", "family_name", "former_names", "date_of_birth", "expected_date_of_birth", "sex",
    "ethnicity", "address", "uprn", "postcode", "phone", "email", "nhs_number", "upn", "former_upn", "council_child_id",
    "pnc", "mother_nhs_number",
)  # fmt: skip
IDENTITY_DATES = ("date_of_birth", "expected_date_of_birth")


class Holding(StrEnum):
    """What a file leaves unsaid: whether a record that is not in it has gone."""

    FULL = "everything held, every time"
    GROWING = "what is new or changed"


class IfBad(StrEnum):
    """What a value that cannot be read costs: its row, or only itself."""

    REFUSE = "refuse the row"
    SET_ASIDE = "keep the row, set the value aside"


class Shape(StrEnum):
    """How a feed comes."""

    DELIMITED = "a text file with one line a record"
    WORKBOOK = "a workbook, one sheet a part"
    CIN_XML = "a children in need census file"
    FOLDER = "a folder of text files, one a part"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of theirs, what we call it, and the steps from their words to ours.

    `also` are other headings under which the same column is known to come.
    """

    theirs: str
    ours: str
    steps: tuple[Step, ...] = ()
    required: bool = False
    codes: Spellings | None = None
    also: tuple[str, ...] = ()
    if_bad: IfBad = IfBad.REFUSE
    note: str = ""

    @property
    def kind(self) -> Kind:
        """What the value is once read: the last step that changes the kind decides."""
        kinds = [step.gives for step in self.steps if step.gives is not None]
        return kinds[-1] if kinds else Kind.TEXT

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading under which it is known to come, the agreed one first."""
        return (self.theirs, *self.also)


@dataclass(frozen=True, kw_only=True)
class Join:
    """A value made of several columns, in order, leaving out what is empty."""

    ours: str
    of: tuple[str, ...]
    by: str = ", "


@dataclass(frozen=True, kw_only=True)
class Borrow:
    """A value that another part of the same file holds: `takes` of its row whose `by` is the same as ours.

    `when` picks among that part's rows; of several the one with the latest `latest` is taken. `at` is the column of
    ours that is matched, where it is called something else here.
    """

    ours: str
    of: str
    by: str
    takes: str
    at: str | None = None
    when: tuple[str, tuple[str, ...]] | None = None
    latest: str | None = None
    kind: Kind = Kind.TEXT
    codes: Spellings | None = None


@dataclass(frozen=True, kw_only=True)
class PersonFrom:
    """That each row of a part speaks of one person, whose identity columns it holds, and since when they live there."""

    who: str = "anyone"
    home_from: str | None = None
    home_until: str | None = None


@dataclass(frozen=True, kw_only=True)
class OtherFrom:
    """Another person named in the same row. `says` are pairs: an identity column or `full_name`, and where it stands.

    `relation` says what they are to the row's own person; `relation_in` is a column that says it.
    """

    role: str
    says: tuple[tuple[str, str], ...]
    relation: str = ""
    relation_in: str | None = None
    shares_address: bool = False


@dataclass(frozen=True, kw_only=True)
class RelationFrom:
    """A tie told by a shared value: every row with the same `value` belongs to one household or family (`group`),
    or the value is another person's identifier (`by`, one of the identity columns)."""

    kind: str
    value: str
    by: str | None = None
    role_in: str | None = None


@dataclass(frozen=True, kw_only=True)
class EventFrom:
    """A dated line of the chronology. `says` is a phrase over the row; `when` asks a column for one of these values."""

    kind: str
    on: str
    says: Phrase
    until: str | None = None
    when: tuple[str, tuple[str | bool, ...]] | None = None
    significant: bool = False


@dataclass(frozen=True, kw_only=True)
class InvolvementFrom:
    """A professional who works with the row's person: service, role, and the columns for name, telephone and dates."""

    service: str
    role: str
    name: str
    phone: str | None = None
    team: str | None = None
    since: str | None = None
    until: str | None = None
    identifier: str | None = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Part:
    """One table of a feed. Without `person`, a row speaks of the person whose identifier its `subject` column holds.

    `found_as` are other names under which the part's file or sheet is known to come.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ("source_id",)
    person: PersonFrom | None = None
    subject: str = "council_child_id"
    joins: tuple[Join, ...] = ()
    borrows: tuple[Borrow, ...] = ()
    others: tuple[OtherFrom, ...] = ()
    relations: tuple[RelationFrom, ...] = ()
    events: tuple[EventFrom, ...] = ()
    involvements: tuple[InvolvementFrom, ...] = ()
    checks: tuple[Check, ...] = ()
    found_as: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_code("A part of a feed", self.name)
        check_no_repeats(f"The part {self.name}", (column.ours for column in self.columns))
        for ours in self.spoken_of():
            if ours not in self.ours:
                raise DeclarationError(f"The part {self.name} speaks of {ours}, which none of its columns gives.")

    @property
    def ours(self) -> tuple[str, ...]:
        """Our names of everything a row holds, in the order declared."""
        named = (*(column.ours for column in self.columns), *(join.ours for join in self.joins))
        return (*named, *(borrow.ours for borrow in self.borrows if borrow.ours not in named))

    @property
    def identity(self) -> tuple[str, ...]:
        """Which of the identity columns its rows hold."""
        return tuple(name for name in IDENTITY if name in self.ours)

    def column(self, ours: str) -> Column | None:
        """The column that gives one of our names, if a single one does."""
        return next((column for column in self.columns if column.ours == ours), None)

    def kind_of(self, ours: str) -> Kind:
        """What kind of value stands under one of our names."""
        given = self.column(ours) or self.borrowed(ours)
        return given.kind if given else Kind.TEXT

    def codes_of(self, ours: str) -> Spellings | None:
        """The coded list under one of our names, if it is one."""
        given = self.column(ours) or self.borrowed(ours)
        return given.codes if given else None

    def borrowed(self, ours: str) -> Borrow | None:
        """Where one of our names is borrowed from, if it is."""
        return next((borrow for borrow in self.borrows if borrow.ours == ours), None)

    def spoken_of(self) -> set[str]:
        """Every one of our names that its key, its checks and what it says rest on."""
        names = {*self.key, *(needed for check in self.checks for needed in check.needs)}
        names |= {name for join in self.joins for name in join.of}
        names |= {name for other in self.others for _, name in other.says}
        names |= {name for relation in self.relations for name in (relation.value, relation.role_in) if name}
        for event in self.events:
            names |= {
                event.on,
                *event.says.names,
                *([event.until] if event.until else []),
                *([event.when[0]] if event.when else []),
            }
        for involved in self.involvements:
            told = (involved.name, involved.phone, involved.team, involved.since, involved.until, involved.identifier)
            names |= {name for name in told if name}
        if self.person:
            names |= {name for name in (self.person.home_from, self.person.home_until) if name}
        return names


@dataclass(frozen=True)
class Coverage:
    """Whom a feed can know of: its services, and the ages between which they serve anybody."""

    services: tuple[str, ...]
    ages_from: int = 0
    ages_until: int | None = None

    def covers(self, age: int | None) -> bool:
        """Whether somebody of this age could be in it; of an unknown age, always."""
        return age is None or (self.ages_from <= age and (self.ages_until is None or age < self.ages_until))


@dataclass(frozen=True, kw_only=True, eq=False)
class Feed:
    """What one partner sends: how it comes, how often, what a missing record means, and its parts.

    A file that would leave `asks_below` of the records held, or fewer, is not taken without asking.
    """

    code: str
    title: str
    agency: AgencyKind
    version: str
    since: date
    source: str
    parts: tuple[Part, ...]
    shape: Shape = Shape.DELIMITED
    delimiter: str = ","
    encoding: str = "utf-8"
    holding: Holding = Holding.GROWING
    asks_below: float = 0.5
    expected_every: timedelta | None = None
    covers: Coverage = field(default_factory=lambda: Coverage(services=()))
    note: str = ""

    def __post_init__(self) -> None:
        check_code("A feed", self.code)
        check_said(f"The feed {self.code}", title=self.title, version=self.version, source=self.source)
        check_no_repeats(f"The feed {self.code}", (part.name for part in self.parts))
        if not self.parts:
            raise DeclarationError(f"The feed {self.code} has no parts.")

    def part(self, name: str) -> Part:
        """The part of this name."""
        for part in self.parts:
            if part.name == name:
                return part
        raise LookupError(f"The feed {self.code} has no part called {name!r}.")

    def stale_after(self) -> timedelta | None:
        """How long after its last good file it counts as stale; None where no rhythm is declared."""
        return self.expected_every * 2 if self.expected_every else None
