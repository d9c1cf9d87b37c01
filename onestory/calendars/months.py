"""Calendar months and years, and how old a person is."""

from calendar import isleap, monthrange
from datetime import date

MONTHS_IN_YEAR = 12


def add_months(start: date, n: int) -> date:
    """The same day n months on, or the last day of a month too short for it: 31 January + 1 is 28 February."""
    years, month = divmod(start.month - 1 + n, MONTHS_IN_YEAR)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def add_years(start: date, n: int) -> date:
    """The same date n years on; from 29 February, 28 February where there is no 29th."""
    return add_months(start, n * MONTHS_IN_YEAR)


def birthday(born: date, age: int) -> date:
    """The day somebody reaches an age. Born on 29 February, they reach it on 1 March in a common year."""
    year = born.year + age
    if (born.month, born.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return born.replace(year=year)


def age_on(born: date, on: date) -> int:
    """Age in whole years on a day; below zero before birth."""
    age = on.year - born.year
    return age if on >= birthday(born, age) else age - 1
