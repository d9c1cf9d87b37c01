"""Where a day begins, for each role; the menu; the purpose."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.test import Client

from onestory.access.declared.roles import ROLES

SignIn = Callable[..., Client]
BEGINS = """
    contact-officer         | /my-work
    screening-social-worker | /my-work
    hub-manager             | /my-work
    emergency-duty          | /my-work
    partner-researcher      | /requests
    partner-manager         | /requests
    referrer                | /my-referrals
    locality-worker         | /handovers
    reviewing-officer       | /my-work
    access-reviewer         | /audit
    administrator           | /set-up
    data-officer            | /imports
    analyst                 | /figures
    lead-member             | /figures
    custodian               | /shields
    adoption-custodian      | /review/adoptions
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in BEGINS.strip().splitlines()]


@pytest.mark.parametrize(("role", "address"), ROWS)
def test_a_day_begins_where_the_work_is(role: str, address: str, sign_in: SignIn) -> None:
    assert sign_in(role).get("/")["Location"] == address


@pytest.mark.parametrize("role", [role.code for role in ROLES])
def test_every_role_arrives_somewhere_it_may_be_and_every_word_of_its_menu_opens(role: str, sign_in: SignIn) -> None:
    client = sign_in(role)
    first = client.get("/", follow=True)
    assert first.status_code == 200
    menu = first.content.decode().split('class="govuk-service-navigation__link" href="')[1:]
    for part in menu:
        assert client.get(part.split('"')[0]).status_code == 200


def test_the_purpose_is_shown_and_changed_and_comes_back_to_the_page(sign_in: SignIn) -> None:
    client = sign_in("hub-manager")
    assert "Deciding what to do about a worry" in client.get("/my-work").content.decode()
    assert client.post("/purpose", {"purpose": "quality", "next": "/my-work"})["Location"] == "/my-work"
    page = client.get("/my-work").content.decode()
    assert "Checking the quality of practice" in page
    assert "Your purpose is now" in page


@pytest.mark.parametrize("purpose", ["setting-up", "no-such", ""])
def test_a_purpose_of_another_role_cannot_be_had(purpose: str, sign_in: SignIn) -> None:
    assert sign_in("hub-manager").post("/purpose", {"purpose": purpose}).status_code == 400


def test_no_purpose_is_said_at_the_question(sign_in: SignIn) -> None:
    response = sign_in("hub-manager").post("/purpose", {"next": "/my-work"})
    page = response.content.decode()
    assert response.status_code == 400
    assert '<a href="#purpose">Select a purpose</a>' in page
    assert 'id="purpose-error"' in page
    assert 'value="/my-work"' in page


@pytest.mark.parametrize(
    "forged", ["https://evil.example.com/", "//evil.example.com", "(SELECT 1)", "my-work", "/\r\nSet-Cookie: a=b"]
)
def test_nobody_is_sent_elsewhere_by_a_forged_address(forged: str, sign_in: SignIn) -> None:
    client = sign_in("hub-manager")
    assert client.get("/purpose", {"next": forged}).status_code == 200
    response = client.post("/purpose", {"purpose": "quality", "next": forged})
    assert response.status_code == 302
    assert urlsplit(response["Location"]).netloc == ""
    assert response["Location"] == "/" or forged.startswith("/\r\n")
    assert "\n" not in response["Location"]


def test_a_hub_worker_sees_what_nobody_has_taken(sign_in: SignIn) -> None:
    assert (
        "Every contact in your team has an owner" in sign_in("screening-social-worker").get("/my-work").content.decode()
    )
    assert sign_in("referrer").get("/my-work").status_code == 403


def test_the_components_are_for_people_at_work_and_made_up_hubs(sign_in: SignIn) -> None:
    assert sign_in("referrer").get("/components").status_code == 200
    assert Client().get("/components").status_code == 403


@pytest.mark.parametrize(("role", "shown"), [("referrer", True), ("partner-researcher", False), ("hub-manager", False)])
def test_only_a_schools_people_have_notices_in_their_menu(role: str, shown: bool, sign_in: SignIn) -> None:
    assert ('href="/notices"' in sign_in(role).get("/about/your-use").content.decode()) is shown
