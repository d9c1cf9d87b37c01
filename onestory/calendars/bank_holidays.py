"""England's bank holidays, with the one-off days a council has been told of."""

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from holidays import country_holidays


@dataclass(frozen=True)
class BankHolidays:
    """Holds the bank holidays of England in any year: `day in holidays`.

    `extra` adds a day proclaimed after this release was made, `dropped` removes one that was moved.
    """

    extra: frozenset[date] = field(default_factory=frozenset)
    dropped: frozenset[date] = field(default_factory=frozenset)

    def __contains__(self, day: object) -> bool:
        if not isinstance(day, date):
            return False
        return day in self.extra or (day not in self.dropped and day in in_year(day.year))


@lru_cache(maxsize=256)
def in_year(year: int) -> frozenset[date]:
    """The bank holidays of one calendar year in England, substitute days included."""
    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


ENGLAND = BankHolidays()
