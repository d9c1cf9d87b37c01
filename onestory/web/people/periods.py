"""A period that a page is narrowed to: its first and its last day as somebody typed them, and what is wrong there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from onestory.grammar.answers import date_of

FIRST, LAST = "since", "until"
LABELS = {FIRST: "From (day/month/year)", LAST: "To (day/month/year)"}
NOT_A_DAY = "Write a real date, for example 27/3/2026."
WRONG_WAY_ROUND = "The last day must not be before the first."


@dataclass(frozen=True, kw_only=True)
class Period:
    """From the first day to the last, both within it. What is in `errors` narrows nothing."""

    since: date | None = None
    until: date | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    @property
    def ends_before(self) -> date | None:
        """The day after the last: where a period's end is exclusive."""
        return None if self.until in (None, date.max) else self.until + timedelta(days=1)

    @property
    def fields(self) -> list[dict[str, object]]:
        """Its two boxes for `osFilter`, with what was typed and what is wrong with it."""
        return [
            {"name": name, "label": label, "value": self.typed.get(name, ""), "error": self.errors.get(name, "")}
            for name, label in LABELS.items()
        ]


def period_in(asked: Mapping[str, str]) -> Period:
    """The period that an address asks for."""
    typed = {name: said for name in LABELS if (said := asked.get(name, "").strip())}
    days = {name: date_of(said) for name, said in typed.items()}
    errors = {name: NOT_A_DAY for name, found in days.items() if found is None}
    since, until = days.get(FIRST), days.get(LAST)
    if since and until and until < since:
        return Period(since=since, typed=typed, errors={LAST: WRONG_WAY_ROUND})
    return Period(since=since, until=until, typed=typed, errors=errors)
