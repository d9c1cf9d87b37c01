"""What is usual of a day: the same weekday, up to the same time on the wall, bank holidays left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from onestory.calendars.bank_holidays import ENGLAND
from onestory.calendars.instants import london
from onestory.frontdoor.rules.usual_day import WEEKS, beside_usual, days_like, so_far, usual

THURSDAY = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


def test_the_days_are_the_same_weekday_of_the_last_eight_weeks_and_the_clock_change_moves_no_hour() -> None:
    found = days_like(THURSDAY, holidays=ENGLAND)
    assert len(found) == WEEKS
    assert found[0] == (datetime(2026, 9, 30, 23, tzinfo=UTC), datetime(2026, 10, 1, 7, 30, tzinfo=UTC))
    assert found[-1] == (datetime(2026, 11, 19, tzinfo=UTC), datetime(2026, 11, 19, 8, 30, tzinfo=UTC))
    assert so_far(THURSDAY) == (datetime(2026, 11, 26, tzinfo=UTC), THURSDAY)


def test_a_bank_holiday_is_no_usual_day() -> None:
    after = datetime(2027, 1, 1, 9, tzinfo=UTC)
    assert date(2026, 12, 25) in ENGLAND
    assert [london(start).date() for start, _ in days_like(after, holidays=ENGLAND)][-1] == date(2026, 12, 18)


@given(st.integers(0, 30 * 365 * 24 * 60))
def test_each_day_begins_at_midnight_and_ends_at_this_time_on_the_wall(minutes: int) -> None:
    now = datetime(2015, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    for start, until in days_like(now, holidays=ENGLAND):
        assert (london(start).hour, london(start).minute) == (0, 0)
        assert london(start).weekday() == london(now).weekday()
        assert start <= until < now


def test_a_count_is_said_beside_the_least_and_the_most() -> None:
    found = usual([4, 9, 6, 7])
    assert found is not None
    assert (found.middle, found.least, found.most, found.days) == (6.5, 4, 9, 4)
    assert [beside_usual(count, found) for count in (3, 4, 9, 10)] == [
        "Fewer than on any of them", "As usual", "As usual", "More than on any of them",
    ]  # fmt: skip


def test_of_two_days_nothing_is_usual() -> None:
    assert usual([4, 9]) is None
    assert beside_usual(12, None) == "Too few such days yet to say what is usual"
