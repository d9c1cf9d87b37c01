"""The pages of figures, by whom they may be opened and what each of them says."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO

import polars as pl
import pytest
from django.test import Client

from onestory.performance.declared.front_door import FRONT_DOOR
from tests.web import stories
from tests.web.world import World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
NAMES = ("Ada", "Bell", "Whitfield")


@pytest.fixture
def told(world: World) -> str:
    """A contact of this hour."""
    return stories.told(world, now=NOW - timedelta(hours=1))


def words(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page)))


def test_every_figure_stands_on_the_page_with_its_target(sign_in: SignIn, told: str) -> None:
    page = words(sign_in("hub-manager").get("/figures").content.decode())
    for indicator in FRONT_DOOR:
        assert f"{indicator.title} {indicator.counts}" in page
    assert "target 90%" in page


def test_the_definition_stands_beside_the_number(sign_in: SignIn, told: str) -> None:
    page = words(sign_in("hub-manager").get("/figures/conversion").content.decode())
    assert "Those whose outcome is an assessment" in page
    assert "Contacts received in the period and decided by the day." in page
    assert "not over" in page


def test_as_of_a_day_before_it_came_the_contact_is_not_counted(sign_in: SignIn, told: str) -> None:
    manager = sign_in("hub-manager")
    assert 'os-figure__value">1<' in manager.get("/figures/contacts").content.decode()
    assert 'os-figure__value">0<' in manager.get("/figures/contacts?as_of=2026-03-01").content.decode()


def test_the_children_are_opened_for_a_reason(sign_in: SignIn, told: str) -> None:
    manager = sign_in("hub-manager")
    asked = manager.post("/figures/contacts/children", {"reason": "x", "month": ""})
    assert asked.status_code == 400
    assert "Say why you need to see" in asked.content.decode()
    shown = manager.post("/figures/contacts/children", {"reason": "Checking a rise", "month": ""})
    assert told in shown.content.decode()
    audit = sign_in("access-reviewer").get("/audit?act=figures.drill").content.decode()
    assert "Checking a rise" in audit


@pytest.mark.parametrize("who", ["lead-member", "analyst"])
def test_a_member_and_an_analyst_see_no_child_anywhere(sign_in: SignIn, told: str, who: str) -> None:
    client = sign_in(who)
    pages = ["/figures", "/figures/plan", "/figures/take/csv", *(f"/figures/{each.code}" for each in FRONT_DOOR)]
    for page in pages:
        said = client.get(page).content.decode()
        assert not any(name in said for name in (*NAMES, told)), page
    assert client.get("/figures/contacts/children").status_code == 403
    assert client.post("/figures/contacts/children", {"reason": "x"}).status_code == 403
    assert "Kept back" in words(client.get("/figures/contacts").content.decode())


@pytest.mark.parametrize("who", ["screening-social-worker", "referrer", "partner-researcher", "administrator"])
def test_figures_are_shut_to_those_whose_part_they_are_not(sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    for page in ("/figures", "/figures/contacts", "/figures/plan", "/figures/take/csv"):
        assert client.get(page).status_code == 403


def test_a_file_holds_what_may_leave(sign_in: SignIn, told: str) -> None:
    client = sign_in("hub-manager")
    said = client.get("/figures/take/csv")
    assert said["Content-Disposition"].endswith('.csv"')
    lines = said.content.decode("utf-8-sig").splitlines()
    assert "kept back" in lines[0]
    contacts = [line for line in lines if line.startswith("contacts,")]
    assert contacts
    assert all("[kept back]" in line for line in contacts)
    sheet = pl.read_excel(BytesIO(client.get("/figures/take/xlsx").content), read_options={"header_row": 1})
    assert set(sheet["Code"]) >= {"contacts", "conversion", "answered-in-time"}


def test_a_file_of_another_kind_is_refused(sign_in: SignIn) -> None:
    assert sign_in("hub-manager").get("/figures/take/docx").status_code == 404


def test_a_report_card_is_written_planned_and_done(sign_in: SignIn, told: str) -> None:
    manager = sign_in("hub-manager")
    half = manager.post("/figures/contacts/card", {"what": "One.", "so_what": "", "now_what": ""})
    assert half.status_code == 400
    card = {"what": "One contact.", "so_what": "Quiet.", "now_what": "Ask the schools.", "rag": "amber"}
    assert manager.post("/figures/contacts/card", card).status_code == 302
    page = manager.get("/figures/contacts").content.decode()
    assert "Ask the schools." in page
    address = re.search(r"/figures/contacts/card/\d+/step", page)
    assert address
    step = {"words": "Ring every head", "owner": "Helen Marsh", "due-day": "1", "due-month": "1", "due-year": "2020"}
    assert manager.post(address[0], {**step, "due-year": "soon"}).status_code == 400
    assert manager.post(address[0], step).status_code == 302
    assert "Late" in words(manager.get("/figures/plan").content.decode())
    done = re.search(r"/figures/plan/\d+/done", manager.get("/figures/contacts").content.decode())
    assert done
    assert manager.post(done[0], {"came_of_it": "Two rang back."}).status_code == 302
    assert "Two rang back." in manager.get("/figures/contacts").content.decode()
    assert "Nothing is open" in words(manager.get("/figures/plan").content.decode())


def test_a_member_reads_report_cards_and_writes_none(sign_in: SignIn, told: str) -> None:
    member = sign_in("lead-member")
    assert member.get("/figures/contacts/card").status_code == 403
    assert "Write a report card" not in member.get("/figures/contacts").content.decode()


def test_a_figure_of_no_such_name_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("hub-manager").get("/figures/nonsense").status_code == 404


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("nonsense", "“nonsense” is not a day."),
        ("2999-01-01", "not of 1 January 2999"),
        ("1999-01-01", "from 1 April 2006"),
    ],
)
@pytest.mark.parametrize("page", ["/figures", "/figures/contacts", "/figures/take/csv"])
def test_a_day_that_no_figure_can_be_of_is_refused_in_words(page: str, asked: str, says: str, sign_in: SignIn) -> None:
    answer = sign_in("hub-manager").get(f"{page}?as_of={asked}")
    assert (answer.status_code, says in answer.content.decode()) == (400, True)
    assert sign_in("hub-manager").get(f"{page}?as_of=").status_code == 200
