"""Answers: read by sealed readers alone; a silent partner is reminded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.web import stories
from tests.web.fixtures import SignIn
from tests.web.world import World

NOW = datetime.now(UTC) - timedelta(minutes=30)  # noqa: TID251  as the pages' own clock


@pytest.fixture
def asked(world: World) -> str:
    """A contact about which the police were asked."""
    return stories.asked(world, now=NOW)[0]


def _contact_of(sign_in: SignIn) -> str:
    board = sign_in("screening-social-worker").get("/front-door").content.decode()
    return board.split('href="/front-door/MID-')[1].split('"')[0].join(["/front-door/MID-", ""])


def test_a_silent_partner_is_reminded_and_it_shows(sign_in: SignIn, asked: str) -> None:
    at = _contact_of(sign_in)
    worker = sign_in("screening-social-worker")
    page = worker.get(f"{at}/answers").content.decode()
    assert "Teesside Police" in page
    assert "not opened yet" in page
    reminded = worker.post(f"{at}/answers/{asked}/chase", follow=True).content.decode()
    assert "They have been reminded." in reminded
    assert "chased 1 time" in reminded


def test_a_request_is_withdrawn_with_a_reason_that_its_agency_reads(sign_in: SignIn, asked: str) -> None:
    at, worker, dean = _contact_of(sign_in), sign_in("screening-social-worker"), sign_in("partner-researcher")
    form = f"{at}/answers/{asked}/withdraw"
    assert form in worker.get(f"{at}/answers").content.decode()
    empty = worker.post(form, {"why": " "})
    assert empty.status_code == 400
    assert "Say why it is not needed any more" in empty.content.decode()
    done = worker.post(form, {"why": "Their mother told us."}, follow=True).content.decode()
    assert "The request is withdrawn." in done
    assert "Their mother told us." in done
    assert form not in done
    again = worker.post(form, {"why": "Twice."})
    assert again.status_code == 400
    assert "ask them again" in again.content.decode()
    listed = dean.get("/requests").content.decode()
    assert "0 requests waiting for you" in listed
    assert "Withdrawn by the hub" in listed
    assert "Their mother told us." in dean.get(f"/requests/{asked}").content.decode()
    assert dean.get(f"/requests/{asked}/answer").status_code == 409
    late = dean.post(f"/requests/{asked}/answer", {"held": "facts-held", "fact-0-words": "Two calls to the address."})
    assert late.status_code == 400
    assert "waits for no answer" in late.content.decode()
    assert "Two calls to the address." in late.content.decode()
    history = worker.get(f"{at}/history").content.decode()
    assert "Request to Teesside Police withdrawn" in history
    assert worker.get(f"{at}/answers/RQ-NONE-NONE/withdraw").status_code == 404


def test_a_partner_is_told_that_it_was_decided_meanwhile(sign_in: SignIn, asked: str) -> None:
    at, worker, dean = _contact_of(sign_in), sign_in("screening-social-worker"), sign_in("partner-researcher")
    assert "decision" not in dean.get(f"/requests/{asked}").content.decode()
    worker.post(f"{at}/propose", {"outcome": "advice", "level": "3", "rationale": "Proposed."})
    decision = {"outcome": "advice", "level": "3", "rationale": "Agreed."}
    assert sign_in("hub-manager").post(f"{at}/decide", decision).status_code == 302
    assert "Decided meanwhile: still read" in dean.get("/requests").content.decode()
    page = dean.get(f"/requests/{asked}").content.decode()
    assert "The hub made its decision" in page
    assert "Your answer is waited for still" in page
    assert "advice" not in page.lower()


def test_an_answer_is_read_by_sealed_readers_alone(sign_in: SignIn, asked: str) -> None:
    at = _contact_of(sign_in)
    given = {"held": "facts-held", "fact-0-words": "Two calls to the address.", "handling": "sealed", "onward": "ask"}
    assert sign_in("partner-researcher").post(f"/requests/{asked}/answer", given).status_code == 302
    assert "Two calls to the address." in sign_in("screening-social-worker").get(f"{at}/answers").content.decode()
    officer = sign_in("contact-officer").get(f"{at}/answers").content.decode()
    assert "Two calls to the address." not in officer
    assert "Sealed: the agency that answered" in officer


def test_whoever_decides_reads_what_partners_told_beside_the_decision(sign_in: SignIn, asked: str) -> None:
    at = _contact_of(sign_in)
    given = {"held": "facts-held", "fact-0-words": "Two calls to the address.", "handling": "sealed", "onward": "ask"}
    sign_in("partner-researcher").post(f"/requests/{asked}/answer", given)
    worker = sign_in("screening-social-worker")
    for page in ("analysis", "propose", "decide"):
        assert "Two calls to the address." in worker.get(f"{at}/{page}").content.decode()


def test_an_answer_after_the_decision_is_read_from_my_work_and_says_what_to_do(sign_in: SignIn, asked: str) -> None:
    at = _contact_of(sign_in)
    worker, manager = sign_in("screening-social-worker"), sign_in("hub-manager")
    worker.post(f"{at}/take")
    worker.post(f"{at}/propose", {"outcome": "advice", "level": "2", "rationale": "They did not answer in time."})
    manager.post(f"{at}/decide", {"outcome": "advice", "level": "2", "rationale": "Agreed."})
    worker.post(f"{at}/feedback", {"channel": "phone", "is_safe": "yes"})
    closed = worker.get(at).content.decode()
    assert "This contact is closed, and partners have not all answered" in closed
    given = {"held": "facts-held", "fact-0-words": "Two calls to the address.", "handling": "sealed", "onward": "ask"}
    sign_in("partner-researcher").post(f"/requests/{asked}/answer", given)
    assert "answered after the decision" in worker.get("/my-work").content.decode()
    page = worker.get(at).content.decode()
    assert "More came after the decision, and nobody has read it" in page
    more = page.split(f'href="{at}/more/')[1].split('"')[0]
    told = worker.get(f"{at}/more/{more}").content.decode()
    assert "It is decided already" in told
    assert "record it as a new contact" in told
    assert "Two calls to the address." not in told
    assert ", after the decision" in worker.get("/front-door/more").content.decode()
    read = worker.post(f"{at}/more/{more}", {"changes": "A new contact, today."}, follow=True).content.decode()
    assert "It is kept that you read it, and what it changes." in read
    assert "This contact is closed" in read
