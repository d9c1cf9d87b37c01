"""Consent on a contact's page: the four meanings apart, in words, and a change that says who and why."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.fixtures import SignIn


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


def test_the_four_meanings_stand_apart_and_in_words(worker: Client, reference: str) -> None:
    page = worker.get(f"/front-door/{reference}").content.decode()
    for words in (
        "Consent as a basis for processing data",
        "Consent to share what was told in confidence",
        "Agreement to receive a service",
        "Consent to medical treatment or examination",
        "No, telling them could put somebody at risk",
        "Nobody has spoken of it",
    ):
        assert words in page


def test_a_change_is_recorded_and_told_in_the_history(worker: Client, reference: str) -> None:
    given = {"kind": "service", "position": "given", "from_whom": "Nadia Stonebridge, mother"}
    page = worker.post(f"/front-door/{reference}/consent", given, follow=True).content.decode()
    assert "Recorded, with who and when." in page
    assert "Nadia Stonebridge, mother" in page
    history = worker.get(f"/front-door/{reference}/history").content.decode()
    assert "Agreement to receive a service: given" in history


WRONG = """
    kind=                            | Select which of them has changed | #kind
    kind=service                     | Select how it stands now         | #position
    kind=told-parents                | Select how it stands now         | #told
    kind=service&position=given      | Say who agreed, or would not     | #the-form
    kind=told-parents&told=no-unable | Say why they were not told       | #the-form
"""


@pytest.mark.parametrize("case", [line.strip() for line in WRONG.strip().splitlines()])
def test_what_is_missing_is_said(case: str, worker: Client, reference: str) -> None:
    typed, sentence, field = (part.strip() for part in case.split("|"))
    given = dict(pair.split("=") for pair in typed.split("&"))
    response = worker.post(f"/front-door/{reference}/consent", given)
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert f'href="{field}"' in page


def test_the_indicators_ticked_are_shown_with_the_judgement(worker: Client, reference: str) -> None:
    at = f"/front-door/{reference}/triage"
    says = "Domestic abuse in the home, now or lately"
    assert says in worker.get(at).content.decode()
    worker.post(at, {"level": "3", "brag": "amber", "reason": "Seen by police.", "indicator": [says]})
    page = worker.get(at).content.decode()
    assert f"<li>{says}</li>" in page
