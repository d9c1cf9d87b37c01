"""Clocks: which limit is in force, when it falls due, how it stands; against plain counting."""

from bisect import bisect_right
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.calendars.instants import at_london, london_date
from onestory.grammar.declarations import DeclarationError
from onestory.grammar.timescales import (
    Limit,
    Moment,
    Standing,
    Timescale,
    Unit,
    due_at,
    due_on,
    limit_in_force,
    standing,
    standing_at,
)
from tests.rules.calendars.counting import WORKING, clock_changes, days, instants

SOURCE = "made up for a test"
LATER = date(2026, 4, 1)


def limit(allows: int, unit: Unit, since: date = date(2000, 1, 1)) -> Limit:
    return Limit(since=since, allows=allows, unit=unit, source=SOURCE)


def clock(*limits: Limit, local: bool = False) -> Timescale:
    return Timescale(
        code="reply",
        title="Reply to a referral",
        starts=Moment.REFERRAL_RECEIVED,
        ends=Moment.REFERRAL_DECIDED,
        limits=limits,
        local=local,
    )


CHANGED = clock(limit(7, Unit.WORKING_DAYS), limit(10, Unit.WORKING_DAYS, since=LATER), local=True)


@given(days, st.integers(0, 60))
def test_working_days_fall_due_where_the_list_of_working_days_says(start: Any, n: Any) -> None:
    due = due_on(clock(limit(n, Unit.WORKING_DAYS)), started_on=start)
    assert due == (WORKING[bisect_right(WORKING, start) + n - 1] if n else start)


@given(days, st.integers(0, 90))
def test_calendar_days_and_weeks_fall_due_by_plain_counting(start: Any, n: Any) -> None:
    assert due_on(clock(limit(n, Unit.CALENDAR_DAYS)), started_on=start) - start == timedelta(days=n)
    assert due_on(clock(limit(n, Unit.WEEKS)), started_on=start) - start == timedelta(days=7 * n)


@given(instants(near=clock_changes), st.integers(0, 96))
def test_elapsed_hours_fall_due_by_a_stopwatch_when_the_clocks_change(start: Any, n: Any) -> None:
    assert due_at(clock(limit(n, Unit.HOURS)), started_at=start).timestamp() == start.timestamp() + n * 3600


@pytest.mark.parametrize(
    ("allows", "unit", "start", "due"),
    [
        (3, Unit.MONTHS, date(2025, 11, 30), date(2026, 2, 28)),
        (25, Unit.YEARS, date(2004, 2, 29), date(2029, 2, 28)),
        (10, Unit.SCHOOL_DAYS, date(2026, 10, 19), date(2026, 11, 9)),
        (1, Unit.SCHOOL_TERMS, date(2026, 9, 14), date(2026, 10, 23)),
        (2, Unit.SCHOOL_TERMS, date(2026, 9, 14), date(2026, 12, 18)),
    ],
)
def test_longer_units_fall_due_on_a_day(allows: Any, unit: Any, start: Any, due: Any) -> None:
    assert due_on(clock(limit(allows, unit)), started_on=start) == due


FRIDAY_AT_FOUR = at_london(date(2026, 11, 20), time(16))


@pytest.mark.parametrize(
    ("allows", "unit", "due"),
    [
        (2, Unit.HUB_HOURS, at_london(date(2026, 11, 23), time(10))),
        (2, Unit.HUB_HOURS_RUNNING_ON, at_london(date(2026, 11, 20), time(18))),
        (72, Unit.HOURS, at_london(date(2026, 11, 23), time(16))),
        (1, Unit.SCHOOL_MORNINGS, at_london(date(2026, 11, 23), time(9))),
        (1, Unit.WORKING_DAYS, at_london(date(2026, 11, 23), time(23, 59, 59))),
    ],
)
def test_shorter_units_fall_due_at_an_instant_and_days_run_out_with_the_day(allows: Any, unit: Any, due: Any) -> None:
    assert due_at(clock(limit(allows, unit)), started_at=FRIDAY_AT_FOUR) == due


def test_a_clock_late_in_the_evening_starts_on_the_day_it_is_in_england() -> None:
    a_minute_to_midnight_utc = datetime(2026, 7, 6, 23, 59, tzinfo=UTC)  # already Tuesday in England
    assert due_at(clock(limit(1, Unit.WORKING_DAYS)), started_at=a_minute_to_midnight_utc) == at_london(
        date(2026, 7, 8), time(23, 59, 59)
    )


def test_a_limit_comes_into_force_at_midnight_in_england() -> None:
    half_past_midnight_in_england = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)  # the last of March by the other clock
    due = due_at(CHANGED, started_at=half_past_midnight_in_england)
    assert london_date(due) == due_on(CHANGED, started_on=LATER)


def test_a_clock_counted_in_hours_has_no_day_on_which_it_is_due() -> None:
    with pytest.raises(ValueError, match="counted in hours"):
        due_on(clock(limit(72, Unit.HOURS)), started_on=date(2026, 11, 22))


@pytest.mark.parametrize(("started", "allows"), [(LATER - timedelta(days=1), 7), (LATER, 10), (date(2026, 11, 22), 10)])
def test_a_running_clock_keeps_the_limit_in_force_when_it_started(started: Any, allows: Any) -> None:
    assert limit_in_force(CHANGED, started_on=started).allows == allows


def test_a_councils_own_limit_stands_in_for_the_declared_one_from_its_date() -> None:
    own = [limit(5, Unit.WORKING_DAYS, since=date(2026, 11, 1))]
    assert limit_in_force(CHANGED, started_on=date(2026, 10, 31), local=own).allows == 10
    assert limit_in_force(CHANGED, started_on=date(2026, 11, 1), local=own).allows == 5


def test_a_council_cannot_move_a_national_limit() -> None:
    national = clock(limit(45, Unit.WORKING_DAYS))
    own = [limit(90, Unit.WORKING_DAYS)]
    assert limit_in_force(national, started_on=date(2026, 11, 1), local=own).allows == 45


def test_a_day_before_any_limit_has_none() -> None:
    with pytest.raises(LookupError, match="had no limit on 31 December 1999"):
        limit_in_force(CHANGED, started_on=date(1999, 12, 31))


DUE = date(2026, 11, 20)
AFTER = date(2026, 11, 21)
STANDINGS = [
    (None, DUE, Standing.RUNNING),
    (None, AFTER, Standing.OVERDUE),
    (DUE, AFTER, Standing.MET),
    (AFTER, AFTER, Standing.LATE),
]


@pytest.mark.parametrize(("ended", "today", "stands"), STANDINGS)
def test_how_a_clock_stands(ended: Any, today: Any, stands: Any) -> None:
    assert standing(due=DUE, ended=ended, today=today) is stands


@pytest.mark.parametrize(("ended", "today", "stands"), STANDINGS)
def test_how_a_clock_to_an_instant_stands(ended: Any, today: Any, stands: Any) -> None:
    noon = time(12, tzinfo=UTC)
    ended_at = ended and datetime.combine(ended, noon)
    assert standing_at(due=datetime.combine(DUE, noon), ended=ended_at, now=datetime.combine(today, noon)) is stands


@pytest.mark.parametrize(
    ("allows", "unit", "says"),
    [
        (1, Unit.WORKING_DAYS, "1 working day"),
        (45, Unit.WORKING_DAYS, "45 working days"),
        (1, Unit.HUB_HOURS_RUNNING_ON, "1 hub hour, running on once started"),
    ],
)
def test_a_limit_reads_as_a_person_would_say_it(allows: Any, unit: Any, says: Any) -> None:
    assert limit(allows, unit).says == says


def test_every_unit_can_be_counted_but_a_day_that_is_given() -> None:
    with pytest.raises(ValueError, match="a day that somebody gives"):
        due_at(clock(limit(0, Unit.A_DAY_GIVEN)), started_at=FRIDAY_AT_FOUR)
    assert limit(0, Unit.A_DAY_GIVEN).says == "until the day given"
    for unit in set(Unit) - {Unit.A_DAY_GIVEN}:
        assert due_at(clock(limit(1, unit)), started_at=FRIDAY_AT_FOUR) > FRIDAY_AT_FOUR


@pytest.mark.parametrize(
    "declare",
    [
        clock,
        lambda: clock(limit(1, Unit.HOURS), limit(2, Unit.HOURS)),
        lambda: limit(-1, Unit.HOURS),
        lambda: Limit(since=LATER, allows=1, unit=Unit.HOURS, source=" "),
    ],
)
def test_a_clock_with_no_limit_two_on_a_day_or_no_source_is_refused(declare: Any) -> None:
    with pytest.raises(DeclarationError):
        declare()
