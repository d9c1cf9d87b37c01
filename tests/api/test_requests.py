"""The partner's loop by machine: list, read, answer; sealed as on pages."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onestory.frontdoor.actions.asking.withdraw_request import withdraw_request
from onestory.frontdoor.models import Answer, InformationRequest
from tests.api.conftest import NOW, Machine, Plug
from tests.web import stories
from tests.web.world import World

pytestmark = pytest.mark.django_db
FACTS = {"held": "facts-held", "facts": [{"words": "Called to the address twice.", "happened_on": "2026-05-01"}]}


@pytest.fixture
def asked(world: World) -> str:
    """The police have been asked."""
    return stories.asked(world, now=NOW - timedelta(hours=1), agencies=("police",))[0]


@pytest.fixture
def police(plug: Plug, asked: str) -> Machine:
    """The force's own system."""
    return plug("police", "requests")


def test_what_the_hub_asks_is_listed_and_read(police: Machine, asked: str, world: World) -> None:
    status, found = police.get("requests?waiting=true")
    assert (status, [row["reference"] for row in found]) == (200, [asked])
    _, page = police.get(f"requests/{asked}")
    assert page["questions"] == ["What do you know of this family?"]
    assert page["necessity"] and page["lawful_basis"] and page["subjects"][0]["who"]
    world.keeper()
    assert InformationRequest.objects.get(reference=asked).opened_at is not None


def test_an_answer_is_kept_under_seal_and_ends_the_waiting(police: Machine, asked: str, world: World) -> None:
    status, said = police.post(f"requests/{asked}/answers", FACTS)
    assert (status, said["reference"]) == (201, asked)
    assert police.get("requests?waiting=true")[1] == []
    world.actor("screening-social-worker", now=NOW)
    assert Answer.objects.get().by.username == "machine:police:link"
    world.actor("contact-officer", now=NOW)
    assert not Answer.objects.exists()


def test_what_the_hub_withdrew_is_said_to_be_and_takes_no_answer(police: Machine, asked: str, world: World) -> None:
    worker = world.actor("screening-social-worker", now=NOW)
    withdraw_request(actor=worker, reference=asked, why="Their mother told us.", now=NOW)
    assert police.get("requests?waiting=true")[1] == []
    [row] = police.get("requests")[1]
    assert (row["state"], bool(row["withdrawn_at"]), row["decided_at"]) == ("withdrawn", True, None)
    assert police.get(f"requests/{asked}")[1]["withdrawn_why"] == "Their mother told us."
    status, said = police.post(f"requests/{asked}/answers", FACTS)
    assert status == 409
    assert "has withdrawn this request" in said["error"]
    world.actor("screening-social-worker", now=NOW)
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"facts": []}, "give at least one fact"),
        ({"held": "held-and-withheld", "facts": []}, "Say why you are not sharing"),
        ({"held": "nothing-held"}, "said that you hold or share none"),
    ],
)
def test_an_answer_whose_parts_disagree_is_refused_in_words(
    police: Machine, asked: str, change: dict[str, object], words: str
) -> None:
    status, said = police.post(f"requests/{asked}/answers", {**FACTS, **change})
    assert status == 422 and words in said["error"]


def test_a_fact_about_somebody_who_was_not_asked_about_is_refused(police: Machine, asked: str) -> None:
    stranger = {"words": "x", "about": "00000000-0000-0000-0000-000000000001"}
    assert police.post(f"requests/{asked}/answers", {**FACTS, "facts": [stranger]})[0] == 422


def test_another_agency_finds_no_such_request(plug: Plug, asked: str) -> None:
    health = plug("health", "requests")
    assert health.get("requests")[1] == []
    for status, _ in (health.get(f"requests/{asked}"), health.post(f"requests/{asked}/answers", FACTS)):
        assert status == 404
