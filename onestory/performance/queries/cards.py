"""Frozen shapes of figures as pages and files show them."""

from dataclasses import dataclass
from datetime import date, datetime

from onestory.grammar.indicators import Indicator, Split, Target
from onestory.performance.rules.figuring import Reading
from onestory.performance.rules.standing import Direction, Rag


@dataclass(frozen=True, kw_only=True)
class England:
    """England's published figure of one year."""

    year: int
    value: float
    says: str
    source: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """One line of a breakdown."""

    code: str
    title: str
    point: Reading


@dataclass(frozen=True, kw_only=True)
class Breakdown:
    """A figure by the parts of one column."""

    split: Split
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Neighbour:
    """The same figure of another council that agreed to be compared."""

    council: int
    council_name: str
    point: Reading


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One indicator as of a day: the figure, what it aims at, how it stands, how it went."""

    indicator: Indicator
    as_of: date
    exact: bool
    point: Reading
    earlier: Reading
    target: Target | None
    rag: Rag
    direction: Direction
    for_the_better: bool | None
    trend: tuple[Reading, ...]
    england: England | None
    breakdowns: tuple[Breakdown, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Overview:
    """Every figure of a day, and when they were counted."""

    figures: tuple[Figure, ...]
    counted_at: datetime


@dataclass(frozen=True, kw_only=True)
class Leaving:
    """One line of what may leave: a figure of one quarter, in all (no split) or of one part."""

    indicator: Indicator
    split: Split | None
    part: str
    point: Reading


@dataclass(frozen=True, kw_only=True)
class Behind:
    """One fact behind a figure, with the child it is about where that is known."""

    on: date
    person: str
    name: str
    born_on: date | None
    contact: str


@dataclass(frozen=True, kw_only=True)
class StepCard:
    """One step of an action plan."""

    id: int
    words: str
    owner: str
    due_on: date
    done_at: datetime | None
    done_by: str
    came_of_it: str
    is_late: bool


@dataclass(frozen=True, kw_only=True)
class CardPage:
    """A report card with its steps."""

    id: int
    indicator: str
    as_of: date
    figure: str
    rag: Rag
    what: str
    so_what: str
    now_what: str
    written_by: str
    written_at: datetime
    steps: tuple[StepCard, ...]
