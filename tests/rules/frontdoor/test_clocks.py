"""A council's own hours, as it writes them, against reading every minute off the wall."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onestory.frontdoor.declared.local_settings import WEEK
from onestory.frontdoor.rules.clocks import LocalClocks, colour_due, local_clocks, morning_due
from tests.rules.calendars.counting import HOLIDAYS, clock_changes, days, instants, wall_clock

A_MINUTE = timedelta(minutes=1)
HALF_HOURS = [f"{hour:02}:{minute}" for hour in range(24) for minute in ("00", "30")]
ENDS = st.sampled_from(["00:00", "24:00", "23:59"])
NEAR = days | clock_changes | st.sampled_from(sorted(HOLIDAYS))
ALLOWS = {"red": 2, "amber": 6, "green": 24}


@st.composite
def hours(draw: Any) -> dict[str, Any]:
    """A week as a council writes it: some days, from one half hour to a later one or to the end of the day.

    No Sunday begins or ends within the hour that never comes in March: it is read an hour later (`at_london`).
    """
    week: dict[str, Any] = {}
    for day in draw(st.sets(st.sampled_from(WEEK), min_size=1)):
        half_hours = [each for each in HALF_HOURS if day != "sunday" or not each.startswith("01:")]
        opens = draw(st.sampled_from(half_hours))
        later = [half_hour for half_hour in half_hours if half_hour > opens]
        week[day] = [opens, draw(ENDS | st.sampled_from(later) if later else ENDS)]
    return week | draw(st.sampled_from([{}, {"bank-holidays": "open"}, {"bank-holidays": "shut"}]))


@st.composite
def round_the_clock(draw: Any) -> LocalClocks:
    """All day every day, however the end of the day is written, whatever is said of bank holidays."""
    week: dict[str, Any] = {day: ["00:00", draw(ENDS)] for day in WEEK}
    return clocks_of(week | draw(st.sampled_from([{}, {"bank-holidays": "open"}, {"bank-holidays": "shut"}])))


def clocks_of(week: dict[str, Any]) -> LocalClocks:
    rules = {brag: {"hours": allows, "out-of-hours": "pauses"} for brag, allows in ALLOWS.items()}
    return local_clocks(hub_hours=week, brag_hours=rules, on=min(HOLIDAYS))


def the_wall_says_open(week: dict[str, Any], at: datetime) -> bool:
    """Read off the wall: its weekday, its hands, and whether that day is a bank holiday. Knows no opening hours."""
    wall = wall_clock(at)
    whole = [
        day for day in WEEK if day in week and week[day][0] == "00:00" and week[day][1] in ("00:00", "24:00", "23:59")
    ]
    if wall.date() in HOLIDAYS and week.get("bank-holidays") != "open" and len(whole) < 7:
        return False
    if WEEK[wall.weekday()] not in week:
        return False
    opens, closes = week[WEEK[wall.weekday()]]
    return opens <= f"{wall:%H:%M}" and (closes in ("00:00", "24:00", "23:59") or f"{wall:%H:%M}" < closes)


@settings(max_examples=150, deadline=None)
@given(hours(), instants(near=NEAR))
def test_the_door_is_open_when_the_wall_says_so(week: dict[str, Any], now: datetime) -> None:
    assert clocks_of(week).is_open(now) == the_wall_says_open(week, now)


@settings(max_examples=100, deadline=None)
@given(hours(), instants(near=NEAR))
def test_the_night_is_the_stretch_in_which_the_wall_says_shut(week: dict[str, Any], now: datetime) -> None:
    night = clocks_of(week).night_of(now)
    assert night is not None or len(week) >= len(WEEK)
    if night is not None:
        shut, opens = night
        assert shut <= now
        assert the_wall_says_open(week, shut - A_MINUTE)
        assert the_wall_says_open(week, opens)
        quarters = range(min(3 * 96, int((opens - shut) / (15 * A_MINUTE))))
        assert not any(the_wall_says_open(week, shut + quarter * 15 * A_MINUTE) for quarter in quarters)


@settings(max_examples=150, deadline=None)
@given(round_the_clock(), instants(near=NEAR), st.sampled_from(sorted(ALLOWS)))
def test_a_door_open_all_day_every_day_has_no_night_on_any_day_and_its_hours_are_a_stopwatchs(
    clocks: LocalClocks, now: datetime, brag: str
) -> None:
    assert clocks.is_open(now)
    assert clocks.night_of(now) is None
    assert colour_due(brag=brag, started_at=now, clocks=clocks) == now + timedelta(hours=ALLOWS[brag])
    assert morning_due(handed_at=now, clocks=clocks) == now + timedelta(hours=1)


def test_six_whole_days_are_not_round_the_clock() -> None:
    christmas = max(day for day in HOLIDAYS if day.year == 2026)
    at = datetime.fromisoformat(f"{christmas}T12:00+00:00")
    week = dict.fromkeys(WEEK, ("00:00", "24:00"))
    assert clocks_of(week).is_open(at)
    del week[WEEK[(christmas.weekday() + 1) % 7]]
    assert not clocks_of(week).is_open(at)
