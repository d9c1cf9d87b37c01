"""School days and terms: the default year, and a council's own."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.calendars.school_terms import SchoolCalendar, Term, check_terms, default_terms, school_year_of
from tests.rules.calendars.counting import HOLIDAYS, days

SCHOOLS = SchoolCalendar()
OWN = SchoolCalendar(published=(Term("autumn", date(2026, 9, 7), date(2026, 12, 19)),))


@pytest.mark.parametrize("year", range(2015, 2046))
def test_a_default_year_is_six_terms_in_order_and_about_as_long_as_the_law_asks(year: Any) -> None:
    terms = default_terms(year)
    check_terms(terms)
    assert [term.starts_on for term in terms] == sorted(term.starts_on for term in terms)
    open_days = [
        day
        for term in terms
        for n in range((term.until - term.starts_on).days)
        if (day := term.starts_on + timedelta(days=n)).weekday() < 5 and day not in HOLIDAYS
    ]
    assert 186 <= len(open_days) <= 200  # 190 for pupils and 5 for training, give or take where the year falls


@given(days, st.integers(1, 20))
def test_the_nth_school_day_is_the_nth_open_day_counted_one_by_one(start: Any, n: Any) -> None:
    day, seen = start, 0
    while seen < n:
        day += timedelta(days=1)
        in_term = any(term.starts_on <= day < term.until for y in (-1, 0) for term in default_terms(day.year + y))
        seen += in_term and day.weekday() < 5 and day not in HOLIDAYS
    assert SCHOOLS.add_school_days(start, n) == day


def test_a_councils_own_dates_stand_in_place_of_the_default_for_that_year_only() -> None:
    assert not OWN.is_school_day(date(2026, 9, 3))
    assert SCHOOLS.is_school_day(date(2026, 9, 3))
    assert OWN.terms_of(2027) == default_terms(2027)


def test_ten_school_days_skip_half_term() -> None:
    assert SCHOOLS.add_school_days(date(2026, 10, 19), 10) == date(2026, 11, 9)


def test_the_end_of_term_from_the_holidays_is_that_of_the_term_to_come() -> None:
    assert SCHOOLS.end_of_term(date(2026, 10, 27)) == date(2026, 12, 18)
    assert SCHOOLS.end_of_term(date(2027, 8, 1)) == default_terms(2027)[0].until - timedelta(days=1)


def test_the_term_a_day_falls_in_has_a_name_and_the_holidays_have_none() -> None:
    term = SCHOOLS.term_on(date(2026, 11, 22))
    assert term is not None and term.name == "autumn 2"
    assert SCHOOLS.term_on(date(2026, 12, 18)) is not None
    assert SCHOOLS.term_on(date(2026, 12, 19)) is None
    assert school_year_of(date(2026, 8, 31)) == 2025


def test_a_year_with_no_term_left_in_it_says_so_rather_than_count_for_ever() -> None:
    nothing = SchoolCalendar(published=tuple(Term(f"{y}", date(y, 9, 1), date(y, 9, 2)) for y in range(2026, 2028)))
    with pytest.raises(ValueError, match="No school day is known"):
        nothing.add_school_days(date(2026, 11, 22), 1)


def test_terms_that_overlap_or_end_before_they_start_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        check_terms((Term("a", date(2026, 9, 1), date(2026, 12, 1)), Term("b", date(2026, 11, 1), date(2026, 12, 9))))
    with pytest.raises(ValueError, match="ends before it starts"):
        Term("a", date(2026, 9, 1), date(2026, 9, 1))
