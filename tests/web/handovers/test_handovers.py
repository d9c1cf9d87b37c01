"""Handing over, from the manager's decision to the receiving team's yes; and what is missing on the way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
from django.test import Client

from onestory.access.actions.found_agencies import found_agencies
from onestory.councils.rules.founding import NewAgency
from onestory.jobs import rounds
from tests.web import stories
from tests.web.fixtures import SignIn
from tests.web.world import World

FAMILY_HELP = NewAgency(
    code="family-help", name="Family Help", kind="early-help", team="family-help", team_name="Family Help"
)
REASON = "Hunger more than once."


@pytest.fixture
def helper(world: World, sign_in: SignIn) -> Client:
    """Somebody of Family Help, whose team takes things up."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    until = now.date() + timedelta(days=300)
    made = found_agencies(actor=world.keeper(), agencies=[FAMILY_HELP], accredited_until=until, now=now)
    world.agencies["family-help"] = made["family-help"][0]
    world.hire("helper", role="locality-worker", agency="family-help", now=now)
    return sign_in("helper")


@pytest.fixture
def decided(world: World, helper: Client, sign_in: SignIn) -> str:
    """The page of a contact decided for early help."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    at = f"/front-door/{stories.told(world, now=now)}"
    worker, manager = sign_in("screening-social-worker"), sign_in("hub-manager")
    worker.post(f"{at}/triage", {"level": "2", "brag": "green", "reason": REASON})
    worker.post(f"{at}/propose", {"outcome": "early-help", "level": "2", "rationale": REASON})
    manager.post(f"{at}/decide", {"outcome": "early-help", "level": "2", "rationale": "Agreed: help first."})
    return at


def team_in(page: str) -> str:
    """The number of Family Help's team on the form."""
    found = re.search(r'<option value="(\d+)"[^>]*>Family Help', page)
    assert found
    return found[1]


def test_the_next_step_after_the_decision_is_to_hand_it_over(sign_in: SignIn, decided: str) -> None:
    page = sign_in("screening-social-worker").get(decided).content.decode()
    assert "It is decided. Offer it to the team that takes it up" in page


def test_a_handover_is_offered_and_taken_up(sign_in: SignIn, helper: Client, decided: str) -> None:
    worker = sign_in("screening-social-worker")
    form = worker.get(f"{decided}/hand-over").content.decode()
    assert "Agreed: help first." in form
    given = {
        "team": team_in(form),
        "part": ["decision", "worry"],
        "words-decision": "Early help. Short.",
        "asks": "Visit",
    }
    page = worker.post(f"{decided}/hand-over", given, follow=True).content.decode()
    assert "Waiting to be accepted" in page
    assert "not opened yet" in page

    listed = helper.get("/handovers").content.decode()
    assert "1 handover waiting for your answer" in listed
    address = re.search(r'href="(/handovers/[0-9a-f-]{36})"', listed)
    assert address
    product = helper.get(address[1]).content.decode()
    for words in ("Early help. Short.", "What was told, in their words", "Visit"):
        assert words in product
    assert "Agreed: help first." not in product

    taken = helper.post(address[1], {"answer": "accept", "first": "We ring her mother."}, follow=True).content.decode()
    assert "Your team has taken it up." in taken
    back = worker.get(f"{decided}/decide").content.decode()
    assert "We ring her mother." in back
    assert "Taken up by Family Help" in worker.get(f"{decided}/history").content.decode()


def test_what_is_declined_is_on_the_hubs_desk_again(sign_in: SignIn, helper: Client, decided: str) -> None:
    worker = sign_in("screening-social-worker")
    form = worker.get(f"{decided}/hand-over").content.decode()
    worker.post(f"{decided}/hand-over", {"team": team_in(form), "part": "decision"})
    address = re.findall(r'href="(/handovers/[0-9a-f-]{36})"', helper.get("/handovers").content.decode())[0]
    nothing = helper.post(address, {})
    assert nothing.status_code == 400
    assert "Select whether your team takes it up" in nothing.content.decode()
    unsaid = helper.post(address, {"answer": "decline", "why": ""})
    assert "Say why your team does not take it up" in unsaid.content.decode()
    helper.post(address, {"answer": "decline", "why": "They have moved away."})
    work = worker.get("/my-work").content.decode()
    assert "Declined by Family Help" in work
    assert "The team declined it" in worker.get(decided).content.decode()


def test_what_is_missing_is_said(sign_in: SignIn, decided: str) -> None:
    response = sign_in("screening-social-worker").post(f"{decided}/hand-over", {"team": ""})
    page = response.content.decode()
    assert response.status_code == 400
    assert "Select the team that takes it up" in page
    assert "Select at least one part to send" in page


def test_lines_typed_come_back_as_they_were_typed(sign_in: SignIn, decided: str) -> None:
    given = {"team": "", "part": "decision", "words-decision": "One line.\r\nAnother."}
    page = sign_in("screening-social-worker").post(f"{decided}/hand-over", given).content.decode()
    typed = re.search(r'<textarea[^>]*id="words-decision"[^>]*>([^<]*)</textarea>', page)
    assert typed
    assert unescape(typed[1]).split() == ["One", "line.", "Another."]
    assert "  " not in unescape(typed[1])


def test_nobody_else_sees_it(sign_in: SignIn, helper: Client, decided: str) -> None:
    worker = sign_in("screening-social-worker")
    form = worker.get(f"{decided}/hand-over").content.decode()
    worker.post(f"{decided}/hand-over", {"team": team_in(form), "part": "decision"})
    address = re.findall(r'href="(/handovers/[0-9a-f-]{36})"', helper.get("/handovers").content.decode())[0]
    assert sign_in("partner-researcher").get(address).status_code == 404
    assert sign_in("over-there").get(address).status_code == 404
    assert sign_in("partner-researcher").get("/handovers").status_code == 403


def test_what_is_told_of_an_open_case_goes_straight_to_its_worker_and_comes_back_decided(
    sign_in: SignIn, helper: Client, world: World
) -> None:
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    reference = stories.told(world, now=now)
    at = f"/front-door/{reference}"
    stories.matched(world, reference, now=now)
    worker = sign_in("screening-social-worker")
    assert "cannot pass to their worker" in worker.get(f"{at}/pass-to-worker").content.decode()
    worker.post(f"{at}/triage", {"level": "2", "brag": "green", "reason": REASON})
    page = worker.get(f"{at}/pass-to-worker").content.decode()
    assert "No record names a worker" in page
    missing = worker.post(f"{at}/pass-to-worker", {"part": "worry"})
    assert (missing.status_code, "Select the team that has this child" in missing.content.decode()) == (400, True)
    given = {"team": team_in(page), "worker": "Joanne Marsh", "why": "I rang her.", "part": "worry"}
    after = worker.post(f"{at}/pass-to-worker", given, follow=True).content.decode()
    assert "Waiting for Family Help to take it up" in after
    one = re.search(r'href="(/handovers/[^"]+)"', helper.get("/handovers").content.decode())
    assert one
    assert "Joanne Marsh" in helper.get(one[1]).content.decode()
    helper.post(one[1], {"answer": "accept", "first": "Visit today."})
    assert "It is decided within a minute" in worker.get(at).content.decode()
    rounds.watch(now=now)
    assert "Tell the referrer" in worker.get(at).content.decode()
