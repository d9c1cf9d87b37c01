"""When a court's day runs out: the hour given, or when the hub shuts while somebody is there."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from onestory.calendars.instants import at_london
from onestory.calendars.local_calendar import DEFAULT, LocalCalendar
from onestory.calendars.office_hours import OfficeHours, Opening
from onestory.frontdoor.rules.courts import court_due, near_until, refusal_of_day
from onestory.frontdoor.rules.told import ToldCourt, court_of

A_WEDNESDAY = date(2027, 1, 20)
NEVER_SHUTS = LocalCalendar(
    hub_hours=OfficeHours(tuple(Opening(day, time.min, time.min) for day in range(7)), on_bank_holidays=True)
)
SATURDAYS_TOO = LocalCalendar(hub_hours=OfficeHours(tuple(Opening(day, time(8), time(20)) for day in range(6))))


def due(on: date, hour: time | None = None, calendar: LocalCalendar = DEFAULT) -> datetime:
    return court_due(on=on, hour=hour, calendar=calendar)


@pytest.mark.parametrize(
    ("on", "runs_out"),
    [
        (A_WEDNESDAY, at_london(A_WEDNESDAY, time(17))),
        (date(2027, 1, 23), at_london(date(2027, 1, 22), time(17))),  # a Saturday
        (date(2027, 1, 24), at_london(date(2027, 1, 22), time(17))),  # a Sunday
        (date(2027, 3, 29), at_london(date(2027, 3, 25), time(17))),  # Easter Monday: Good Friday is shut too
        (date(2026, 12, 28), at_london(date(2026, 12, 24), time(17))),  # Boxing Day's substitute, after Christmas
        (date(2027, 7, 1), datetime.fromisoformat("2027-07-01T16:00:00+00:00")),  # in summer
    ],
)
def test_without_an_hour_it_is_when_the_hub_shuts_on_that_working_day_or_the_one_before(
    on: date, runs_out: datetime
) -> None:
    assert due(on) == runs_out


@pytest.mark.parametrize("on", [A_WEDNESDAY, date(2027, 1, 24), date(2027, 3, 29)])
def test_the_hour_a_court_gave_stands_whatever_day_it_is(on: date) -> None:
    assert due(on, time(16)) == at_london(on, time(16))


def test_an_hour_is_that_of_clocks_in_england() -> None:
    assert due(date(2027, 7, 1), time(16)) == datetime.fromisoformat("2027-07-01T15:00:00+00:00")
    assert due(date(2027, 10, 31), time(1, 30)) == datetime.fromisoformat("2027-10-31T00:30:00+00:00")


def test_a_hub_that_opens_on_saturdays_does_not_open_the_court_and_one_that_never_shuts_ends_with_the_day() -> None:
    assert due(date(2027, 1, 23), calendar=SATURDAYS_TOO) == at_london(date(2027, 1, 22), time(20))
    assert due(A_WEDNESDAY, calendar=NEVER_SHUTS) == at_london(A_WEDNESDAY, time(23, 59, 59))


def test_a_day_is_near_a_working_week_before() -> None:
    assert near_until(date(2026, 12, 22), calendar=DEFAULT) == date(2026, 12, 31)


@pytest.mark.parametrize("on", [date(1026, 1, 20), date(2025, 1, 20), date(2207, 1, 20)])
def test_a_slip_in_the_year_is_refused(on: date) -> None:
    assert "check the year" in refusal_of_day(on, today=A_WEDNESDAY)
    assert refusal_of_day(A_WEDNESDAY, today=A_WEDNESDAY) == ""


def test_only_the_answers_of_a_court_say_what_a_court_asks() -> None:
    said = {"court": "Teesside Family Court", "section": "s37", "due_on": "2027-01-20", "due_time": "16:00"}
    assert court_of(said) == ToldCourt(court="Teesside Family Court", asks="s37", due_on=A_WEDNESDAY, hour=time(16))
    assert court_of({"due_on": "2027-01-20"}) is court_of({"worry": "She is cold."}) is None
