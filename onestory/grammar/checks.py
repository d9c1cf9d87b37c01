"""What must hold between the columns of one row: a few named checks, each with the sentence a refused row is given."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

AS_OF = "as_of_"


@dataclass(frozen=True, eq=False)
class Check:
    """A rule over a whole row: `holds` is true, or unknown, for a row that may pass; `column` is where to look."""

    code: str
    column: str
    reason: str
    holds: pl.Expr
    needs: tuple[str, ...]

    def passes(self) -> pl.Expr:
        """The rule, with the benefit of the doubt where a value is missing."""
        return self.holds.fill_null(True)


def not_before(later: str, earlier: str, *, reason: str) -> Check:
    """Refuse a row in which one date comes before another."""
    return Check(f"{later}_not_before_{earlier}", later, reason, pl.col(later) >= pl.col(earlier), (later, earlier))


def not_in_the_future(column: str, *, reason: str) -> Check:
    """Refuse a row dated after the day its file speaks of."""
    return Check(f"{column}_not_in_the_future", column, reason, pl.col(column) <= pl.col(AS_OF), (column,))


def born_by_now(column: str = "date_of_birth") -> Check:
    """Refuse somebody born after the day their file speaks of."""
    return not_in_the_future(
        column, reason="a date of birth after the date of the file; an expected birth has its own column"
    )


def born_within(years: int, column: str = "date_of_birth") -> Check:
    """Refuse somebody older than anybody is."""
    oldest = pl.col(AS_OF).dt.offset_by(f"-{years}y")
    return Check(
        f"{column}_within_{years}_years", column, f"more than {years} years old", pl.col(column) > oldest, (column,)
    )


def says_something(*columns: str, at: str, reason: str) -> Check:
    """Refuse a row in which all of these are empty: nobody could tell whom it speaks of."""
    said = pl.any_horizontal(*(pl.col(column).is_not_null() for column in columns))
    return Check(f"says_{'_or_'.join(columns)}"[:60], at, reason, said, columns)
