"""Making the chronology's partitions of the coming months, in good time."""

from datetime import date

from django.db import connection


def make_months(*, first: date, months: int = 13) -> int:
    """Make a partition for each month from `first` on. Returns how many were new."""
    with connection.cursor() as cursor:
        cursor.execute("select people_make_months(%s, %s)", [first, months])
        return int(cursor.fetchone()[0])
