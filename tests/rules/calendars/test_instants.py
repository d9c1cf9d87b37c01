"""Instants on the nights the clocks change, and on every other."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.calendars.instants import add_hours, at_london, day_in_words, happens_twice, hours_between, london_date
from tests.rules.calendars.counting import TRANSITIONS, clock_changes, days, instants, wall_clock


@given(instants(near=clock_changes), st.sampled_from([UTC, ZoneInfo("Europe/London")]), st.integers(0, 96))
def test_hours_are_counted_by_a_stopwatch_over_the_change(at: Any, told_in: Any, hours: Any) -> None:
    start = at.astimezone(told_in)
    due = add_hours(start, hours)
    assert (due.timestamp() - start.timestamp()) == hours * 3600
    assert hours_between(start, due) == hours


@given(instants(near=days | clock_changes))
def test_the_day_is_the_one_on_the_wall(instant: Any) -> None:
    assert london_date(instant) == wall_clock(instant).date()


@given(days | clock_changes, st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_a_wall_clock_time_is_found_again_unless_it_never_came(day: Any, at: Any) -> None:
    shown = wall_clock(at_london(day, at))
    never_came = day.month == 3 and at.hour == 1 and shown.time() != at
    assert shown == datetime.combine(day, at) + timedelta(hours=1 if never_came else 0)


@pytest.mark.parametrize("day", TRANSITIONS)
def test_the_clocks_change_at_one_in_the_morning_utc(day: Any) -> None:
    before, after = (datetime(day.year, day.month, day.day, 0, 59, tzinfo=UTC) + timedelta(minutes=n) for n in (0, 1))
    step = wall_clock(after) - wall_clock(before)
    assert step == timedelta(minutes=61 if day.month == 3 else -59)
    assert hours_between(at_london(day), at_london(day + timedelta(days=1))) == (23 if day.month == 3 else 25)


def test_the_hour_that_comes_twice_is_the_first() -> None:
    assert at_london(date(2026, 10, 25), time(1, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_bare_time_is_refused() -> None:
    with pytest.raises(ValueError, match="does not say its time zone"):
        add_hours(datetime(2026, 11, 22, 9, 0), 2)  # noqa: DTZ001


def test_a_date_is_said_as_one_says_it() -> None:
    assert day_in_words(date(2027, 1, 5)) == "5 January 2027"


def test_only_the_hour_after_the_clocks_go_back_happens_twice() -> None:
    begins = datetime(2026, 10, 25, 0, tzinfo=UTC)
    found = [n for n in range(-120, 240) if happens_twice(begins + timedelta(minutes=n))]
    assert found == list(range(120))
    spring = datetime(2027, 3, 28, 0, tzinfo=UTC)
    assert not any(happens_twice(spring + timedelta(minutes=n)) for n in range(-120, 240))


def test_no_night_on_which_clocks_ever_went_back_is_overlooked() -> None:
    """Two-hour summers of the war, the years without a winter, and every year since."""
    nights = [datetime(1939, 1, 1, tzinfo=UTC) + timedelta(days=n) for n in range(107 * 365)]
    hours = [night + timedelta(hours=hour, minutes=30) for night in nights for hour in (0, 1, 2)]
    shown = {at: at.astimezone(ZoneInfo("Europe/London")) for at in hours}
    twice = {at for at, wall in shown.items() if wall.replace(fold=0).utcoffset() != wall.replace(fold=1).utcoffset()}
    assert {at for at in hours if happens_twice(at)} == twice
    assert len({at.year for at in twice}) > 95
