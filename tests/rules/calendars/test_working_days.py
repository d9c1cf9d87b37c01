"""Working days against a plain list of them, 2015 to 2045."""

from bisect import bisect_right
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.calendars.working_days import (
    add_working_days,
    is_working_day,
    next_working_day,
    working_days_between,
)
from tests.rules.calendars.counting import HOLIDAYS, WORKING, days

SOME = st.integers(1, 60)


@given(days, SOME)
def test_the_nth_working_day_is_the_nth_in_the_list_after_the_start(start: Any, n: Any) -> None:
    assert add_working_days(start, n) == WORKING[bisect_right(WORKING, start) + n - 1]


@given(days)
def test_a_day_is_a_working_day_when_it_is_in_the_list(day: Any) -> None:
    assert is_working_day(day) == (day in WORKING[bisect_right(WORKING, day) - 1 : bisect_right(WORKING, day)])


@given(days, st.integers(0, 120))
def test_the_days_between_are_those_listed_after_the_start_up_to_the_end(start: Any, length: Any) -> None:
    end = start + timedelta(days=length)
    assert working_days_between(start, end) == bisect_right(WORKING, end) - bisect_right(WORKING, start)


@given(days, SOME)
def test_counting_on_and_counting_between_agree(start: Any, n: Any) -> None:
    assert working_days_between(start, add_working_days(start, n)) == n


@given(days.filter(is_working_day), SOME)
def test_counting_back_undoes_counting_on(start: Any, n: Any) -> None:
    assert add_working_days(add_working_days(start, n), -n) == start


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 11, 22), 1, date(2026, 11, 23)),  # Sunday to Monday
        (date(2026, 12, 24), 1, date(2026, 12, 29)),  # Boxing Day is a Saturday: its substitute is Monday 28
        (date(2021, 12, 24), 1, date(2021, 12, 29)),  # Christmas Day was a Saturday
        (date(2022, 6, 1), 1, date(2022, 6, 6)),  # Platinum Jubilee
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # State funeral
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Easter
        (date(2028, 2, 28), 1, date(2028, 2, 29)),  # leap day
        (date(2026, 11, 22), 0, date(2026, 11, 22)),  # no days: the start date itself
        (date(2026, 1, 1), 45, date(2026, 3, 5)),  # an assessment begun on a bank holiday
    ],
)
def test_the_start_date_is_day_nought(start: Any, n: Any, due: Any) -> None:
    assert add_working_days(start, n) == due


def test_a_one_off_day_passed_in_is_skipped() -> None:
    proclaimed = HOLIDAYS | {date(2026, 11, 23)}
    assert add_working_days(date(2026, 11, 20), 1, holidays=proclaimed) == date(2026, 11, 24)


def test_the_next_working_day_may_be_today() -> None:
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 23)
    assert next_working_day(date(2026, 11, 21)) == date(2026, 11, 23)


def test_days_counted_backwards_are_negative() -> None:
    assert working_days_between(date(2026, 11, 24), date(2026, 11, 20)) == -2
