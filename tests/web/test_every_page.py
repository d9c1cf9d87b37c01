"""On every page: nothing axe knows of is wrong, nothing slips sideways at 320 pixels or is cut off at twice the size,
the policy is kept, all is seen in forced colours and come to by Tab, and nothing on it needs JavaScript."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser

from tests.web import stories
from tests.web.addresses import ADDRESSES
from tests.web.browsing import DESK, PHONE, accessibility_faults, browsing, markup_shown, pixels_sideways
from tests.web.examples import one_of_each
from tests.web.looking import (
    drawn_though_hidden,
    faults_at_twice_the_size,
    faults_by_keyboard,
    faults_in_forced_colours,
    faults_in_large_text,
    letters_too_small,
)
from tests.web.plain import dead_without_scripts
from tests.web.records import a_record
from tests.web.world import World

MEANT_TO_REFUSE = frozenset({
    ("", "/nowhere"), ("", "/account/3rdparty/login/error/"), ("lapsed", "/"), ("hub-manager", "/audit"),
})  # fmt: skip
SHOWN_LOOSE = frozenset({"/components"})
"""The gallery shows buttons outside the forms they are made for."""
NOT_A_FAULT = "Failed to load resource: the server responded with a status of 40"


@pytest.fixture(scope="module")
def references(standing_world: World) -> dict[str, str]:
    """Something to show: a contact told, a request waiting, one answered."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    return {
        **one_of_each(standing_world, now=now),
        "asked": stories.asked(standing_world, now=now - timedelta(hours=3), brag="red")[0],
        "answered": stories.answered(standing_world, now=now - timedelta(hours=1)),
        "incident": stories.incident(standing_world, now=now - timedelta(hours=1))[0],
        "disagreed": stories.disagreed(standing_world, now=now - timedelta(hours=1)),
        **a_record(standing_world, now=now - timedelta(minutes=5)),
    }


@pytest.mark.parametrize(("who", "address"), ADDRESSES)
def test_the_page_is_in_order(
    who: str, address: str, browser: Browser, site: str, standing_world: World, references: dict[str, str]
) -> None:
    user = standing_world.user(who) if who else None
    for size in (DESK, PHONE):
        with browsing(browser, site, user, viewport=size) as (page, faults):
            answer = page.goto(address.format(**references))
            assert answer is not None
            assert answer.ok or (who, address) in MEANT_TO_REFUSE, answer.status
            assert pixels_sideways(page) <= 0
            assert accessibility_faults(page) == []
            assert markup_shown(page) == []
            assert letters_too_small(page) == []
            if size == DESK:
                assert address in SHOWN_LOOSE or dead_without_scripts(answer.text()) == []
                assert drawn_though_hidden(page) == []
                assert faults_in_forced_colours(page) == []
                assert faults_by_keyboard(page) == []
                assert faults_in_large_text(page) == []
                assert faults_at_twice_the_size(page) == []
            assert [fault for fault in faults if not fault.startswith(NOT_A_FAULT)] == []


@pytest.mark.parametrize(("who", "address"), [one for one in ADDRESSES if one[0] and "{" not in one[1]][:8])
def test_a_page_says_the_same_without_javascript(
    who: str, address: str, browser: Browser, site: str, standing_world: World
) -> None:
    with browsing(browser, site, standing_world.user(who), java_script_enabled=False) as (page, _):
        page.goto(address)
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.get_by_role("button", name="Sign out").first.is_visible()


def test_nothing_that_waits_for_a_script_is_drawn_without_one(
    browser: Browser, site: str, standing_world: World, references: dict[str, str]
) -> None:
    with browsing(browser, site, standing_world.user("screening-social-worker"), java_script_enabled=False) as (
        page,
        _,
    ):
        page.goto("/people/{child}".format(**references))
        assert drawn_though_hidden(page) == []
        page.context.clear_cookies()
        page.goto("/account/login/")
        assert drawn_though_hidden(page) == []


def test_a_first_view_weighs_little(browser: Browser, site: str) -> None:
    """HTML, stylesheet and script of the first page, as sent: 200 KB at most when packed."""
    weights = []
    with browsing(browser, site) as (page, _):
        page.on("response", lambda response: weights.append(response.body()))
        page.goto("/", wait_until="networkidle")
    packed = sum(len(gzip.compress(body)) for body in weights)
    assert packed < 200 * 1024
