"""Hub hours against counting every open minute, one by one."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onestory.calendars.instants import at_london
from onestory.calendars.office_hours import (
    NINE_TO_FIVE,
    OfficeHours,
    Opening,
    OutOfHours,
    due_after_hours,
    is_open,
    latest_shut,
)
from tests.rules.calendars.counting import HOLIDAYS, clock_changes, days, instants, wall_clock

MIDNIGHT = time(0)
ROUND_THE_CLOCK = OfficeHours(tuple(Opening(day, MIDNIGHT, MIDNIGHT) for day in range(7)), on_bank_holidays=True)
NIGHTS_TOO = OfficeHours(
    tuple(Opening(day, *hours) for day in range(7) for hours in ((MIDNIGHT, time(2, 30)), (time(8), time(20)))),
    on_bank_holidays=True,
)
HUBS = {"nine to five": NINE_TO_FIVE, "round the clock": ROUND_THE_CLOCK, "nights too": NIGHTS_TOO}


def minute_is_open(hub: str, minute: datetime) -> bool:
    """Whether a hub is open during the minute that starts now, by the clock on the wall."""
    wall = wall_clock(minute)
    if hub == "nine to five":
        return wall.weekday() < 5 and wall.date() not in HOLIDAYS and 9 <= wall.hour < 17
    if hub == "nights too":
        return wall.time() < time(2, 30) or 8 <= wall.hour < 20
    return True


def due_by_the_minute(hub: str, start: datetime, minutes: int) -> datetime:
    """The instant by which this many open minutes have gone, counting each."""
    minute = start
    while True:
        minutes -= minute_is_open(hub, minute)
        minute += timedelta(minutes=1)
        if minutes == 0:
            return minute


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(HUBS)), instants(near=days | clock_changes), st.integers(1, 16 * 60))
def test_a_clock_in_hub_hours_runs_out_with_the_last_open_minute(hub: Any, start: Any, minutes: Any) -> None:
    due = due_after_hours(start, minutes / 60, hours_of=HUBS[hub], holidays=HOLIDAYS)
    assert due == due_by_the_minute(hub, start, minutes)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(HUBS)), instants(near=days | clock_changes))
def test_a_hub_is_open_when_the_wall_says_so(hub: Any, now: Any) -> None:
    assert is_open(now, hours_of=HUBS[hub], holidays=HOLIDAYS) == minute_is_open(hub, now)


def london(day: int, at: time) -> datetime:
    return at_london(date(2026, 11, day), at)


@pytest.mark.parametrize(
    ("arrives", "hours", "rule", "due"),
    [
        (london(20, time(10)), 2, OutOfHours.PAUSES, london(20, time(12))),
        (london(20, time(16)), 2, OutOfHours.PAUSES, london(23, time(10))),  # Friday at 4 to Monday at 10
        (london(20, time(16)), 2, OutOfHours.RUNS_ON, london(20, time(18))),  # red runs past closing
        (london(21, time(3)), 2, OutOfHours.PAUSES, london(23, time(11))),  # Saturday night waits for Monday
        (london(21, time(3)), 2, OutOfHours.RUNS_ON, london(23, time(11))),
        (london(20, time(15)), 2, OutOfHours.PAUSES, london(20, time(17))),  # used up exactly at closing
        (london(20, time(17)), 1, OutOfHours.PAUSES, london(23, time(10))),  # arrives as the door shuts
        (london(20, time(9)), 24, OutOfHours.PAUSES, london(24, time(17))),  # three eight-hour days
    ],
)
def test_what_becomes_of_a_clock_when_the_hub_is_shut(arrives: Any, hours: Any, rule: Any, due: Any) -> None:
    assert due_after_hours(arrives, hours, hours_of=NINE_TO_FIVE, out_of_hours=rule) == due


def test_the_night_the_clocks_go_back_has_an_hour_more_in_it() -> None:
    start = datetime(2026, 10, 24, 23, 0, tzinfo=UTC)
    assert due_after_hours(start, 25, hours_of=ROUND_THE_CLOCK) == datetime(2026, 10, 26, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "openings",
    [
        (),
        (Opening(0, time(9), time(13)), Opening(0, time(12), time(17))),
        (Opening(0, time(9), MIDNIGHT), Opening(0, time(12), time(17))),
    ],
)
def test_hours_that_never_open_or_overlap_are_refused(openings: Any) -> None:
    with pytest.raises(ValueError, match=r"never opens|overlap"):
        OfficeHours(openings)


@pytest.mark.parametrize(("weekday", "opens", "closes"), [(7, time(9), time(17)), (0, time(17), time(9))])
def test_an_opening_that_cannot_be_is_refused(weekday: Any, opens: Any, closes: Any) -> None:
    with pytest.raises(ValueError, match=r"not a day of the week|cannot open"):
        Opening(weekday, opens, closes)


def test_a_hub_shut_for_a_year_says_so() -> None:
    with pytest.raises(ValueError, match="does not open for 366 days"):
        due_after_hours(london(20, time(10)), 2, hours_of=NINE_TO_FIVE, holidays=EveryDay())


class EveryDay:
    def __contains__(self, day: object) -> bool:
        return True


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["nine to five", "nights too"]), instants(near=days | clock_changes))
def test_the_latest_night_begins_when_the_hub_shut_and_ends_when_it_opens(hub: Any, now: Any) -> None:
    found = latest_shut(now, hours_of=HUBS[hub], holidays=HOLIDAYS)
    assert found is not None
    shut, opens = found
    a_minute = timedelta(minutes=1)
    assert shut <= now
    assert minute_is_open(hub, shut - a_minute)
    assert minute_is_open(hub, opens)
    hours = range(int((opens - shut) / timedelta(hours=1)))
    assert not any(minute_is_open(hub, shut + timedelta(hours=hour)) for hour in hours)
    if minute_is_open(hub, now):
        assert all(
            minute_is_open(hub, opens + n * timedelta(minutes=30)) for n in range(int((now - opens).seconds / 1800))
        )
    else:
        assert now < opens


def test_a_hub_that_never_shuts_has_no_night() -> None:
    assert latest_shut(datetime(2026, 10, 25, 1, tzinfo=UTC), hours_of=ROUND_THE_CLOCK) is None
