"""An indicator as it is declared: in words for a reader, and in field expressions that any engine can run.

The expressions are Ibis's deferred ones (`_.outcome == "assessment"`), never lambdas and never SQL: the same
declaration is compiled for PostgreSQL, DuckDB or Spark, and prints itself as it is written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ibis.common.deferred import Deferred

from onestory.grammar.declarations import DeclarationError, check_code, check_no_repeats, check_said


class Better(StrEnum):
    """Which way a figure should go, if either."""

    UP = "higher is better"
    DOWN = "lower is better"
    NEITHER = "neither way is better in itself"


class Measure(StrEnum):
    """What the figure is expressed in."""

    PER_CENT = "per cent"
    NUMBER = "number"
    RATE = "rate per 10,000 children"
    HOURS = "hours"


@dataclass(frozen=True, kw_only=True, eq=False)
class Relation:
    """A kind of dated fact that indicators count: one row a fact, in columns of plain types.

    `begins` is the day the fact began to be. `learned` names the day on which each other column came to be known, so
    that a figure as of a day says nothing of what came later. `derived` adds columns made of others.
    """

    code: str
    title: str
    a_row: str
    begins: str
    columns: Mapping[str, str]
    learned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    derived: Mapping[str, Deferred] = field(default_factory=dict)
    since: date
    source: str

    def __post_init__(self) -> None:
        check_code("A relation", self.code)
        check_said(f"The relation {self.code}", title=self.title, source=self.source, a_row=self.a_row)
        unknown = {self.begins, *self.learned, *(name for names in self.learned.values() for name in names)}
        if unknown - set(self.columns):
            raise DeclarationError(f"The relation {self.code} speaks of {', '.join(unknown - set(self.columns))}.")


@dataclass(frozen=True, kw_only=True)
class Target:
    """What is aimed at from a day on, and who set it. A council's own dated setting wins over a declared one."""

    since: date
    aims: float
    source: str


@dataclass(frozen=True, kw_only=True)
class Split:
    """A column by which a figure may be broken down, and what the parts are called where a coded list says.

    One that does not leave is for those alone who may open the children: other figures are sums of its parts.
    """

    column: str
    title: str
    names: Mapping[str, str] = field(default_factory=dict)
    leaves: bool = True


@dataclass(frozen=True, kw_only=True, eq=False)
class Indicator:
    """One measure of how a service is doing: what it means in words, and the expressions that count it.

    Of the rows of `relation` dated by `dated_by`, those `among` are the denominator and those that also `meet` the
    condition the numerator. An average `adds` a column up and divides by the rows. A `standing` figure is of everything
    that stands on a day, not of what happened in a month. One `of_each_child` compares facts of one child: it counts
    those of children who are known, and no other may ask for what is `derived`.
    """

    code: str
    title: str
    theme: str
    since: date
    until: date | None = None
    source: str
    counts: str
    out_of: str
    relation: Relation
    dated_by: str
    among: Deferred | None = None
    meets: Deferred | None = None
    adds: str = ""
    standing: bool = False
    of_each_child: bool = False
    measure: Measure = Measure.PER_CENT
    better: Better = Better.NEITHER
    targets: tuple[Target, ...] = ()
    tolerance: float = 5.0
    splits: tuple[Split, ...] = ()
    england: str = ""
    ni: str = ""
    local: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        what = f"The indicator {self.code}"
        check_code("An indicator", self.code)
        check_said(what, title=self.title, source=self.source, counts=self.counts, theme=self.theme)
        check_no_repeats(what, (target.since.isoformat() for target in self.targets))
        named = {self.dated_by, *(split.column for split in self.splits), *({self.adds} if self.adds else ())}
        if missing := named - set(self.relation.columns):
            raise DeclarationError(f"{what} speaks of {', '.join(sorted(missing))}, which its facts do not have.")
        if self.measure is Measure.PER_CENT and self.meets is None:
            raise DeclarationError(f"{what} is a share and says nothing of which rows count.")
        if self.measure is Measure.HOURS and not self.adds:
            raise DeclarationError(f"{what} is an average and adds nothing up.")

    @property
    def target_setting(self) -> str:
        """The name under which a council sets a target of its own."""
        return f"target.{self.code}"
