"""The police disagree with what the hub means to do; it goes up a stage, is answered by a manager, and is settled."""

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


def test_a_disagreement_goes_up_a_stage_and_is_settled(at_work: AtWorkAs, asked: str) -> None:
    dean = at_work("partner-researcher")
    dean.opens(f"/requests/{asked}")
    dean.follows("Raise a professional disagreement")
    dean.presses("Raise it")
    dean.reads("Select what you disagree about")
    dean.was_told_no()
    dean.picks("What was decided does not keep the child safe enough")
    dean.says("What do you disagree with, and why?", "She goes home tonight to the man we were called about.")
    dean.says("What should happen instead?", "A strategy discussion today.")
    dean.presses("Raise it")
    dean.reads("It is with the hub now, with a time to answer.")
    dean.reads("Waiting for the other side")

    sunita = at_work("screening-social-worker")
    sunita.opens("/my-work")
    sunita.follows("what was decided does not keep the child safe enough")
    sunita.picks("It stands, for these reasons")
    sunita.says("Reasons", "She is with her gran until Friday.")
    sunita.presses("Send the answer")

    dean.opens("/disagreements")
    dean.reads("1 waiting for you")
    dean.follows("Ada Bell")
    dean.reads("She is with her gran until Friday.")
    dean.says("Why does it go up a stage?", "He has a key to her gran's.")
    dean.presses("Take it up a stage")
    dean.reads("Stage 2 of 4: between their managers")

    helen = at_work("hub-manager")
    helen.opens("/front-door")
    helen.follows("Disagreements (1)")
    helen.follows("Ada Bell")
    helen.picks("You are right: we change it")
    helen.says("Reasons", "A strategy discussion is called for three o'clock.")
    helen.presses("Send the answer")

    dean.opens("/disagreements")
    dean.follows("Ada Bell")
    dean.picks("What was decided or done was changed")
    dean.presses("End the disagreement")
    dean.reads("Closed, and kept in the record.")
    helen.opens("/disagreements")
    helen.reads("What was decided or done was changed")
