"""Working days: Monday to Friday except bank holidays, with the start date counted as day 0.

The sector writes "within 10 working days of the referral" and counts the day of the referral as day 0, so one
working day from a Friday is the next Monday. Zero working days is the start date itself, even on a Sunday.
"""

from collections.abc import Container
from datetime import date, timedelta

from onestory.calendars.bank_holidays import ENGLAND

ONE_DAY = timedelta(days=1)
SATURDAY = 5


def is_working_day(day: date, *, holidays: Container[date] = ENGLAND) -> bool:
    """Whether offices are open on this day."""
    return day.weekday() < SATURDAY and day not in holidays


def add_working_days(start: date, n: int, *, holidays: Container[date] = ENGLAND) -> date:
    """The nth working day after the start date, or before it when n is negative."""
    step = ONE_DAY if n > 0 else -ONE_DAY
    day, left = start, abs(n)
    while left:
        day += step
        left -= is_working_day(day, holidays=holidays)
    return day


def next_working_day(day: date, *, holidays: Container[date] = ENGLAND) -> date:
    """This day if it is a working day, otherwise the first one after it."""
    return day if is_working_day(day, holidays=holidays) else add_working_days(day, 1, holidays=holidays)


def working_days_between(start: date, end: date, *, holidays: Container[date] = ENGLAND) -> int:
    """How many working days lie after the start up to and including the end; negative when the end comes first."""
    if end < start:
        return -working_days_between(end, start, holidays=holidays)
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays=holidays) for day in days)
