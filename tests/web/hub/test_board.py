"""The duty board: what nobody has taken first, narrowed, taken several at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.walls.actor import Actor
from tests.web.fixtures import SignIn
from tests.web.hub.conftest import CALL


@pytest.fixture
def officer(sign_in: SignIn) -> Client:
    """A contact officer."""
    return sign_in("contact-officer")


@pytest.fixture
def two(reference: str, as_actor: Callable[[str], Actor], now: datetime) -> tuple[str, str]:
    """Two contacts that nobody has taken."""
    again = record_phone_contact(actor=as_actor("contact-officer"), answers=CALL, key="another", now=now)
    return reference, again.reference


def test_an_empty_board_says_so(officer: Client) -> None:
    page = officer.get("/front-door").content.decode()
    assert "No contact is open" in page
    assert "Record a call" in page


def test_what_nobody_has_taken_comes_first(officer: Client, two: tuple[str, str]) -> None:
    first, second = two
    officer.post(f"/front-door/{first}/take")
    page = officer.get("/front-door").content.decode()
    assert page.index("Taken by nobody yet (1)") < page.index(second) < page.index("Being worked on (1)")
    assert page.index("Being worked on (1)") < page.index(first)
    assert "Due in" in page


def test_several_are_taken_at_once_and_what_somebody_has_is_named(
    officer: Client, sign_in: SignIn, two: tuple[str, str]
) -> None:
    first, second = two
    sign_in("hub-manager").post(f"/front-door/{first}/take")
    page = officer.post("/front-door/take", {"reference": [first, second]}, follow=True).content.decode()
    assert "You have taken 1 contact." in page
    assert f"{first}: Helen Marsh has this contact." in page


def test_ticking_nothing_takes_nothing(officer: Client, two: tuple[str, str]) -> None:
    page = officer.post("/front-door/take", {}, follow=True).content.decode()
    assert "Tick the contacts you want to take" in page
    assert "Taken by nobody yet (2)" in page


NARROWED = """
    stage=new       | shown
    stage=proposed  | nothing
    urgency=none    | shown
    urgency=red     | nothing
    whose=mine      | nothing
    clock=late      | nothing
    stage=rubbish   | shown
"""


@pytest.mark.parametrize("case", [line.strip() for line in NARROWED.strip().splitlines()])
def test_the_board_is_narrowed(case: str, officer: Client, reference: str) -> None:
    query, shows = (part.strip() for part in case.split("|"))
    page = officer.get(f"/front-door?{query}").content.decode()
    assert (reference in page) == (shows == "shown")
    assert ("No open contact fits" in page) == (shows == "nothing")


def test_a_partner_does_not_see_the_board(sign_in: SignIn) -> None:
    assert sign_in("partner-researcher").get("/front-door").status_code == 403
