"""An indicator as it is declared: what is counted over what, which way is better, and who defined it when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onestory.grammar.declarations import check_code, check_said


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
    DAYS = "days"


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """One measure of how a service is doing, in words; its arithmetic belongs to the performance room."""

    code: str
    title: str
    since: date
    source: str
    counts: str
    out_of: str = ""
    measure: Measure = Measure.PER_CENT
    better: Better = Better.NEITHER
    note: str = ""

    def __post_init__(self) -> None:
        check_code("An indicator", self.code)
        check_said(f"The indicator {self.code}", title=self.title, source=self.source, counts=self.counts)
