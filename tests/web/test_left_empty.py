"""A form sent with nothing in it: what is missing is summed up, gone to, and said at each box, large or small."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import transaction
from playwright.sync_api import Browser, Page

from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.actions.working.begin_work import begin_work
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.addresses import LEFT_EMPTY
from tests.web.browsing import DESK, PHONE, accessibility_faults, browsing, pixels_sideways
from tests.web.looking import faults_in_forced_colours, faults_in_large_text, faults_of_errors
from tests.web.test_every_page import references
from tests.web.world import World

__all__ = ["references"]
NOW = datetime.now(UTC) - timedelta(minutes=5)  # noqa: TID251  as the pages' own clock
EMPTIES = """form => {
  for (const box of form.elements) {
    if (["checkbox", "radio"].includes(box.type)) box.checked = false;
    else if (box.matches("textarea, input:not([type=hidden], [type=submit])")) box.value = "";
    else if (box.matches("select")) box.selectedIndex = 0;
  }
  form.requestSubmit([...form.querySelectorAll("button:not([type=button])")].at(-1));
}"""


@pytest.fixture(scope="module")
def shielded(references: dict[str, str], standing_world: World) -> str:
    """Somebody whose place is kept from everybody, made beside what every page is shown of."""
    return str(_shielded(standing_world))


@transaction.atomic
def _shielded(world: World) -> UUID:
    manager = world.actor("hub-manager", now=NOW)
    person = add_person(actor=manager, given_name="Mina", family_name="Vale", why="Told by phone", now=NOW)
    begin_work(actor=world.keeper(), person=person, user=world.users["hub-manager"], why="Allocation", now=NOW)
    put_up_shield(actor=manager, person=person, since=NOW.date(), why="A court's order.", now=NOW)
    stand(NOBODY)
    return person


@pytest.mark.parametrize(("who", "address"), LEFT_EMPTY)
def test_what_is_missing_is_said(
    who: str,
    address: str,
    browser: Browser,
    site: str,
    standing_world: World,
    references: dict[str, str],
    shielded: str,
) -> None:
    user = standing_world.user(who) if who else None
    for size in (DESK, PHONE):
        with browsing(browser, site, user, viewport=size) as (page, _):
            page.goto(address.format(**references, shielded=shielded))
            _send_empty(page)
            assert faults_of_errors(page) == []
            assert accessibility_faults(page) == []
            assert pixels_sideways(page) <= 0
            if size == DESK:
                assert faults_in_forced_colours(page) == []
                assert faults_in_large_text(page) == []


def _send_empty(page: Page) -> None:
    with page.expect_navigation():
        page.locator("main form[method=post]:not([data-passkey])").last.evaluate(EMPTIES)
