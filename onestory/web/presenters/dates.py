"""Days, instants and how long ago, in the words of a page and on English clocks."""

from datetime import date, datetime

from onestory.calendars.bank_holidays import ENGLAND
from onestory.calendars.instants import day_in_words, happens_twice, london, london_date
from onestory.calendars.working_days import working_days_between

UNKNOWN = "Not known"
LONGEST_IN_WORKING_DAYS = 60


def day(value: date | datetime | None) -> str:
    """A day: 3 March 2026."""
    if value is None:
        return UNKNOWN
    on = london_date(value) if isinstance(value, datetime) else value
    return day_in_words(on)


def month(value: date | None) -> str:
    """A month: March 2026."""
    return UNKNOWN if value is None else f"{value:%B %Y}"


def clock_time(value: datetime | None) -> str:
    """The time on an English clock: 14:02; in the hour that comes twice when the clocks go back, which: 01:30 GMT."""
    if value is None:
        return UNKNOWN
    return f"{london(value):%H:%M %Z}" if happens_twice(value) else f"{london(value):%H:%M}"


def instant(value: datetime | None) -> str:
    """A day and a time: 3 March 2026 at 14:02."""
    return UNKNOWN if value is None else f"{day(value)} at {clock_time(value)}"


def moment(value: datetime, now: datetime) -> str:
    """A time near by without its date: "today at 18:58", "tomorrow at 11:58"; else the day and the time."""
    days = (london_date(value) - london_date(now)).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days)
    return f"{near} at {clock_time(value)}" if near else instant(value)


def day_ago(value: date | datetime | None, today: date) -> str:
    """A day, and how long ago: 3 March 2026 (9 working days ago)."""
    if value is None:
        return UNKNOWN
    on = london_date(value) if isinstance(value, datetime) else value
    return f"{day(on)} ({how_long_ago(on, today)})"


def moment_ago(value: datetime, now: datetime) -> str:
    """A time near by, and how long ago: "today at 11:58 (3 hours ago)"."""
    said = moment(value, now)
    return f"{said[0].upper()}{said[1:]} ({since(value, now)})"


def instant_ago(value: datetime | None, now: datetime) -> str:
    """An instant, and how long ago: 3 March 2026 at 14:02 (2 hours ago)."""
    if value is None:
        return UNKNOWN
    return f"{instant(value)} ({since(value, now)})"


def how_long_ago(on: date, today: date) -> str:
    """Working days near by, then weeks, months and years: what a worker would say."""
    days = (today - on).days
    if days == 0:
        return "today"
    if days < 0:
        return how_long_until(on, today)
    if days == 1:
        return "yesterday"
    if days <= LONGEST_IN_WORKING_DAYS:
        worked = working_days_between(on, today, holidays=ENGLAND)
        return f"{_count(worked, 'working day') if worked > 0 else _count(days, 'day')} ago"
    return f"{months_and_years(on, today)} ago"


def how_long_until(on: date, today: date) -> str:
    """How far off a day is: "in 3 working days"."""
    days = (on - today).days
    if days < 0:
        return how_long_ago(on, today)
    if days == 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days <= LONGEST_IN_WORKING_DAYS:
        worked = working_days_between(today, on, holidays=ENGLAND)
        return f"in {_count(worked, 'working day') if worked > 0 else _count(days, 'day')}"
    return f"in {months_and_years(today, on)}"


def since(value: datetime, now: datetime) -> str:
    """Minutes and hours near by, then days: "5 minutes ago"."""
    seconds = (now - value).total_seconds()
    if seconds < 0:
        return f"in {stretch(-seconds)}"
    if seconds < 60:
        return "just now"
    return f"{stretch(seconds)} ago"


def stretch(seconds: float) -> str:
    """A length of time in its largest whole unit: "2 hours", "3 days"."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return "less than a minute"
    if minutes < 60:
        return _count(minutes, "minute")
    if minutes < 48 * 60:
        return _count(minutes // 60, "hour")
    return _count(minutes // (24 * 60), "day")


def months_and_years(start: date, end: date) -> str:
    """Whole months under two years, then whole years."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    return _count(months, "month") if months < 24 else _count(months // 12, "year")


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'' if number == 1 else 's'}"
