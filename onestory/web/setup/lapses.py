"""How a check or an accreditation stands: how long it still counts, in words that say what is urgent. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from onestory.web.presenters.dates import day, how_long_ago, how_long_until

SOON = timedelta(days=42)


@dataclass(frozen=True, kw_only=True)
class Lapse:
    """What to say of the last day, and whether it needs somebody: fine, soon, lapsed or missing."""

    state: str
    words: str
    sort_by: str


def lapse_of(until: date | None, today: date) -> Lapse:
    """How something that counts up to, and not on, a day stands today."""
    if until is None:
        return Lapse(state="missing", words="Not recorded", sort_by="0000")
    if until <= today:
        return Lapse(state="lapsed", words=f"Ran out {day(until)} ({how_long_ago(until, today)})", sort_by=str(until))
    state = "soon" if until - today <= SOON else "fine"
    return Lapse(state=state, words=f"Until {day(until)} ({how_long_until(until, today)})", sort_by=str(until))
