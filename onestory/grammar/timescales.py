"""Time limits as dated, sourced facts, and how one is read: which is in force, when it falls due, how it stands.

Clocks are derived from dated events and never counted up. A clock keeps the limit in force on the day it started.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from onestory.calendars.instants import add_hours, at_london, london_date
from onestory.calendars.local_calendar import DEFAULT, LocalCalendar
from onestory.calendars.months import add_months, add_years
from onestory.calendars.office_hours import OutOfHours, due_after_hours
from onestory.calendars.working_days import add_working_days
from onestory.grammar.declarations import DeclarationError, check_code, check_no_repeats, check_said
from onestory.vocabulary.moments import Moment

__all__ = [
    "Limit",
    "Moment",
    "Standing",
    "Timescale",
    "Unit",
    "due_at",
    "due_on",
    "limit_in_force",
    "standing",
    "standing_at",
]


END_OF_DAY = time(23, 59, 59)


class Unit(StrEnum):
    """What a limit is counted in. Units of hours and mornings give an instant; the others give a day.

    A day that somebody outside gives is counted from nothing: it is kept as it is given, and nothing here works it out.
    """

    HOURS = "hours"
    HUB_HOURS = "hub hours"
    HUB_HOURS_RUNNING_ON = "hub hours, running on once started"
    SCHOOL_MORNINGS = "school mornings"
    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    SCHOOL_DAYS = "school days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    SCHOOL_TERMS = "school terms"
    A_DAY_GIVEN = "the day given"


@dataclass(frozen=True, kw_only=True)
class Limit:
    """How long is allowed from a date on, and who says so."""

    since: date
    allows: int
    unit: Unit
    source: str
    note: str = ""

    def __post_init__(self) -> None:
        check_said(f"The limit of {self.allows} {self.unit}", source=self.source)
        if self.allows < 0:
            raise DeclarationError(f"A limit cannot allow {self.allows} {self.unit}.")

    @property
    def says(self) -> str:
        """The limit as a person would say it: "1 working day"."""
        if self.unit is Unit.A_DAY_GIVEN:
            return f"until {self.unit}"
        return f"{self.allows} {_singular(self.unit) if self.allows == 1 else self.unit}"


@dataclass(frozen=True, kw_only=True)
class Timescale:
    """A clock: the event that starts it, the event that stops it, and what has been allowed since when.

    `local` says that a council may put its own dated limit in place of the one declared.
    """

    code: str
    title: str
    starts: Moment
    ends: Moment
    limits: tuple[Limit, ...]
    local: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        check_code("A timescale", self.code)
        check_said(f"The timescale {self.code}", title=self.title)
        check_no_repeats(f"The timescale {self.code}", (limit.since.isoformat() for limit in self.limits))
        if not self.limits:
            raise DeclarationError(f"The timescale {self.code} has no limit.")


class Standing(StrEnum):
    """How a clock stands: stopped in time or late, still running, or past its limit and not stopped."""

    MET = "met"
    LATE = "late"
    RUNNING = "running"
    OVERDUE = "overdue"


def limit_in_force(timescale: Timescale, *, started_on: date, local: Iterable[Limit] = ()) -> Limit:
    """The limit that governs a clock started on this day: its council's own by then, or else the declared one."""
    for limits in (tuple(local) if timescale.local else (), timescale.limits):
        begun = [limit for limit in limits if limit.since <= started_on]
        if begun:
            return max(begun, key=lambda limit: limit.since)
    raise LookupError(f"{timescale.title} had no limit on {started_on:%-d %B %Y}.")


def due_on(
    timescale: Timescale, *, started_on: date, calendar: LocalCalendar = DEFAULT, local: Iterable[Limit] = ()
) -> date:
    """The last day in time, for a clock counted in days or longer. The day it starts is day 0."""
    limit = limit_in_force(timescale, started_on=started_on, local=local)
    if limit.unit not in DAYS:
        raise ValueError(f"{timescale.title} is counted in {limit.unit}: ask when it is due, not on which day.")
    return DAYS[limit.unit](started_on, limit.allows, calendar)


def due_at(
    timescale: Timescale, *, started_at: datetime, calendar: LocalCalendar = DEFAULT, local: Iterable[Limit] = ()
) -> datetime:
    """The instant by which the clock must stop, for any clock.

    One counted in days runs out with the day it is due, a second before midnight in England.
    """
    limit = limit_in_force(timescale, started_on=london_date(started_at), local=local)
    if limit.unit in INSTANTS:
        return INSTANTS[limit.unit](started_at, limit.allows, calendar)
    if limit.unit is Unit.A_DAY_GIVEN:
        raise ValueError(f"{timescale.title} runs until a day that somebody gives: it is kept, never worked out.")
    last_day = DAYS[limit.unit](london_date(started_at), limit.allows, calendar)
    return at_london(last_day, END_OF_DAY)


def standing(*, due: date, ended: date | None, today: date) -> Standing:
    """How a clock counted in days stands today. The day it is due is still in time."""
    if ended is not None:
        return Standing.MET if ended <= due else Standing.LATE
    return Standing.RUNNING if today <= due else Standing.OVERDUE


def standing_at(*, due: datetime, ended: datetime | None, now: datetime) -> Standing:
    """How a clock counted to an instant stands now. The instant it is due is still in time."""
    if ended is not None:
        return Standing.MET if ended <= due else Standing.LATE
    return Standing.RUNNING if now <= due else Standing.OVERDUE


def _singular(unit: Unit) -> str:
    first, *rest = unit.split(", ")
    return ", ".join([first.removesuffix("s"), *rest])


def _terms_on(start: date, n: int, calendar: LocalCalendar) -> date:
    day = start
    for _ in range(n):
        day = calendar.schools.end_of_term(day + timedelta(days=1))
    return day


def _school_morning(start: datetime, n: int, calendar: LocalCalendar) -> datetime:
    """The nth morning after the instant; before school has opened, that very morning is the first."""
    day = london_date(start)
    before = day if start >= at_london(day, calendar.school_opens_at) else day - timedelta(days=1)
    return at_london(calendar.schools.add_school_days(before, n, holidays=calendar.holidays), calendar.school_opens_at)


def _hub_hours(out_of_hours: OutOfHours) -> Callable[[datetime, int, LocalCalendar], datetime]:
    def count(start: datetime, n: int, calendar: LocalCalendar) -> datetime:
        return due_after_hours(
            start, n, hours_of=calendar.hub_hours, holidays=calendar.holidays, out_of_hours=out_of_hours
        )

    return count


DAYS: dict[Unit, Callable[[date, int, LocalCalendar], date]] = {
    Unit.CALENDAR_DAYS: lambda start, n, _: start + timedelta(days=n),
    Unit.WORKING_DAYS: lambda start, n, calendar: add_working_days(start, n, holidays=calendar.holidays),
    Unit.SCHOOL_DAYS: lambda start, n, calendar: calendar.schools.add_school_days(start, n, holidays=calendar.holidays),
    Unit.WEEKS: lambda start, n, _: start + timedelta(weeks=n),
    Unit.MONTHS: lambda start, n, _: add_months(start, n),
    Unit.YEARS: lambda start, n, _: add_years(start, n),
    Unit.SCHOOL_TERMS: _terms_on,
}
INSTANTS: dict[Unit, Callable[[datetime, int, LocalCalendar], datetime]] = {
    Unit.HOURS: lambda start, n, _: add_hours(start, n),
    Unit.HUB_HOURS: _hub_hours(OutOfHours.PAUSES),
    Unit.HUB_HOURS_RUNNING_ON: _hub_hours(OutOfHours.RUNS_ON),
    Unit.SCHOOL_MORNINGS: _school_morning,
}
