"""On paper: what is folded away on the screen is unfolded, unless it is there to be filled in; nothing only sorts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browsing import browsing
from tests.web.people.conftest import NOW
from tests.web.records import a_record
from tests.web.world import World


@pytest.fixture(scope="module")
def child(standing_world: World) -> str:
    """Somebody of whom much is known."""
    return a_record(standing_world, now=NOW)["child"]


def _goes_to_paper(page: Page, event: str) -> None:
    page.evaluate(f"window.dispatchEvent(new Event('{event}'))")


def test_every_fact_is_on_paper(browser: Browser, site: str, standing_world: World, child: str) -> None:
    with browsing(browser, site, standing_world.user("screening-social-worker")) as (page, _):
        page.goto(f"/people/{child}")
        folded = page.locator("main details:not([open])")
        before = folded.count()
        assert before > 1
        _goes_to_paper(page, "beforeprint")
        page.emulate_media(media="print")
        expect(folded).to_have_count(0)
        _goes_to_paper(page, "afterprint")
        expect(folded).to_have_count(before)


def test_a_form_that_is_folded_away_is_not(browser: Browser, site: str, standing_world: World) -> None:
    with browsing(browser, site, standing_world.user("screening-social-worker")) as (page, _):
        page.goto("/find")
        form = page.locator("main details", has=page.locator("input")).first
        expect(form).to_be_visible()
        _goes_to_paper(page, "beforeprint")
        page.emulate_media(media="print")
        expect(form).to_be_hidden()
