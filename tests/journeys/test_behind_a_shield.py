"""A child is hidden; somebody must reach her, breaks the glass, and somebody else asks whether that was right."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import transaction

from tests.journeys.at_work import AtWork
from tests.web.people.conftest import Family, index_family
from tests.web.world import World

AtWorkAs = Callable[..., AtWork]
WHY = "He is outside her school now, and nobody else can ring it."


@pytest.fixture(scope="module")
def family(standing_world: World) -> Family:
    """Kayleigh and her mother, in the index for good."""
    with transaction.atomic():
        return index_family(standing_world)


def test_a_shield_a_broken_glass_and_its_review(at_work: AtWorkAs, family: Family) -> None:
    child = f"/people/{family.kayleigh}"
    helen_hides_her(at_work("hub-manager"), child)
    sunita_must_reach_her(at_work("screening-social-worker"), child)
    gwen_asks_whether_that_was_right(at_work("access-reviewer"))


def helen_hides_her(helen: AtWork, child: str) -> None:
    """The manager puts up a shield, and then cannot see the school either."""
    helen.page.goto(child)
    helen.faults.clear()
    helen.says("Your reason", "Her mother rang: they have fled.")
    helen.presses("Open the page")
    helen.reads("Valley Primary")
    helen.follows("Shield their place")
    helen.dates("Since when must the place be kept?", 1, 6, 2026)
    helen.says("Why", "A non-molestation order of 1 June")
    helen.presses("Put up the shield")
    helen.is_at("Kayleigh Anne Oneil is shielded")
    helen.keeps_a_picture("a-shield")
    helen.opens(child)
    helen.reads_not("Valley Primary")


def sunita_must_reach_her(sunita: AtWork, child: str) -> None:
    """A worker reads why she can see the record, breaks the glass, sees one place, and has left it once elsewhere."""
    sunita.page.goto(child)
    sunita.faults.clear()
    sunita.says("Your reason", "Her head teacher rang.")
    sunita.presses("Open the page")
    sunita.reads_not("Valley Primary")
    sunita.follows("Why you can see this, and who could")
    sunita.reads("You do not work with this person. You gave a reason: “Her head teacher rang”.")
    sunita.keeps_a_picture("who-may-see-this")
    sunita.opens(child)
    sunita.follows("Break the glass to reach them")
    sunita.reads("The access reviewer is told at once")
    sunita.keeps_a_picture("breaking-the-glass")
    sunita.says("Why must you open this record now?", WHY)
    sunita.presses("Break the glass")
    sunita.follows("The shield over them")
    sunita.chooses("What you need", "School")
    sunita.says("Why you need it", "To ring it")
    sunita.presses("Show it")
    sunita.reads("Valley Primary")
    sunita.opens("/my-work")
    sunita.opens(f"{child}/shield")
    sunita.reads_not("See one place")


def gwen_asks_whether_that_was_right(gwen: AtWork) -> None:
    """The reviewer sees what was looked at, not where, and says what she found."""
    gwen.opens("/audit")
    gwen.follows("Broken glass: what waits for review")
    gwen.reads(WHY)
    gwen.keeps_a_picture("broken-glass")
    gwen.page.get_by_role("table").get_by_role("link").first.click()
    gwen.reads("Saw a shielded place")
    gwen.reads_not("Valley Primary")
    gwen.picks("It was right", of="What did you find?")
    gwen.says("How you know, and what happens next", "The head teacher rang back and kept her in.")
    gwen.presses("Record the review")
    gwen.reads("It was right")
    gwen.opens("/audit/glass")
    gwen.reads("Nothing waits")
