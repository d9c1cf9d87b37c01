"""Days as somebody's own file writes them: month first, or numbered as spreadsheets do; and which are none."""

import duckdb
import polars as pl

from onestory.linkage.declared.cleaning import DATE_SHAPES, DEFAULT_DATES
from onestory.linkage.reading import shortened

DAYS = ("date_of_birth", "expected_date_of_birth")
PARTED = r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
NUMBERED = r"^\d{5}(\.0*)?$"
BEFORE_THE_FIRST = pl.date(1899, 12, 30)
"""The day that spreadsheets number 0."""
MONTHS = 12

MONTH_FIRST = "month before day: no date in the file has a day where only a month can stand"
FIRST_YEAR = 1850
"""A birthday before this has no century: two-figure years are not guessed at."""


def read_days(frame: pl.DataFrame) -> tuple[pl.DataFrame, dict[str, str]]:
    """Return records whose days linkage can read, and what is to be said of how they were read.

    Where some dates of a column can only be read as month before day, and none as day before month, all of it is.
    """
    said: dict[str, str] = {}
    for column in (name for name in DAYS if name in frame.columns):
        if is_month_first(frame[column]):
            frame = frame.with_columns(pl.col(column).str.replace(PARTED, "$2/$1/$3"))
            said[f"{column}_read_as"] = MONTH_FIRST
        if counted := int(frame[column].str.contains(NUMBERED).sum()):
            frame = frame.with_columns(from_numbers(column))
            said[f"{column}_from_numbers"] = f"{counted:,}, counted in days as spreadsheets do"
        unread = not_read(frame[column])
        said[f"{column}_not_read"] = f"{len(unread):,}, such as “{shortened(unread[0])}”" if unread else "none"
    return frame, said


def is_month_first(days: pl.Series) -> bool:
    """Return whether some of these can only be read as month before day, and none as day before month."""
    parts = days.drop_nulls().str.extract_groups(PARTED).struct.unnest().drop_nulls()
    if parts.is_empty():
        return False
    first, second = (parts.to_series(place).cast(pl.Int64) for place in (0, 1))
    return bool(((second > MONTHS) & (first <= MONTHS)).any()) and not bool((first > MONTHS).any())


def from_numbers(column: str) -> pl.Expr:
    """Return the column with the days of numbers in the place of the numbers."""
    number = pl.col(column).str.extract(r"^(\d{5})").cast(pl.Int64)
    day = BEFORE_THE_FIRST + pl.duration(days=number)
    return pl.when(pl.col(column).str.contains(NUMBERED)).then(day.dt.to_string("iso")).otherwise(column).alias(column)


def not_read(days: pl.Series) -> list[str]:
    """Return those that are no date, each as often as it stands there, the commonest first. Defaults are left out."""
    shapes, defaults = (", ".join(f"'{each}'" for each in listed) for listed in (DATE_SHAPES, DEFAULT_DATES))
    given = days.drop_nulls().alias("said").to_frame()
    with duckdb.connect() as connection:
        connection.register("given", given.to_arrow())
        found = connection.execute(
            f"SELECT said FROM (SELECT said, try_strptime(said, [{shapes}]) AS day FROM given)"  # noqa: S608
            f" WHERE day IS NULL OR year(day) < {FIRST_YEAR} AND strftime(day, '%Y%m%d') NOT IN ({defaults})"
            " ORDER BY count(*) OVER (PARTITION BY said) DESC, said"
        ).fetchall()
    return [str(said) for (said,) in found]
