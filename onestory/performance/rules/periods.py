"""Months as numbers, the windows that figures are given for, and whether one is only part over."""

from dataclasses import dataclass
from datetime import date, timedelta

from onestory.calendars.months import add_months

A_YEAR = 12
A_QUARTER = 3


def month_number(day: date) -> int:
    """Months since the year nought: what the expressions group by."""
    return day.year * 12 + day.month - 1


def first_of(month: int) -> date:
    """The first day of a month by its number."""
    return date(month // 12, month % 12 + 1, 1)


def last_of(month: int) -> date:
    """The last day of a month by its number."""
    return add_months(first_of(month), 1) - timedelta(days=1)


def is_over(month: int, *, as_of: date) -> bool:
    """Whether the whole month lies behind the end of that day."""
    return last_of(month) <= as_of


@dataclass(frozen=True, kw_only=True)
class Window:
    """Some months on end, as of a day. `partial` says that the last of them is not over."""

    first: int
    last: int
    partial: bool

    @property
    def months(self) -> range:
        """The numbers of its months."""
        return range(self.first, self.last + 1)

    @property
    def says(self) -> str:
        """The window in words: "November 2026", "12 months to November 2026"."""
        end = f"{first_of(self.last):%B %Y}"
        return end if self.first == self.last else f"{len(self.months)} months to {end}"


def year_to(as_of: date) -> Window:
    """The month of this day and the eleven before it."""
    last = month_number(as_of)
    return Window(first=last - A_YEAR + 1, last=last, partial=not is_over(last, as_of=as_of))


def before(window: Window) -> Window:
    """As many months as this window has, just before it."""
    size = len(window.months)
    return Window(first=window.first - size, last=window.first - 1, partial=False)


def quarter_of(month: int) -> int:
    """The first month of the quarter (from April, July, October or January) that a month lies in."""
    return month - month % A_QUARTER


def quarters_before(as_of: date, how_many: int) -> list[Window]:
    """The last whole quarters behind the end of that day, oldest first: the only periods that figures leave for."""
    current = quarter_of(month_number(as_of + timedelta(days=1)))
    firsts = (current - A_QUARTER * back for back in range(how_many, 0, -1))
    return [Window(first=first, last=first + A_QUARTER - 1, partial=False) for first in firsts]


def released_on(as_of: date) -> date:
    """The last quarter's end behind the end of that day: what leaves is as it stood then."""
    return last_of(quarters_before(as_of, 1)[0].last)
