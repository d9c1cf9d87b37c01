"""What the single view is made of: one frozen tree, everything in it dated and sourced."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Source:
    """Who says so, and on which day they last did."""

    feed: str
    title: str
    agency: str
    as_of: date | None = None
    record: str = ""


@dataclass(frozen=True, kw_only=True)
class Stated:
    """One value, as one source gives it."""

    value: str
    source: Source
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class FactLine:
    """One kind of fact: the value chosen, who else says the same, and who says otherwise.

    `value` is blank where nobody says anything; `withheld` where a shield hides what they say.
    """

    kind: str
    title: str
    value: str = ""
    chosen: Stated | None = None
    agreeing: tuple[Stated, ...] = ()
    otherwise: tuple[Stated, ...] = ()
    withheld: bool = False

    @property
    def is_disputed(self) -> bool:
        """Whether sources disagree."""
        return bool(self.otherwise)


@dataclass(frozen=True, kw_only=True)
class Warned:
    """What must be read before anything else."""

    kind: str
    text: str
    since: date | None = None
    source: Source | None = None


@dataclass(frozen=True, kw_only=True)
class StatusLine:
    """A plan, an order or a placement that is open now."""

    kind: str
    title: str
    text: str
    since: date
    source: Source


@dataclass(frozen=True, kw_only=True)
class Professional:
    """Somebody who works, or worked, with the person."""

    service: str
    service_title: str
    role: str
    name: str
    phone: str
    team: str
    since: date | None
    until: date | None
    source: Source

    def is_current(self, today: date) -> bool:
        """Whether they work with the person on this day, as far as is said."""
        return self.until is None or self.until > today


@dataclass(frozen=True, kw_only=True)
class Work:
    """Open work of this hub: whose it is, why, and what is due next."""

    id: int
    role: str
    user: int
    team: int
    name: str
    why: str
    since: datetime
    due_on: date | None = None
    due_what: str = ""


@dataclass(frozen=True, kw_only=True)
class Relative:
    """Somebody of the family or the household. `person` is None where their page is closed to this viewer.

    `relation` is in words, read from the child: "mother", "half-sister", "lives in the same home".
    `known` is what else is known of them, a phrase a line, each with its source in words.
    """

    person: UUID | None
    name: str
    relation: str
    born: date | None
    expected_on: date | None
    age: str
    sex: str
    lives_here: bool
    contested: bool
    source: Source
    known: tuple[str, ...] = ()
    is_child: bool = False
    died_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Around:
    """The family and household, the other children among them, and the professionals."""

    family: tuple[Relative, ...] = ()
    household: tuple[Relative, ...] = ()
    other_children: tuple[Relative, ...] = ()
    professionals: tuple[Professional, ...] = ()
    past_professionals: tuple[Professional, ...] = ()
    withheld: str = ""


@dataclass(frozen=True, kw_only=True)
class StoryEntry:
    """One line of the chronology."""

    id: int
    person: UUID
    kind: str
    title: str
    text: str
    happened_at: datetime
    to_the_day: bool
    until: date | None
    recorded_at: datetime
    standing: str
    significance: str
    handling: str
    noted_by: str
    subject: str
    source: Source
    sealed: bool = False
    number: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What names this line however often its file comes again; an act's line is named by its own number."""
        return (self.source.record, self.number) if self.source.record else ("", self.id)


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place in a story: the line after which the next page begins."""

    at: datetime
    id: int


@dataclass(frozen=True, kw_only=True)
class Story:
    """A page of the chronology, newest first, and the place where the next begins; perhaps all steps of the way too."""

    entries: tuple[StoryEntry, ...] = ()
    steps: tuple[StoryEntry, ...] = ()
    has_more: bool = False
    next: Place | None = None


class Knowing(StrEnum):
    """What stands between a service and what the hub knows of it: two ways of knowing and four of not knowing."""

    CURRENT = "current"
    PAST = "past"
    NONE_HELD = "checked and none held"
    NOT_SHARED = "held but not shared"
    STALE = "feed stale"
    NO_FEED = "no feed"


@dataclass(frozen=True, kw_only=True)
class KnownTo:
    """One declared service: whether it knows the person, and if that cannot be said, why and whom to ask."""

    service: str
    title: str
    knowing: Knowing
    says: str
    as_of: date | None = None
    since: date | None = None
    until: date | None = None
    ask: str = ""
    told_by: str = ""
    """Whose file names whoever works with them there; blank where `as_of` is of the service's own."""
    feed: str = ""
    """What holds a record that no agreement lets the reader see; blank otherwise."""


@dataclass(frozen=True, kw_only=True)
class NotKnown:
    """Something a worker would look for that nobody has said, why, and what would change that."""

    what: str
    why: str
    ask: str = ""
    is_number: bool = False
    """Whether it is how many they are: somebody who reviews matches may say so."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """One sight of this person by somebody."""

    at: datetime
    who: str
    role: str
    act: str
    purpose: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Looked:
    """Who has looked: by name for those who may read the audit, otherwise counted by role."""

    looks: tuple[Look, ...] = ()
    by_role: tuple[tuple[str, int], ...] = ()
    since: date | None = None


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A colleague who opened the same record within the last minutes, and when last."""

    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class PersonHead:
    """Who this is and what must be read first: at the head of every page about one person.

    `near_shield` says that they or somebody around them stands behind a shield: whatever else is told on the page must
    then be looked through for places.
    """

    person: UUID
    asked_for: UUID
    identifiers: tuple[UUID, ...]
    near_shield: bool
    name: str
    other_names: tuple[str, ...]
    kind: str
    born: date | None
    expected_on: date | None
    died_on: date | None
    age: str
    sex: str
    is_shielded: bool
    withheld: str
    facts: tuple[FactLine, ...]
    address: FactLine
    warnings: tuple[Warned, ...]
    status: tuple[StatusLine, ...]
    around: Around
    steps: tuple[StoryEntry, ...]
    opened_because: str
    beside: tuple[Beside, ...] = ()

    def fact(self, kind: str) -> FactLine | None:
        """One kind of fact."""
        return next((line for line in self.facts if line.kind == kind), None)


@dataclass(frozen=True, kw_only=True)
class PersonPage(PersonHead):
    """Everything the single view needs, as this viewer may see it at this moment."""

    worker: Professional | None
    work: tuple[Work, ...]
    story: Story
    known_to: tuple[KnownTo, ...]
    not_known: tuple[NotKnown, ...]
    looked: Looked
    index_as_of: datetime | None
    records: int
    feeds: tuple[Source, ...] = field(default_factory=tuple)

    @property
    def next_due(self) -> Work | None:
        """The open work that falls due first."""
        dated = [work for work in self.work if work.due_on]
        return min(dated, key=lambda work: work.due_on or date.max) if dated else None
