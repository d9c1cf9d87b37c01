"""A page that nobody uses says so, then locks: nobody is named on it, and who is read to hears of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.web.browsing import browsing
from tests.web.people.conftest import NOW
from tests.web.records import a_record
from tests.web.world import World

ALMOST = "13:10"
"""Minutes and seconds of quiet after which the page warns: two minutes before the quarter of an hour."""


@pytest.fixture(scope="module")
def child(standing_world: World) -> str:
    """Somebody whose pages are open to the worker."""
    return a_record(standing_world, now=NOW)["child"]


def test_a_warning_is_read_out_and_put_off_with_its_button(
    browser: Browser, site: str, standing_world: World, child: str
) -> None:
    with browsing(browser, site, standing_world.user("screening-social-worker")) as (page, _):
        page.clock.install()
        page.goto(f"/people/{child}/story")
        carry_on = page.get_by_role("status").get_by_role("button", name="Carry on")
        expect(carry_on).to_be_hidden()
        page.clock.fast_forward(ALMOST)
        expect(carry_on).to_be_visible()
        carry_on.dispatch_event("click")  # as assistive technology presses it: no pointer, no key
        expect(carry_on).to_be_hidden()
        page.clock.fast_forward(ALMOST)
        expect(page.get_by_role("heading", level=1, name="Story")).to_be_visible()


def test_a_locked_page_names_nobody(browser: Browser, site: str, standing_world: World, child: str) -> None:
    with browsing(browser, site, standing_world.user("screening-social-worker")) as (page, _):
        page.clock.install()
        page.goto(f"/people/{child}/story")
        assert "Kayleigh" in page.title()
        page.clock.fast_forward("15:10")
        expect(page.get_by_role("heading", name="OneStory is locked")).to_be_focused()
        assert "Kayleigh" not in page.title() + page.locator("body").inner_text()
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Sign in again")).to_be_focused()
