"""The police do not answer in time: the hub sees it and chases; they ask what is meant, answer in part, then wholly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.at_work import AtWork
from tests.web import stories
from tests.web.world import World

AtWorkAs = Callable[..., AtWork]


@pytest.fixture
def late(standing_world: World) -> str:
    """A red request about Ada Bell was sent four days ago: past its time whatever day it is."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    return stories.asked(standing_world, now=now - timedelta(days=4), brag="red")[0]


def test_a_partner_answers_late(at_work: AtWorkAs, late: str) -> None:
    sunita = at_work("screening-social-worker")
    sunita.opens("/front-door")
    sunita.reads("1 late")
    sunita.follows("Ada Bell")
    sunita.follows("Answers")
    sunita.page.get_by_role("button", name="Remind them").click()
    sunita.reads("They have been reminded.")
    answers = sunita.page.url

    dean = at_work("partner-researcher")
    dean.opens("/requests")
    dean.reads("1 overdue")
    dean.reads("Chased 1 time")
    dean.follows("Ada Bell")
    dean.follows("Ask the hub what it means")
    dean.says("What is not clear?", "Do you mean this year, or ever?")
    dean.presses("Ask")
    dean.reads("the clock of the request runs on")

    sunita.opens(answers)
    sunita.follows("Answer what they ask")
    sunita.says("Your answer", "The last two years.")
    sunita.presses("Send the answer")
    sunita.reads("The last two years.")

    dean.opens(f"/requests/{late}")
    dean.presses("Answer")
    dean.picks("Here is part of it; more will follow")
    dean.says("What happened", "Called to raised voices twice.")
    dean.says("What is still missing, and when will it come?", "The log of March, by tonight.")
    dean.presses("Send the answer")
    sunita.opens("/front-door")
    sunita.reads("1 in part")

    dean.presses("Answer")
    dean.picks("We hold information, and here it is")
    dean.says("What happened", "March: he was arrested and released.")
    dean.presses("Send the answer")
    sunita.opens(answers)
    sunita.reads("March: he was arrested and released.")
    sunita.follows("History")
    sunita.reads("Teesside Police answered, late")
