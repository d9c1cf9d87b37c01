"""How a day goes beside the usual one: the same day of the week, up to the same time by the clock on the wall."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from onestory.calendars.instants import at_london, london, london_date

WEEKS = 8
FEWEST = 3
"""Of fewer days than these nothing is usual."""
Stretch = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True)
class Usual:
    """What such days had by then: the middle one, the least and the most, of how many days."""

    middle: float
    least: int
    most: int
    days: int


def so_far(now: datetime) -> Stretch:
    """Today, from midnight in England until now."""
    return at_london(london_date(now)), now


def days_like(now: datetime, *, holidays: Container[date]) -> list[Stretch]:
    """The same weekday of the last eight weeks, each from midnight until this time of day; the oldest first.

    Bank holidays are no usual day and are left out.
    """
    today, time_of_day = london_date(now), london(now).time()
    before = (today - timedelta(weeks=back) for back in range(WEEKS, 0, -1))
    return [(at_london(day), at_london(day, time_of_day)) for day in before if day not in holidays]


def usual(counts: Sequence[int]) -> Usual | None:
    """What is usual of such days; None where there are too few of them to say."""
    if len(counts) < FEWEST:
        return None
    return Usual(middle=median(counts), least=min(counts), most=max(counts), days=len(counts))


def beside_usual(count: int, found: Usual | None) -> str:
    """In words, of a count of today's."""
    if found is None:
        return "Too few such days yet to say what is usual"
    if count > found.most:
        return "More than on any of them"
    return "Fewer than on any of them" if count < found.least else "As usual"
