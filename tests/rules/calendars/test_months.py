"""Calendar months, birthdays and ages against stepping a day at a time."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.calendars.months import add_months, add_years, age_on, birthday
from tests.rules.calendars.counting import days


@given(days, st.integers(0, 60))
def test_months_on_is_the_same_day_or_the_last_of_a_shorter_month(start: Any, n: Any) -> None:
    due = add_months(start, n)
    assert (due.year * 12 + due.month) - (start.year * 12 + start.month) == n
    assert due.day == min(start.day, monthrange(due.year, due.month)[1])


@given(st.dates(date(2000, 1, 1), date(2026, 1, 1)), st.integers(0, 9000))
def test_age_is_the_number_of_birthdays_reached(born: Any, lived: Any) -> None:
    on = born + timedelta(days=lived)
    assert age_on(born, on) == sum(birthday(born, age) <= on for age in range(1, 30))


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2026, 11, 22), 6, date(2027, 5, 22)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_end_where_the_month_does(start: Any, months: Any, due: Any) -> None:
    assert add_months(start, months) == due


def test_a_year_on_from_leap_day_is_the_last_of_february() -> None:
    assert add_years(date(2028, 2, 29), 1) == date(2029, 2, 28)


def test_somebody_born_on_leap_day_is_eighteen_on_the_first_of_march() -> None:
    born = date(2008, 2, 29)
    assert age_on(born, date(2026, 2, 28)) == 17
    assert age_on(born, date(2026, 3, 1)) == 18


def test_an_unborn_child_has_an_age_below_nought() -> None:
    assert age_on(date(2027, 2, 1), date(2026, 11, 22)) == -1
