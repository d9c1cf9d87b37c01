"""Collection years: 1 April to 31 March, named as the returns name them."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from onestory.calendars.working_days import ONE_DAY

APRIL = 4


@dataclass(frozen=True, order=True)
class CollectionYear:
    """The statutory year ending on 31 March of `ends_in`: 2026 is the year 2025-26."""

    ends_in: int

    @property
    def label(self) -> str:
        """As it is written on a return: "2025-26"."""
        return f"{self.ends_in - 1}-{self.ends_in % 100:02d}"

    @property
    def starts_on(self) -> date:
        """1 April."""
        return date(self.ends_in - 1, APRIL, 1)

    @property
    def until(self) -> date:
        """The 1 April after, which belongs to the next year."""
        return date(self.ends_in, APRIL, 1)

    @property
    def last_day(self) -> date:
        """31 March, the reference date."""
        return self.until - ONE_DAY

    @property
    def previous(self) -> Self:
        """The year before."""
        return type(self)(self.ends_in - 1)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.starts_on <= day < self.until


def collection_year_of(day: date) -> CollectionYear:
    """The collection year a day falls in."""
    return CollectionYear(day.year + 1 if day.month >= APRIL else day.year)
