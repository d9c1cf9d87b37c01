"""England's bank holidays against the rules they follow, worked out separately."""

from datetime import date, timedelta
from typing import Any

import pytest

from onestory.calendars.bank_holidays import ENGLAND, BankHolidays, in_year

SATURDAY, SUNDAY, MONDAY = 5, 6, 0
ONE_OFF = {
    2020: ({date(2020, 5, 8)}, {date(2020, 5, 4)}),
    2022: ({date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}, {date(2022, 5, 30)}),
    2023: ({date(2023, 5, 8)}, set()),
}


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computation."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def first_monday(year: int, month: int) -> date:
    return next(day for n in range(1, 8) if (day := date(year, month, n)).weekday() == MONDAY)


def last_monday(year: int, month: int) -> date:
    return next(day for n in range(31, 24, -1) if (day := date(year, month, n)).weekday() == MONDAY)


def off_work_days(year: int) -> set[date]:
    """The weekdays that are bank holidays, substitutes included."""
    new_year, christmas = date(year, 1, 1), date(year, 12, 25)
    days = {first_monday(year, 5), last_monday(year, 5), last_monday(year, 8)}
    days |= {easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)}
    days.add(new_year + timedelta(days={SATURDAY: 2, SUNDAY: 1}.get(new_year.weekday(), 0)))
    days |= {
        4: {christmas, date(year, 12, 28)},
        5: {date(year, 12, 27), date(year, 12, 28)},
        6: {date(year, 12, 26), date(year, 12, 27)},
    }.get(christmas.weekday(), {christmas, date(year, 12, 26)})
    added, moved = ONE_OFF.get(year, (set(), set()))
    return (days | added) - moved


@pytest.mark.parametrize("year", range(2015, 2046))
def test_every_weekday_off_is_the_one_the_rules_give(year: Any) -> None:
    assert {day for day in in_year(year) if day.weekday() < SATURDAY} == off_work_days(year)


def test_a_day_proclaimed_since_the_release_can_be_added_and_a_moved_one_taken_away() -> None:
    moved = BankHolidays(extra=frozenset({date(2027, 5, 10)}), dropped=frozenset({date(2027, 5, 3)}))
    assert date(2027, 5, 10) in moved
    assert date(2027, 5, 3) not in moved
    assert date(2027, 5, 3) in ENGLAND
    assert "2027-05-03" not in ENGLAND
