"""A worker finds a child by what a caller half remembers, and reads step by step how sure one may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import transaction

from onestory.people.actions.indexing.link_council import link_council
from tests.journeys.at_work import AtWork
from tests.rooms.people.told_rows import everybody
from tests.web.world import HERE, World

AtWorkAs = Callable[..., AtWork]
BOX = "Name, date of birth, place or number"


@pytest.fixture
def indexed(standing_world: World) -> None:
    """A girl and her mother are in the index."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    with transaction.atomic():
        link_council(actor=standing_world.keeper(), council=standing_world.councils[HERE], now=now, source=everybody())


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_child_half_remembered_is_found_and_the_page_says_how_sure(
    at_work: AtWorkAs, indexed: None, has_scripts: bool
) -> None:
    sam = at_work("screening-social-worker", java_script_enabled=has_scripts)
    sam.opens("/find")
    sam.says(BOX, "oniel kaylee or keyleigh 2014 s65")
    sam.presses("Find")
    first = sam.page.locator(".os-found__one").first
    first.get_by_text("Kayleigh Anne Oneil").first.wait_for()
    first.get_by_text("How sure, step by step").click()
    first.get_by_text("Before looking").first.wait_for()
    assert first.locator(".os-waterfall svg").count() >= 4
    first.get_by_text("The same as a table").click()
    first.get_by_role("columnheader", name="So far").wait_for()
    sam.finds_the_page_in_order()
    sam.keeps_a_picture("find")

    sam.presses("Start again")
    sam.says(BOX, "\U0001f600 %%% 31/02/9999")
    sam.presses("Find")
    sam.reads("Nobody in the index looks like this")
    sam.reads("they are shielded")
