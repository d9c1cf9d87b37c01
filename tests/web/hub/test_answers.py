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
