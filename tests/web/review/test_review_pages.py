"""The pages of match review: the queue, two people side by side, an answer kept with its reason, and taking it back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.models import Question
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.test_review import source
from tests.web.fixtures import SignIn
from tests.web.world import HERE, NAMES, World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@pytest.fixture
def question(world: World) -> int:
    """Whether two girls of one birthday at one address are one."""
    link_council(actor=world.keeper(), council=world.councils[HERE], now=NOW, source=source())
    found = Question.objects.get(right_record__contains="N9").pk
    stand(NOBODY)
    return found


def answered(client: Client, question: int, answer: str, why: str = "Both files were read.") -> str:
    response = client.post(f"/review/{question}", {"answer": answer, "why": why}, follow=True)
    return str(response.content.decode())


def test_the_queue_says_who_why_and_what_held_the_machine_back(sign_in: SignIn, question: int) -> None:
    page = sign_in("data-officer").get("/review").content.decode()
    assert f"/review/{question}" in page
    assert "One of them is a child" in page
    assert "Another first name" in page
    assert "no question has been answered by two" in page


def test_two_people_are_seen_with_dates_sources_family_and_weights(sign_in: SignIn, question: int) -> None:
    page = sign_in("hub-manager").get(f"/review/{question}").content.decode()
    for words in ("Kayleigh Anne Oneil", "Zara Oneil", "19 November 2026", "mother", "Before looking", "Differs"):
        assert words in page


def test_an_answer_without_a_reason_is_asked_for_and_nothing_is_lost(sign_in: SignIn, question: int) -> None:
    client = sign_in("hub-manager")
    page = answered(client, question, "same", why="")
    assert "Say why" in page
    assert 'value="same" checked' in page
    page = answered(client, question, "", why="Seen the birth certificate")
    assert "Choose an answer" in page
    assert "Seen the birth certificate" in page


def test_two_answer_then_it_is_done_and_taken_back_from_the_persons_history(sign_in: SignIn, question: int) -> None:
    first, second = sign_in("hub-manager"), sign_in("data-officer")
    page = answered(first, question, "same")
    assert "Another reviewer answers next" in page
    assert "You have answered" in first.get("/review").content.decode()
    page = second.get(f"/review/{question}").content.decode()
    assert "Both files were read" not in page
    page = answered(second, question, "same")
    assert "Joined by a reviewer" in page
    assert "Take this back" in page
    address = page.split("/changes/")[0].split('action="')[-1]
    change = page.split("/changes/")[1].split('"')[0]
    page = second.post(f"{address}/changes/{change}", {"why": ""}).content.decode()
    assert "Say why this is taken back" in page
    page = second.post(f"{address}/changes/{change}", {"why": "Two sisters"}, follow=True).content.decode()
    assert "as if it had never been" in page
    assert "Taken back" in page


def test_nobody_else_opens_the_queue(sign_in: SignIn, question: int) -> None:
    for role in ("screening-social-worker", "analyst", "referrer"):
        assert sign_in(role).get("/review").status_code == 403
        assert sign_in(role).get(f"/review/{question}").status_code == 403


def test_whoever_saw_the_wrong_picture_is_listed_until_they_are_told(sign_in: SignIn, question: int) -> None:
    worker, helen, kofi = (sign_in(role) for role in ("screening-social-worker", "hub-manager", "data-officer"))
    stand(NOBODY)
    page = helen.get(f"/review/{question}").content.decode()
    child = page.split("/review/people/")[1].split('"')[0]
    worker.post(f"/people/{child}", {"reason": "A worry from her school."})
    assert worker.get(f"/people/{child}").status_code == 200
    answered(helen, question, "same")
    answered(kofi, question, "same")
    page = helen.get("/review/to-tell").content.decode()
    number = page.split("/review/to-tell/")[1].split('"')[0]
    assert (NAMES["screening-social-worker"] in page, "screening-social-worker" in page) == (True, False)
    assert "Say how they were told" in helen.post(f"/review/to-tell/{number}", {"how": ""}).content.decode()
    page = helen.post(f"/review/to-tell/{number}", {"how": "Rang her"}, follow=True).content.decode()
    assert "Nobody waits to be told" in page
    assert "Rang her" in page
