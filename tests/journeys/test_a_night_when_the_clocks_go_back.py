"""The night of 25 October 2026: half past one comes twice, a red clock runs by the stopwatch, the day takes it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction

from onestory.frontdoor.actions.running.keep_setting import keep_setting
from onestory.frontdoor.declared.timescales import BRAG_HOURS
from tests.journeys.at_work import AtWork
from tests.web.world import World

AtWorkAs = Callable[..., AtWork]
HALF_PAST_ONE = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
HALF_PAST_ONE_AGAIN = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
FIVE_PAST_NINE = datetime(2026, 10, 26, 9, 5, tzinfo=UTC)
NEVER_STOPS = {"red": {"hours": 2, "out-of-hours": "never-stops"}}


@pytest.fixture(scope="module")
def clock() -> Iterator[time_machine.Traveller]:
    """What the hub takes for the time: it stands until it is moved. The machine's own clock is left alone."""
    with time_machine.travel(HALF_PAST_ONE, tick=False) as traveller:
        yield traveller


@pytest.fixture(scope="module")
def standing_world(clock: time_machine.Traveller, standing_world: World) -> World:
    """A hub that was founded that night, in a council whose red clock never stops."""
    with transaction.atomic():
        now = datetime.now(UTC)  # noqa: TID251  the hub's own clock, which stands at that night
        keeper = standing_world.keeper()
        keep_setting(actor=keeper, name=BRAG_HOURS, value_after=lambda _: NEVER_STOPS, why="By night too.", now=now)
    return standing_world


def the_night_takes_a_call(night: AtWork) -> str:
    night.opens("/front-door/phone")
    night.picks("Telephone")
    night.picks("Yes", of="Is a child in immediate danger?")
    night.says("What is the danger, and have you rung 999?", "He is at the door. Police are on their way.")
    night.picks("A neighbour, friend or member of the public")
    night.picks("Yes", of="Would you rather not say who you are?")
    night.picks("No", of="Is this child not born yet?")
    night.page.get_by_label("First name (optional)").first.fill("Ada")
    night.page.get_by_label("Last name (optional)").first.fill("Bell")
    night.says("What are you worried about?", "She screamed, and then it went quiet.")
    night.picks("No, they could not be reached")
    night.says("Why not?", "Nobody answers.")
    night.presses("Record the call")
    night.reads("Read the reference to the caller")
    return night.page.url.rsplit("/", 1)[-1].split("?")[0]


def it_is_coloured_red(night: AtWork, reference: str) -> None:
    night.presses("Take this contact")
    night.opens(f"/front-door/{reference}/triage")
    night.picks("Level 4: acute", of="How much help does this family need?")
    night.picks_what_begins("Red", of="How fast must partners answer?")
    night.says("Your reason", "She may be hurt.")
    night.presses("Record the triage")


def test_the_night_on_which_half_past_one_comes_twice(at_work: AtWorkAs, clock: time_machine.Traveller) -> None:
    night = at_work("emergency-duty")
    night.opens("/front-door/night")
    night.reads("The office shut on 23 October 2026 at 17:00 and opens on 26 October 2026 at 09:00.")
    reference = the_night_takes_a_call(night)
    it_is_coloured_red(night, reference)
    night.reads("Today at 01:30 BST (just now)")
    night.reads("Due in 2 hours (due today at 02:30)")

    clock.move_to(HALF_PAST_ONE_AGAIN)
    night = at_work("emergency-duty")
    night.opens(f"/front-door/{reference}")
    night.reads("Today at 01:30 BST (1 hour ago)")
    night.reads("Due in 1 hour (due today at 02:30)")
    night.opens("/front-door/night")
    night.says("What was done in the night", "Police stayed until he left.")
    night.presses("Hand over what is filled in")
    night.reads("Nothing you typed is lost.")
    night.was_told_no()
    night.says("What the day team must do first", "See her at her gran's.")
    night.presses("Hand over what is filled in")
    night.reads("1 contact handed to the day team.")

    clock.move_to(FIVE_PAST_NINE)
    ruth = at_work("contact-officer")
    ruth.opens("/front-door")
    ruth.follows("Out of hours (1 to take up)")
    ruth.reads("Emergency Duty, 25 October 2026 at 01:30 GMT")
    ruth.page.get_by_role("button", name="Take it up").click()
    ruth.reads(f"You have taken up {reference}.")
    ruth.opens(f"/front-door/{reference}/history")
    ruth.reads("25 October 2026 at 01:30 BST, by Emergency Duty")
    ruth.reads("25 October 2026 at 01:30 GMT, by Emergency Duty")
    ruth.reads("Police stayed until he left.")
    ruth.reads("26 October 2026 at 09:05, by Ruth Appleby")
    ruth.reads("30 hours overdue (due yesterday at 02:30)")
