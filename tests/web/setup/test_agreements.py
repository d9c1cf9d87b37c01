"""Agreements on pages: what one would show to whom; drafted, signed by its parties, switched on by two, ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.web.world import World

SignIn = Callable[..., Client]


def terms(world: World, **changed: Any) -> dict[str, Any]:
    """A draft between the police and social care, as the form sends it."""
    said = {
        "giver": str(world.agencies["police"]), "title": "Police notices for triage",
        "shares": ["police-notices:events"],
        "readers": [str(world.agencies["social-care"])], "purposes": ["front-door"], "lawful_basis": "public-task",
        "necessity": "To see a pattern.", "holder_name": "Sgt Harker", "holder_phone": "01632 960 301",
        "review_on-day": "1", "review_on-month": "2", "review_on-year": "2031",
    }  # fmt: skip
    return {**said, **changed}


def said_by(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, answer.content.decode()
    return " ".join(answer.content.decode().split())


def test_one_is_drafted_signed_switched_on_by_two_and_ended(sign_in: SignIn, world: World) -> None:
    administrator, manager = sign_in("administrator"), sign_in("hub-manager")
    inspector, reviewer = sign_in("partner-manager"), sign_in("access-reviewer")
    address = administrator.post("/set-up/agreements/new", terms(world))["Location"]
    assert "Has not signed" in said_by(inspector, address)
    for client, move in ((inspector, "sign"), (manager, "sign"), (administrator, "ask"), (reviewer, "switch-on")):
        assert client.post(f"{address}/{move}").status_code == 302, move
    assert "In force" in said_by(manager, address)
    assert "What it shows" in said_by(manager, address)
    without = inspector.post(f"{address}/end", {"why": " "})
    assert (without.status_code, "Say why it ends" in without.content.decode()) == (400, True)
    assert inspector.post(f"{address}/end", {"why": "Withdrawn."}).status_code == 302
    assert "Withdrawn." in said_by(manager, address)


def test_an_answer_longer_than_its_place_is_named_and_nobody_is_told_to_try_again(
    sign_in: SignIn, world: World
) -> None:
    administrator = sign_in("administrator")
    wrong = administrator.post("/set-up/agreements/new", terms(world, title="Police notices " * 20))
    said = " ".join(wrong.content.decode().split())
    assert wrong.status_code == 400
    assert "“Title” has 300 characters, and at most 200 can be kept: “Police notices Police" in said
    assert "make it shorter and send it again" in said
    assert "Try again in a minute" not in said
    assert "Sgt Harker" in said


def test_before_it_is_in_force_it_says_what_it_would_show_to_whom(sign_in: SignIn, world: World) -> None:
    address = sign_in("administrator").post("/set-up/agreements/new", terms(world))["Location"]
    said = said_by(sign_in("partner-manager"), address)
    assert "What it would show" in said
    assert "Screening social worker" in said
    assert "Deciding what to do about a worry" in said
    assert "Not shared" in said


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": ""}, "Give it a title"), ({"readers": []}, "at least one other agency"),
        ({"purposes": []}, "purposes"),
        ({"review_on-year": "1999"}, "must be after today"), ({"review_on-day": "x"}, "real date"),
        ({"shares": ["health-registrations:events"]}, "only what it sends itself"),
    ],
    ids=str,
)  # fmt: skip
def test_a_draft_that_is_not_whole_is_refused_and_kept_as_typed(
    sign_in: SignIn, world: World, changed: dict[str, Any], says: str
) -> None:
    answer = sign_in("administrator").post("/set-up/agreements/new", terms(world, **changed))
    page = answer.content.decode()
    assert (answer.status_code, says in page) == (400, True)
    assert "Sgt Harker" in page


def test_a_worker_and_a_stranger_move_are_refused(sign_in: SignIn) -> None:
    assert sign_in("screening-social-worker").get("/set-up/agreements").status_code == 403
    assert sign_in("hub-manager").post("/set-up/agreements/1/forget").status_code == 404


def test_whoever_names_no_agency_is_told_to(world: World, sign_in: SignIn) -> None:
    browser = sign_in("administrator")
    assert "There is a problem" not in browser.get("/set-up/agreements/new").content.decode()
    answer = browser.get("/set-up/agreements/new?chosen=1")
    assert answer.status_code == 400 and "Choose whose records the agreement is about" in answer.content.decode()
