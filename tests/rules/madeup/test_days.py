"""Working days, bank holidays and census years."""

from datetime import date

import pytest

from onestory.madeup.rules.days import after_working_days, age_on, bank_holidays, birthday, census_year_end


@pytest.mark.parametrize(
    ("year", "holidays"),
    [
        (2026, {(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)}),
        (2022, {(1, 3), (4, 15), (4, 18), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)}),
        (2027, {(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)}),
    ],
)
def test_bank_holidays_of_england(year: int, holidays: set[tuple[int, int]]) -> None:
    assert bank_holidays(year) == {date(year, month, day) for month, day in holidays}


def test_fifteen_working_days_step_over_easter() -> None:
    assert after_working_days(date(2026, 3, 30), 15) == date(2026, 4, 22)


def test_a_leap_day_child_has_a_birthday_on_the_first_of_march() -> None:
    assert birthday(date(2020, 2, 29), 5) == date(2025, 3, 1)
    assert age_on(date(2020, 2, 29), date(2025, 2, 28)) == 4


@pytest.mark.parametrize(
    ("today", "end"),
    [
        (date(2026, 11, 22), date(2026, 3, 31)),
        (date(2026, 3, 31), date(2025, 3, 31)),
        (date(2026, 4, 1), date(2026, 3, 31)),
    ],
)
def test_the_census_year_is_the_last_whole_one(today: date, end: date) -> None:
    assert census_year_end(today) == end
