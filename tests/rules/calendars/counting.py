"""Plain counting over a list of days: the oracle that the calendars are held against."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from onestory.calendars.bank_holidays import in_year

FIRST, LAST = date(2015, 1, 1), date(2045, 12, 31)
ALL_DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 400)]
HOLIDAYS = frozenset(day for year in range(2015, 2048) for day in in_year(year))
WORKING = [day for day in ALL_DAYS if day.weekday() < 5 and day not in HOLIDAYS]
TRANSITIONS = [
    date(2024, 3, 31), date(2024, 10, 27), date(2025, 3, 30), date(2025, 10, 26), date(2026, 3, 29), date(2026, 10, 25),
    date(2027, 3, 28), date(2027, 10, 31), date(2028, 3, 26), date(2028, 10, 29), date(2029, 3, 25), date(2029, 10, 28),
    date(2030, 3, 31), date(2030, 10, 27),
]  # fmt: skip

days = st.dates(FIRST, LAST)
clock_changes = st.sampled_from(TRANSITIONS)


def wall_clock(instant: datetime) -> datetime:
    """What a clock on a wall in London shows, without its zone."""
    return instant.astimezone(ZoneInfo("Europe/London")).replace(tzinfo=None)


@st.composite
def instants(draw: Any, near: Any = days) -> Any:
    """An instant to the minute, within two days of a day drawn from elsewhere."""
    day = draw(near)
    minutes = draw(st.integers(-2 * 24 * 60, 2 * 24 * 60))
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)
