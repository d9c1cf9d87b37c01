"""Collection years run from 1 April to 31 March."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given

from onestory.calendars.collection_years import CollectionYear, collection_year_of
from tests.rules.calendars.counting import days


@given(days)
def test_every_day_is_in_its_own_year_and_no_other(day: Any) -> None:
    year = collection_year_of(day)
    assert day in year
    assert day not in year.previous
    assert day not in CollectionYear(year.ends_in + 1)


def test_a_year_is_named_as_the_returns_name_it() -> None:
    year = collection_year_of(date(2026, 3, 31))
    assert (year.label, year.starts_on, year.last_day) == ("2025-26", date(2025, 4, 1), date(2026, 3, 31))
    assert collection_year_of(year.last_day + timedelta(days=1)).label == "2026-27"
    assert CollectionYear(2100).label == "2099-00"
