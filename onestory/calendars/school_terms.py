"""School terms and school days: a declared default, which each council replaces with its own published dates."""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from onestory.calendars.bank_holidays import ENGLAND
from onestory.calendars.working_days import ONE_DAY, is_working_day

FRIDAY, MONDAY = 4, 0
SEPTEMBER = 9
LONGEST_HOLIDAY = timedelta(days=120)
SOURCE = "Default after the Local Government Association's standard school year (spring break in early April)."


@dataclass(frozen=True)
class Term:
    """One stretch of schooling, from its first day until the day after its last: half-terms are the gaps between."""

    name: str
    starts_on: date
    until: date

    def __post_init__(self) -> None:
        if self.until <= self.starts_on:
            raise ValueError(f"The term {self.name} ends before it starts.")

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.starts_on <= day < self.until


@dataclass(frozen=True)
class SchoolCalendar:
    """A council's terms where it has published them, and the default in every other school year."""

    published: tuple[Term, ...] = ()

    def terms_of(self, school_year: int) -> tuple[Term, ...]:
        """The terms of the school year that begins in September of this calendar year."""
        own = tuple(term for term in self.published if school_year_of(term.starts_on) == school_year)
        return own or default_terms(school_year)

    def term_on(self, day: date) -> Term | None:
        """The term this day falls in; None in the holidays."""
        return next((term for term in self.terms_of(school_year_of(day)) if day in term), None)

    def is_school_day(self, day: date, *, holidays: Container[date] = ENGLAND) -> bool:
        """Whether schools are open to pupils on this day."""
        return is_working_day(day, holidays=holidays) and self.term_on(day) is not None

    def add_school_days(self, start: date, n: int, *, holidays: Container[date] = ENGLAND) -> date:
        """The nth school day after the start date, which counts as day 0."""
        day, left, last_open = start, n, start
        while left:
            day += ONE_DAY
            if self.is_school_day(day, holidays=holidays):
                left, last_open = left - 1, day
            if day - last_open > LONGEST_HOLIDAY:
                raise ValueError(f"No school day is known within {LONGEST_HOLIDAY.days} days of {last_open:%d %B %Y}.")
        return day

    def end_of_term(self, start: date) -> date:
        """The last day of the term a day falls in, or of the next term when it falls in the holidays."""
        school_year = school_year_of(start)
        terms = (*self.terms_of(school_year), *self.terms_of(school_year + 1))
        return next(term.until for term in terms if term.until > start) - ONE_DAY


def school_year_of(day: date) -> int:
    """The calendar year in which the school year holding this day began, on 1 September."""
    return day.year if day.month >= SEPTEMBER else day.year - 1


TERMS_BY_RULE = SchoolCalendar()


@lru_cache(maxsize=128)
def default_terms(school_year: int) -> tuple[Term, ...]:
    """Six stretches of schooling a year, by rule, for a council that has published none."""
    following = school_year + 1
    spring_break = _monday_on_or_before(date(following, 4, 7))
    starts = (
        _weekday_on_or_after(date(school_year, SEPTEMBER, 2)),
        _monday_on_or_before(date(school_year, 10, 31)) + timedelta(weeks=1),
        _monday_on_or_before(date(following, 1, 9)),
        _monday_on_or_before(date(following, 2, 19)) + timedelta(weeks=1),
        spring_break + timedelta(weeks=2),
        _monday_on_or_before(date(following, 5, 31)) + timedelta(weeks=1),
    )
    ends = (
        starts[1] - timedelta(days=10),
        _friday_on_or_before(date(school_year, 12, 21)),
        starts[3] - timedelta(days=10),
        spring_break - timedelta(days=3),
        starts[5] - timedelta(days=10),
        _friday_on_or_before(date(following, 7, 24)),
    )
    names = ("autumn 1", "autumn 2", "spring 1", "spring 2", "summer 1", "summer 2")
    return tuple(_term(*parts) for parts in zip(names, starts, ends, strict=True))


def check_terms(terms: Iterable[Term]) -> None:
    """Refuse terms that overlap, naming the two."""
    in_order = sorted(terms, key=lambda term: term.starts_on)
    for earlier, later in pairwise(in_order):
        if later.starts_on < earlier.until:
            raise ValueError(f"The terms {earlier.name} and {later.name} overlap.")


def _term(name: str, first_day: date, last_day: date) -> Term:
    return Term(name, first_day, last_day + ONE_DAY)


def _monday_on_or_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() - MONDAY) % 7)


def _friday_on_or_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() - FRIDAY) % 7)


def _weekday_on_or_after(day: date) -> date:
    return next(later for later in (day + timedelta(days=n) for n in range(3)) if later.weekday() <= FRIDAY)
