"""Days that offices are open: working days, bank holidays of England, birthdays and census years."""

from datetime import date, datetime, timedelta
from functools import cache

WEEK = timedelta(days=7)


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule."""
    golden, century, short = year % 19, year // 100, year % 100
    leap, shift = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * shift + 2 * (short // 4) - moon - short % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _monday_on_or_after(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The eight yearly bank holidays; one-off royal days are left out."""
    new_year = date(year, 1, 1)
    christmas = date(year, 12, 25)
    boxing = christmas + timedelta(days=1)
    days = {
        new_year if new_year.weekday() < 5 else _monday_on_or_after(new_year),
        easter(year) - timedelta(days=2),
        easter(year) + timedelta(days=1),
        _monday_on_or_after(date(year, 5, 1)),
        _monday_on_or_after(date(year, 5, 25)),
        _monday_on_or_after(date(year, 8, 25)),
        *{
            4: (christmas, date(year, 12, 28)),
            5: (date(year, 12, 27), date(year, 12, 28)),
            6: (boxing, date(year, 12, 27)),
        }.get(christmas.weekday(), (christmas, boxing)),
    }
    return frozenset(days)


def is_working(day: date) -> bool:
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def working_day(day: date) -> date:
    """The day itself, or the next day that offices are open."""
    while not is_working(day):
        day += timedelta(days=1)
    return day


def after_working_days(day: date, count: int) -> date:
    """The day that is so many working days after another, not counting the first."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day)
    return day


def age_on(born: date, day: date) -> int:
    """Whole years from birth to a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    """The day someone reaches an age; 29 February becomes 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def clocks_go_forward(year: int) -> date:
    """The last Sunday of March, when the hour from one to two does not happen."""
    end = date(year, 3, 31)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def on_the_clock(at: datetime) -> datetime:
    """A local time that happened: one in the skipped hour of March moves on by an hour."""
    if at.hour == 1 and at.month == 3 and at.date() == clocks_go_forward(at.year):
        return at + timedelta(hours=1)
    return at


def census_year_end(today: date) -> date:
    """The last 31 March that is over."""
    end = date(today.year, 3, 31)
    return end if end < today else date(today.year - 1, 3, 31)
