"""The police are asked what they hold and answer; their manager agrees to words that may leave the hub."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.at_work import AtWork
from tests.web import stories
from tests.web.world import World

AtWorkAs = Callable[..., AtWork]


@pytest.fixture
def asked(standing_world: World) -> str:
    """An amber request about Ada Bell has waited for an hour."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    return stories.asked(standing_world, now=now - timedelta(hours=1))[0]


def test_the_police_answer_and_their_manager_lets_some_of_it_leave(at_work: AtWorkAs, asked: str) -> None:
    dean = at_work("partner-researcher")
    dean.opens("/")
    dean.is_at("Requests to Teesside Police")
    dean.keeps_a_picture("requests")
    dean.follows("Ada Bell")
    dean.reads("What do you know of this family?")
    dean.presses("Answer")
    dean.picks("We hold information, and here it is")
    dean.says("What happened", "Called to raised voices three times this year.")
    dean.presses("Add another fact")
    dean.page.get_by_label("What happened").nth(1).fill("A bail condition keeps the father away.")
    dean.says("What do you make of it? (optional)", "The calls are closer together.")
    dean.keeps_a_picture("answer")
    dean.presses("Send the answer")
    dean.reads("Your answer has gone to the hub, under seal.")
    dean.reads("A bail condition keeps the father away.")

    carol = at_work("partner-manager")
    carol.opens(f"/requests/{asked}")
    carol.presses("Agree that it may leave the hub")
    carol.says("The words", "Police are called to the home often.")
    carol.says("For whom", "The assessment team")
    carol.presses("Agree to these words")
    carol.reads("Police are called to the home often. (for The assessment team)")


def test_a_referrer_is_shown_nothing_of_what_partners_said(at_work: AtWorkAs, asked: str) -> None:
    tom = at_work("referrer")
    tom.page.goto(f"/requests/{asked}")
    tom.reads_not("raised voices")
    tom.reads_not("What do you know of this family?")
    tom.faults.clear()
