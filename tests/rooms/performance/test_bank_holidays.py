"""The database's own list of bank holidays is the calendar's, day by day, for as long as it reaches."""

from __future__ import annotations

import pytest
from django.db import connection

from onestory.calendars.bank_holidays import in_year


@pytest.mark.usefixtures("db")
def test_the_table_of_bank_holidays_says_what_the_calendar_says() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select day from performance_bankholiday")
        kept = {day for (day,) in cursor.fetchall()}
    years = range(min(kept).year, max(kept).year + 1)
    assert years.stop > 2045, "a clock that starts in 2045 may still run"
    assert kept == {day for year in years for day in in_year(year)}
