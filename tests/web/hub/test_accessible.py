"""Every page of the hub and of a person in a real browser: axe, a phone's width, forced colours, the policy kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web import stories
from tests.web.browsing import PHONE, accessibility_faults, browsing, markup_shown, pixels_sideways
from tests.web.people.conftest import index_family
from tests.web.world import World

NOW = datetime.now(UTC) - timedelta(minutes=30)  # noqa: TID251  as the pages' own clock
PAGES = """
    /front-door
    /front-door?stage=proposed
    /front-door/phone
    /front-door/who-has-what
    /front-door/daily-meeting
    /front-door/REFERENCE
    /front-door/REFERENCE/match
    /front-door/REFERENCE/match/child/CHILD
    /front-door/REFERENCE/triage
    /front-door/REFERENCE/urgency
    /front-door/REFERENCE/consent
    /front-door/REFERENCE/hand-over
    /front-door/REFERENCE/ask
    /front-door/REFERENCE/answers
    /front-door/REFERENCE/analysis
    /front-door/REFERENCE/propose
    /front-door/REFERENCE/decide
    /front-door/REFERENCE/feedback
    /front-door/REFERENCE/history
    /front-door/REFERENCE/reassign
    /find
    /people/PERSON
"""
ADDRESSES = [line.strip() for line in PAGES.strip().splitlines()]


@pytest.fixture(scope="module")
def names(standing_world: World, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    """What stands for the words in capitals: a contact about which partners were asked, and a child in the index."""
    with django_db_blocker.unblock(), transaction.atomic():
        stories.asked(standing_world, now=NOW, agencies=("police", "health"))
        worker = standing_world.actor("screening-social-worker", now=NOW)
        page = contact(board(viewer=worker, now=NOW).rows[0].reference, viewer=worker, now=NOW)
        family = index_family(standing_world)
        stand(NOBODY)
    return {"REFERENCE": page.reference, "CHILD": str(page.children[0].id), "PERSON": str(family.kayleigh)}


@pytest.fixture
def page(browser: Browser, site: str, standing_world: World, names: dict[str, str]) -> Iterator[tuple[Page, list[str]]]:
    """A screening social worker's browser, and the faults it told of."""
    user = standing_world.user("screening-social-worker")
    with browsing(browser, site, user, viewport=PHONE, bypass_csp=True) as visit:
        yield visit


def _open(page: Page, address: str, names: dict[str, str]) -> None:
    for word, stands_for in names.items():
        address = address.replace(word, stands_for)
    page.goto(address)
    if page.locator("#reason").count() and "/people/" in address:
        page.fill("#reason", "A worry from her school.")
        page.get_by_role("button", name="Open the page").click()
        page.wait_for_load_state()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_can_be_used_by_everybody(address: str, page: tuple[Page, list[str]], names: dict[str, str]) -> None:
    open_page, _ = page
    _open(open_page, address, names)
    assert open_page.locator("h1:visible").count() == 1
    assert pixels_sideways(open_page) == 0
    assert accessibility_faults(open_page) == []
    assert markup_shown(open_page) == []
    open_page.emulate_media(forced_colors="active")
    assert pixels_sideways(open_page) == 0


@pytest.mark.parametrize("address", ["/front-door/REFERENCE/ask", "/front-door/phone", "/people/PERSON"])
def test_a_page_keeps_the_content_policy(
    address: str, browser: Browser, site: str, standing_world: World, names: dict[str, str]
) -> None:
    with browsing(browser, site, standing_world.user("screening-social-worker")) as (open_page, faults):
        _open(open_page, address, names)
        assert [fault for fault in faults if "403" not in fault] == []
