"""Proposing, deciding and telling the referrer: what is left out is said, and what may not be done says why."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction
from django.test import Client

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.rules.answering import GivenAnswer
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web import stories
from tests.web.fixtures import SignIn
from tests.web.world import World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


@pytest.fixture
def manager(sign_in: SignIn) -> Client:
    """The hub's manager."""
    return sign_in("hub-manager")


@pytest.fixture
def at(worker: Client, reference: str) -> str:
    """The page of a triaged contact."""
    worker.post(f"/front-door/{reference}/triage", {"level": "3", "brag": "amber", "reason": "A bruise."})
    return f"/front-door/{reference}"


LEFT_OUT = """
    outcome=&level=3&rationale=Why                     | Select what should happen          | #outcome
    outcome=advice&level=&rationale=Why                | Select the level of need           | #level
    outcome=advice&level=2&rationale=                  | Give the reasons                   | #rationale
    outcome=no-further-action&level=1&rationale=Why    | Select the reason for no further   | #reason_code
    outcome=no-further-action&level=1&rationale=Why    | Say what would change this         | #would_change
"""


@pytest.mark.parametrize("case", [line.strip() for line in LEFT_OUT.strip().splitlines()])
def test_what_is_left_out_is_said_and_nothing_is_lost(case: str, worker: Client, at: str) -> None:
    typed, sentence, field = (part.strip() for part in case.split("|"))
    given = {**dict(pair.split("=") for pair in typed.split("&")), "unknown": "Who the man is"}
    response = worker.post(f"{at}/propose", given)
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert f'href="{field}"' in page
    assert "Who the man is" in page


def test_nobody_decides_what_they_proposed(manager: Client, at: str) -> None:
    manager.post(f"{at}/propose", {"outcome": "advice", "level": "2", "rationale": "Advice will do."})
    page = manager.get(f"{at}/decide").content.decode()
    assert "You proposed this decision yourself." in page
    assert "What the referrer will read" not in page


def test_whoever_decides_sees_what_the_referrer_will_read(worker: Client, manager: Client, at: str) -> None:
    worker.post(f"{at}/propose", {"outcome": "early-help", "level": "2", "rationale": "Help will do."})
    page = manager.get(f"{at}/decide").content.decode()
    assert "Help will be offered by an early help service." in page
    assert 'value="early-help" checked' in page


def test_a_decision_is_not_told_before_it_is_safe_to(worker: Client, manager: Client, at: str) -> None:
    worker.post(f"{at}/propose", {"outcome": "early-help", "level": "2", "rationale": "Help will do."})
    manager.post(f"{at}/decide", {"outcome": "early-help", "level": "2", "rationale": "Yes."})
    response = worker.post(f"{at}/feedback", {"channel": "phone"})
    assert response.status_code == 400
    assert 'href="#is_safe"' in response.content.decode()


def test_before_a_decision_there_is_nothing_to_tell(worker: Client, at: str) -> None:
    assert "Nothing is decided yet" in worker.get(f"{at}/feedback").content.decode()


def test_taking_back_takes_a_reason(worker: Client, manager: Client, at: str) -> None:
    worker.post(f"{at}/propose", {"outcome": "early-help", "level": "2", "rationale": "Help will do."})
    manager.post(f"{at}/decide", {"outcome": "early-help", "level": "2", "rationale": "Yes."})
    response = manager.post(f"{at}/undo", {"reason": ""})
    assert response.status_code == 400
    assert "Say why you take the decision back" in response.content.decode()
    assert "minutes left" in manager.get(f"{at}/decide").content.decode()


def test_a_proposal_is_sent_back_with_what_is_missing_and_comes_first_on_its_page(
    worker: Client, manager: Client, at: str
) -> None:
    worker.post(f"{at}/propose", {"outcome": "early-help", "level": "2", "rationale": "Help will do."})
    assert "Send it back: more is needed first" in manager.get(f"{at}/decide").content.decode()
    empty = manager.post(f"{at}/send-back", {"why": " "})
    assert (empty.status_code, "Say what is missing" in empty.content.decode()) == (400, True)
    sent = manager.post(f"{at}/send-back", {"why": "Ring the school first."}, follow=True).content.decode()
    assert "Sent back, with what you say is missing." in sent
    assert "What the referrer will read" not in sent
    for page in (worker.get(at), worker.get(f"{at}/decide"), worker.get(f"{at}/history")):
        assert "Ring the school first." in page.content.decode()
    form = worker.get(f"{at}/propose").content.decode()
    assert "Help will do." in form
    worker.post(f"{at}/propose", {"outcome": "advice", "level": "1", "rationale": "The school will see to it."})
    assert "The school will see to it." in manager.get(f"{at}/decide").content.decode()


def test_once_decided_the_head_says_on_what_level(worker: Client, manager: Client, at: str) -> None:
    worker.post(f"{at}/propose", {"outcome": "early-help", "level": "2", "rationale": "Help will do."})
    assert "Level 3" in worker.get(at).content.decode()
    manager.post(f"{at}/decide", {"outcome": "early-help", "level": "2", "rationale": "Yes."})
    page = worker.get(at).content.decode()
    assert ("Level 2 additional" in page, "Level 3 complex" in page) == (True, False)


def test_an_analysis_carries_on_from_the_newest(worker: Client, at: str) -> None:
    worker.post(f"{at}/analysis", {"harm": "Bruising & hunger.", "scale": "4"})
    page = worker.get(f"{at}/analysis").content.decode()
    assert "Bruising &amp; hunger." in page
    assert "nothing is overwritten" in page


def test_an_analysis_without_harm_or_with_a_strange_number_is_asked_again(worker: Client, at: str) -> None:
    response = worker.post(f"{at}/analysis", {"harm": "", "scale": "eleven", "history": "Two moves."})
    page = response.content.decode()
    assert response.status_code == 400
    for field in ("#harm", "#scale"):
        assert f'href="{field}"' in page
    assert "Two moves." in page


def test_giving_on_takes_a_reason_and_leaves_it_with_somebody(worker: Client, at: str) -> None:
    assert worker.post(f"{at}/reassign", {"owner": ""}).status_code == 400
    page = worker.post(f"{at}/reassign", {"owner": "", "reason": "On leave."})
    assert "Choose a team or a person" in page.content.decode()


@pytest.mark.parametrize("task", ["ask", "analysis", "decide"])
def test_what_must_wait_for_triage_leads_to_it(task: str, worker: Client, reference: str) -> None:
    said = worker.get(f"/front-door/{reference}/{task}").content.decode()
    assert "Triage this contact" in said and f'href="/front-door/{reference}/triage"' in said


def test_whoever_decides_is_told_that_a_child_was_not_looked_for(worker: Client, manager: Client, at: str) -> None:
    warning = "What is already known has not been read"
    assert warning in worker.get(f"{at}/propose").content.decode()
    worker.post(f"{at}/propose", {"outcome": "early-help", "level": "2", "rationale": "Help will do."})
    asked = manager.get(f"{at}/decide").content.decode()
    assert warning in asked and f'href="{at}/match"' in asked


def test_who_has_not_answered_yet_is_said_before_one_proposes(worker: Client, world: World) -> None:
    request = stories.asked(world, now=NOW, agencies=("police",))[0]
    board = worker.get("/front-door").content.decode()
    reference = next(part for part in board.split('"') if part.startswith("/front-door/MID-"))
    page = worker.get(f"{reference}/propose").content.decode()
    assert "Not answered yet, or not in full: Teesside Police." in page
    with transaction.atomic():
        police = world.actor("partner-researcher", now=NOW)
        answer_request(actor=police, reference=request, given=GivenAnswer(held="nothing-held"), now=NOW)
        stand(NOBODY)
    assert "Not answered yet" not in worker.get(f"{reference}/propose").content.decode()
