"""Every page of imports in a real browser, filled, empty and in error: axe, a phone's width, the policy kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django import DjangoDbBlocker

from onestory.feeds.models import QuarantinedRow
from tests.web.browsing import DESK, PHONE, accessibility_faults, browsing, markup_shown, pixels_sideways
from tests.web.imports.handing_in import BAD, GOOD, HEADINGS, SECOND, delivery_at, file_of, hand_in, take_back, take_in
from tests.web.world import HERE, World

LONG = "teesside-youth-justice-service_monthly-extract_v2_FINAL_2026-11-19_with-a-very-long-name.csv"
PAGES = """
    /imports
    /imports/new
    /imports/feed/youth-justice
    /imports/feed/probation
    /imports/WAITING
    /imports/IMPORTED
    /imports/TAKEN-BACK
    /imports/under-way/ERRAND
    /imports/refused
    /imports/refused?feed=probation
    /imports/refused/ROW
"""
ADDRESSES = [line.strip() for line in PAGES.strip().splitlines()]


@pytest.fixture(scope="module")
def names(
    standing_world: World, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """A file taken back, one imported with a row refused, one that waits, and one under way."""
    before, settings.DELIVERIES = settings.DELIVERIES, Path(tmp_path_factory.mktemp("deliveries"))
    with django_db_blocker.unblock():
        officer = Client()
        officer.council = standing_world.councils[HERE]  # type: ignore[attr-defined]
        user = standing_world.user("data-officer")
        officer.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
        back, taken, waits = (
            delivery_at(hand_in(officer, file, day=day))
            for file, day in (
                (file_of(GOOD, name=LONG), 17),
                (file_of(GOOD, SECOND, SECOND, BAD), 18),
                (file_of(GOOD, BAD, name=LONG), 19),
            )
        )
        take_in(officer, back)
        take_back(officer, back, "Wrong month")
        take_in(officer, taken)
        under_way = officer.post(f"{waits}/take-in", follow=True).request["PATH_INFO"]
        other = delivery_at(hand_in(officer, file_of(GOOD, BAD, SECOND, name=LONG), day=19))
        with transaction.atomic():
            standing_world.keeper()
            row = QuarantinedRow.objects.latest("pk").pk
    numbers = {"TAKEN-BACK": back, "IMPORTED": taken, "WAITING": other, "ERRAND": under_way, "ROW": str(row)}
    yield {word: address.rsplit("/", 1)[-1] for word, address in numbers.items()}
    settings.DELIVERIES = before


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def page(
    request: pytest.FixtureRequest, browser: Browser, site: str, standing_world: World
) -> Iterator[tuple[Page, list[str]]]:
    """A data officer's browser, and the faults it told of."""
    with browsing(browser, site, standing_world.user("data-officer"), viewport=request.param) as visit:
        yield visit


def _is_in_order(page: Page, faults: list[str]) -> None:
    assert page.locator("h1:visible").count() == 1
    assert pixels_sideways(page) <= 0
    assert accessibility_faults(page) == []
    assert markup_shown(page) == []
    assert [fault for fault in faults if "status of 400" not in fault] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_can_be_used_by_everybody(address: str, page: tuple[Page, list[str]], names: dict[str, str]) -> None:
    open_page, faults = page
    for word, stands_for in names.items():
        address = address.replace(word, stands_for)
    assert open_page.goto(address).status == 200  # type: ignore[union-attr]
    _is_in_order(open_page, faults)


def test_a_page_in_error_can_be_used_by_everybody(page: tuple[Page, list[str]], names: dict[str, str]) -> None:
    open_page, faults = page
    open_page.goto("/imports/new")
    open_page.get_by_role("button", name="Show what is in it").click()
    open_page.get_by_role("alert").wait_for()
    _is_in_order(open_page, faults)
    open_page.goto(f"/imports/{names['IMPORTED']}")
    open_page.get_by_role("button", name="Take it back").click()
    open_page.get_by_role("alert").wait_for()
    _is_in_order(open_page, faults)
    open_page.goto(f"/imports/refused/{names['ROW']}")
    open_page.get_by_role("button", name="Discard the row").click()
    open_page.get_by_role("alert").wait_for()
    _is_in_order(open_page, faults)


def test_unknown_headings_are_matched_by_everybody(page: tuple[Page, list[str]], tmp_path: Path) -> None:
    open_page, faults = page
    strange = tmp_path / LONG
    strange.write_text(f"{HEADINGS.replace('Surname', 'Family name of the young person as recorded')}\n{GOOD}\n")
    open_page.goto("/imports/new?feed=youth-justice")
    open_page.set_input_files("input[type=file]", strange)
    open_page.get_by_role("button", name="Show what is in it").click()
    open_page.get_by_role("heading", name="Reading the file").wait_for()
    _is_in_order(open_page, faults)
