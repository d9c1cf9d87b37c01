"""A partner's requests: their own agency's, by clock, with the question and why; answered in structure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.web import stories
from tests.web.world import World

SignIn = Callable[..., Client]
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@pytest.fixture
def dean(sign_in: SignIn) -> Client:
    """The police's researcher."""
    return sign_in("partner-researcher")


@pytest.fixture
def asked(world: World) -> str:
    """The police have been asked about Ada Bell."""
    return stories.asked(world, now=NOW - timedelta(hours=1))[0]


def test_the_list_is_ones_own_agencys_soonest_first(dean: Client, world: World) -> None:
    amber = stories.asked(world, now=NOW - timedelta(hours=1))[0]
    red = stories.asked(world, now=NOW - timedelta(hours=1), brag="red")[0]
    health = stories.asked(world, now=NOW - timedelta(hours=1), agencies=("health",))[0]
    page = dean.get("/requests").content.decode()
    assert page.index(red) < page.index(amber)
    assert health not in page
    assert "2 requests waiting for you" in page


def test_a_request_says_what_why_about_whom_and_by_when(dean: Client, asked: str) -> None:
    page = dean.get(f"/requests/{asked}").content.decode()
    for words in (
        "What do you know of this family?",
        "Ada Bell",
        "3 March 2018",
        "Public task",
        "Sunita Rao",
        "Due in",
    ):
        assert words in page
    assert "Deciding whether Ada is safe at home" in page


def test_another_agencys_request_is_not_there(dean: Client, world: World) -> None:
    health = stories.asked(world, now=NOW, agencies=("health",))[0]
    assert dean.get(f"/requests/{health}").status_code == 404
    assert dean.get(f"/requests/{health}/answer").status_code == 404


WRONG = """
    held=                                              | Say whether your agency holds anything | #held
    held=facts-held                                    | give at least one fact                 | #fact-0-words
    held=held-and-withheld                             | Say why you are not sharing            | #withheld_why
    held=partly&fact-0-words=Seen                      | Say what is still missing              | #missing
    held=nothing-held&fact-0-words=Seen                | Change one of the two                  | #held
    held=facts-held&fact-0-words=Seen&fact-0-day=31    | the date must be a real one            | #fact-0-day
"""


@pytest.mark.parametrize("case", [line.strip() for line in WRONG.strip().splitlines()])
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(case: str, dean: Client, asked: str) -> None:
    typed, sentence, field = (part.strip() for part in case.split("|"))
    fields = dict(pair.split("=") for pair in typed.split("&"))
    response = dean.post(f"/requests/{asked}/answer", {**fields, "comment": "My view of <it>"})
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert f'href="{field}"' in page
    assert "My view of &lt;it&gt;" in page


def test_facts_are_sent_apart_from_opinion_and_read_back(dean: Client, asked: str) -> None:
    fact = {"fact-0-words": "Called three times.", "fact-0-day": "1", "fact-0-month": "10", "fact-0-year": "2026"}
    response = dean.post(
        f"/requests/{asked}/answer", {"held": "facts-held", **fact, "comment": "Closer together."}, follow=True
    )
    page = response.content.decode()
    assert "Your answer has gone to the hub, under seal." in page
    assert "Called three times. (1 October 2026)" in page
    assert "Closer together." in page
    assert "Add to the answer" in page


def test_nothing_held_is_an_answer(dean: Client, asked: str) -> None:
    page = dean.post(f"/requests/{asked}/answer", {"held": "nothing-held"}, follow=True).content.decode()
    assert "you checked and hold nothing" in page
    assert "Nothing is waiting" in dean.get("/requests").content.decode()


def test_adding_and_taking_away_a_fact_sends_nothing(dean: Client, asked: str) -> None:
    one = {"held": "facts-held", "fact-0-words": "Seen on Monday"}
    page = dean.post(f"/requests/{asked}/answer", {**one, "_add": "1"}).content.decode()
    assert "Fact 2" in page
    two = {**one, "fact-1-words": "Seen on Tuesday", "_take_away": "0"}
    page = dean.post(f"/requests/{asked}/answer", two).content.decode()
    assert "Seen on Tuesday" in page
    assert "Seen on Monday" not in page
    assert "1 request waiting" in dean.get("/requests").content.decode()


def test_only_the_agencys_manager_agrees_to_words_that_leave_the_hub(sign_in: SignIn, world: World) -> None:
    reference = stories.answered(world, now=NOW)
    assert sign_in("partner-researcher").get(f"/requests/{reference}/release").status_code == 403
    carol = sign_in("partner-manager")
    address = f"/requests/{reference}/release"
    assert 'href="#words"' in carol.post(address, {"words": "", "for_whom": "x"}).content.decode()
    page = carol.post(address, {"words": "Known to us.", "for_whom": "The assessment team"}, follow=True)
    assert "Known to us. (for The assessment team)" in page.content.decode()


def test_an_about_that_is_no_person_is_refused_and_not_an_error_of_ours(dean: Client, asked: str) -> None:
    given = {"held": "facts-held", "fact-0-words": "Seen on Monday", "fact-0-about": "'; drop table"}
    response = dean.post(f"/requests/{asked}/answer", given)
    assert response.status_code == 400
    assert "Seen on Monday" in response.content.decode()


def test_a_manager_sees_how_the_agency_answers(sign_in: SignIn, dean: Client, world: World) -> None:
    stories.answered(world, now=NOW - timedelta(minutes=30))
    waits = stories.asked(world, now=NOW - timedelta(hours=1), brag="red")[0]
    manager = sign_in("partner-manager")
    assert "How we answer" in manager.get("/requests").content.decode()
    page = manager.get("/requests/board").content.decode()
    for words in ("1 request waiting, 1 not opened yet", waits, "Nobody has opened it", "100%", "Who answered"):
        assert words in page
    assert dean.get("/requests/board").status_code == 403
