"""Instants and local days in Europe/London, so that no clock gains or loses an hour when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def check_aware(instant: datetime) -> datetime:
    """The instant, if it says its time zone; a bare time is refused because nobody can tell which hour it means."""
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise ValueError(f"{instant.isoformat()} does not say its time zone.")
    return instant


def london(instant: datetime) -> datetime:
    """The instant as a clock on a wall in England shows it."""
    return check_aware(instant).astimezone(LONDON)


def london_date(instant: datetime) -> date:
    """The day it is in England at this instant."""
    return london(instant).date()


def happens_twice(instant: datetime) -> bool:
    """Whether the clocks on the wall show this time twice that night, as they do when they go back."""
    shown = london(instant)
    if not _clocks_change_on(shown.date()):
        return False
    return shown.replace(fold=0).utcoffset() != shown.replace(fold=1).utcoffset()


@lru_cache(maxsize=4096)
def _clocks_change_on(day: date) -> bool:
    """Whether it is longer or shorter than others. A board shows a hundred times of a few days."""
    morning = datetime.combine(day, time.min, tzinfo=LONDON)
    return morning.utcoffset() != morning.replace(hour=23).utcoffset()


@lru_cache(maxsize=4096)
def day_in_words(day: date) -> str:
    """A date as one says it: 5 January 2027."""
    return f"{day.day} {day:%B %Y}"


def at_london(day: date, at: time = time.min) -> datetime:
    """The instant at which English clocks show this time on this day.

    Of the hour that comes twice in October it is the first; the hour that never comes in March is read an hour later.
    """
    return datetime.combine(day, at.replace(tzinfo=None, fold=0), tzinfo=LONDON).astimezone(UTC)


def add_hours(start: datetime, hours: float) -> datetime:
    """The instant this many hours later by a stopwatch, whatever the clocks do meanwhile."""
    return check_aware(start).astimezone(UTC) + timedelta(hours=hours)


def hours_between(start: datetime, end: datetime) -> float:
    """Hours by a stopwatch from one instant to another."""
    return (check_aware(end).astimezone(UTC) - check_aware(start).astimezone(UTC)) / timedelta(hours=1)
