"""What the front door raises of itself when contacts repeat. A council may set its own numbers (setting `alerts`)."""

from dataclasses import dataclass
from datetime import date

from onestory.grammar.declarations import check_code

ALERTS = "alerts"


@dataclass(frozen=True, kw_only=True)
class Alert:
    """So many contacts that ended alike, within so many months, and what whoever reads of it is asked to do."""

    code: str
    title: str
    times: int
    months: int
    asks: str
    since: date = date(2026, 1, 1)
    source: str = "Common local rule, after reviews that found a pattern nobody had looked at; not national"

    def __post_init__(self) -> None:
        check_code("An alert", self.code)


REPEATED = Alert(
    code="repeated-without-action",
    title="Contacts repeat without action",
    times=3,
    months=6,
    asks="Look at them together before this one ends the same way, and say in the reasons what the pattern means.",
)
