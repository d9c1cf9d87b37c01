"""Recording a call: one page, people added and taken away, and nothing lost on any error."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.web.fixtures import SignIn

TYPED = {
    "_key": "one-call",
    "channel": "phone",
    "immediate_danger": "no",
    "referrer_role": "public",
    "anonymous": "yes",
    "children-0-is_unborn": "no",
    "children-0-given_name": "Ada",
    "children-0-family_name": "Bell",
    "children-0-born_on-day": "3",
    "children-0-born_on-month": "3",
    "children-0-born_on-year": "2018",
    "worry": "Ada is outside alone at night. <b>Twice</b> this week.",
    "told_parents": "no-other",
    "told_why_not": "They are neighbours.",
}


@pytest.fixture
def officer(sign_in: SignIn) -> Client:
    """A contact officer with the telephone at their ear."""
    return sign_in("contact-officer")


def test_what_to_say_stands_beside_what_to_write(officer: Client) -> None:
    page = officer.get("/front-door/phone").content.decode()
    assert "Is the child safe at this moment?" in page
    assert "What are you worried about?" in page


def test_a_call_becomes_a_contact_whose_reference_is_read_out(officer: Client) -> None:
    page = officer.post("/front-door/phone", TYPED, follow=True).content.decode()
    assert "Read the reference to the caller: MID-" in page
    assert "Ada is outside alone at night. &lt;b&gt;Twice&lt;/b&gt; this week." in page
    assert "Somebody who would not give a name." in page


def test_the_same_call_sent_twice_is_one_contact(officer: Client) -> None:
    first = officer.post("/front-door/phone", TYPED).headers["Location"]
    assert officer.post("/front-door/phone", TYPED).headers["Location"] == first


def test_a_block_in_which_nothing_was_typed_is_nobody(officer: Client) -> None:
    page = officer.post("/front-door/phone", {**TYPED, "adults-0-given_name": " "}, follow=True).content.decode()
    assert "Adult," not in page


def test_adding_and_taking_away_keeps_what_was_typed(officer: Client) -> None:
    more = officer.post("/front-door/phone", {**TYPED, "_add_children": "1"}).content.decode()
    assert 'name="children-1-given_name"' in more
    assert 'value="Ada"' in more
    both = {**TYPED, "children-1-given_name": "Ben", "_take_away_children": "0"}
    fewer = officer.post("/front-door/phone", both).content.decode()
    assert 'value="Ben"' in fewer
    assert 'value="Ada"' not in fewer
    assert "Ada is outside alone" in fewer


WRONG = """
    worry=                          | Enter what you are worried about           | #worry
    immediate_danger=               | Select whether a child is in immediate     | #immediate_danger
    children-0-born_on-day=31       | date of birth must be                      | #children-0-born_on-day
    channel=                        | Select how it came                         | #channel
"""


@pytest.mark.parametrize("case", [line.strip() for line in WRONG.strip().splitlines()])
def test_what_is_wrong_leads_to_its_field_and_nothing_is_lost(case: str, officer: Client) -> None:
    typed, sentence, field = (part.strip() for part in case.split("|"))
    name, value = typed.split("=")
    bad = {"children-0-born_on-month": "2"} if "born_on" in name else {}
    response = officer.post("/front-door/phone", {**TYPED, **bad, name: value})
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert f'href="{field}"' in page
    assert 'value="Ada"' in page
    assert 'value="one-call"' in page


def test_a_referrer_records_no_calls(sign_in: SignIn) -> None:
    assert sign_in("referrer").get("/front-door/phone").status_code == 403


def test_a_notice_is_typed_on_a_form_of_its_own(sign_in: SignIn) -> None:
    officer = sign_in("contact-officer")
    assert "A request from a court" in officer.get("/front-door/record").content.decode()
    where = "/front-door/record/court-request"
    half = officer.post(where, {"channel": "letter", "court": "Teesside Family Court"})
    assert half.status_code == 400
    assert "Enter what the court says" in half.content.decode()
    assert "You are through to the front door" not in half.content.decode()
    wanted = datetime.now(UTC).date() + timedelta(days=40)  # noqa: TID251  as the pages' own clock
    given = {
        "channel": "letter",
        "immediate_danger": "no",
        "court": "Teesside Family Court",
        "section": "s7",
        "due_on-day": str(wanted.day),
        "due_on-month": str(wanted.month),
        "due_on-year": str(wanted.year),
        "words": "A report on where she should live.",
        "children-0-is_unborn": "no",
        "children-0-given_name": "Ada",
    }
    done = officer.post(where, given, follow=True).content.decode()
    assert "Give it to whoever sent the notice" in done
    assert "Teesside Family Court asks under s7" in done
    assert officer.get("/front-door/record/gossip").status_code == 404
