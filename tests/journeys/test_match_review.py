"""Two reviewers say that two girls are one, at the keyboard; a day later it is taken back from the girl's history."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction

from onestory.people.actions.indexing.link_council import link_council
from tests.journeys.at_work import AtWork
from tests.rooms.people.test_review import source
from tests.web.world import HERE, World

AtWorkAs = Callable[..., AtWork]
SHE_MOVED = "Her school knows her as Zara since she moved."
OF_TWO = "Kayleigh Anne Oneil and Zara Oneil"


@pytest.fixture
def asked(standing_world: World) -> None:
    """A record of another first name, on her birthday and at her address, has come from the police."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    with transaction.atomic():
        link_council(actor=standing_world.keeper(), council=standing_world.councils[HERE], now=now, source=source())


def test_two_reviewers_join_two_girls_and_a_third_look_parts_them(at_work: AtWorkAs, asked: None) -> None:
    helen = at_work("hub-manager")
    helen.opens("/review")
    helen.follows(OF_TWO)
    helen.is_at(f"{OF_TWO}: one person?")
    helen.reads("Donna Oneil, mother")
    helen.keeps_a_picture("match-review")
    helen.page.get_by_label("The same person", exact=True).focus()
    helen.page.keyboard.press("Space")
    helen.page.keyboard.press("Tab")
    helen.page.keyboard.type(SHE_MOVED)
    helen.page.keyboard.press("Tab")
    helen.page.keyboard.press("Enter")
    helen.reads("Another reviewer answers next")

    asif = at_work("data-officer")
    asif.opens("/review")
    asif.follows(OF_TWO)
    asif.reads_not(SHE_MOVED)
    asif.picks("The same person")
    asif.says("Why", "One NHS number on both letters.")
    asif.presses("Keep this answer")
    asif.reads("Joined by a reviewer")

    asif.page.get_by_text("Take this back").first.click()
    asif.says("Why is it taken back?", "Two sisters: the midwife's letter says so.")
    asif.presses("Take it back")
    asif.reads("as if it had never been")
    asif.opens("/review")
    asif.reads(OF_TWO)
