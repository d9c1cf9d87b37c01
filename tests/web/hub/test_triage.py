"""Triage: two questions, one reason; what is left out is said all at once and nothing typed is lost."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.web.fixtures import SignIn
from tests.web.world import World


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


def test_level_and_urgency_are_two_questions_in_the_councils_words(worker: Client, reference: str) -> None:
    page = worker.get(f"/front-door/{reference}/triage").content.decode()
    assert "How much help does this family need?" in page
    assert "How fast must partners answer?" in page
    assert "Without services the child is unlikely to be healthy" in page
    assert "Amber: answers within 6 hub hours" in page
    assert "would not say how she got it" in page


def test_every_form_that_works_on_what_nobody_has_says_that_it_becomes_theirs(worker: Client, reference: str) -> None:
    at = f"/front-door/{reference}"
    assert "Nobody has this contact. Once you record the triage" in worker.get(f"{at}/triage").content.decode()
    worker.post(f"{at}/triage", {"level": "3", "brag": "amber", "reason": "A bruise."})
    assert "With</dt><dd>nobody yet" not in worker.get(at).content.decode()
    for form in ("ask", "analysis", "propose"):
        assert "Nobody has this contact" not in worker.get(f"{at}/{form}").content.decode()
    team = re.search(r'name="team".*?value="(\d+)"', worker.get(f"{at}/reassign").content.decode(), re.DOTALL)
    assert team
    worker.post(f"{at}/reassign", {"team": team[1], "reason": "On leave."})
    for form in ("ask", "analysis", "propose"):
        assert "Nobody has this contact. Once you" in worker.get(f"{at}/{form}").content.decode()


def test_everything_left_out_is_said_at_once(worker: Client, reference: str) -> None:
    response = worker.post(f"/front-door/{reference}/triage", {"level": "3"})
    page = response.content.decode()
    assert response.status_code == 400
    assert "<title>Error: " in page
    for field in ("#brag", "#reason"):
        assert f'href="{field}"' in page
    assert 'href="#level"' not in page
    assert 'value="3" checked' in page


def test_triaged_already_it_shows_every_judgement(worker: Client, reference: str) -> None:
    at = f"/front-door/{reference}"
    worker.post(f"{at}/triage", {"level": "3", "brag": "amber", "reason": "A bruise & hunger."})
    worker.post(f"{at}/urgency", {"level": "3", "brag": "red", "reason": "The man has moved in."})
    page = worker.get(f"{at}/triage").content.decode()
    assert "A bruise &amp; hunger." in page
    assert "The man has moved in." in page
    assert "Urgency: red" in page


def test_a_second_triage_is_refused_and_its_words_kept(worker: Client, reference: str) -> None:
    at = f"/front-door/{reference}"
    worker.post(f"{at}/triage", {"level": "3", "brag": "amber", "reason": "First."})
    typed = {"level": "4", "brag": "red", "reason": "There was a knife.", "indicator": ["The child says so"]}
    response = worker.post(f"{at}/triage", typed)
    page = response.content.decode()
    assert response.status_code == 400
    assert "You cannot triage a contact" in page
    kept = page.split("What you wrote, and was not kept")[1].split("</section>")[0]
    for words in ("4 Acute", "Red", "There was a knife.", "The child says so"):
        assert words in kept
    assert "First." in page
    assert page.count('id="the-form"') == 1


def test_a_second_decision_is_refused_and_its_reasons_kept(
    worker: Client, sign_in: SignIn, world: World, reference: str
) -> None:
    at = f"/front-door/{reference}"
    world.hire("second-manager", role="hub-manager", now=datetime.now(UTC))  # noqa: TID251  as the pages' own clock
    worker.post(f"{at}/triage", {"level": "3", "brag": "amber", "reason": "First."})
    worker.post(f"{at}/propose", {"outcome": "advice", "level": "3", "rationale": "Proposed."})
    decided = {"outcome": "advice", "level": "3", "rationale": "The first manager's reasons."}
    assert sign_in("hub-manager").post(f"{at}/decide", decided).status_code == 302
    other = {"outcome": "assessment", "level": "4", "rationale": "The second manager's reasons."}
    response = sign_in("second-manager").post(f"{at}/decide", other)
    page = response.content.decode()
    assert response.status_code == 400
    kept = page.split("What you wrote, and was not kept")[1].split("</section>")[0]
    for words in ("The second manager&#39;s reasons.", "4 Acute", "Referral accepted for assessment"):
        assert words in kept
    assert "The first manager&#39;s reasons." in page


def test_what_is_wrong_with_a_form_that_stands_is_not_said_to_be_overtaken(worker: Client, reference: str) -> None:
    response = worker.post(f"/front-door/{reference}/triage", {"level": "3", "reason": "A bruise."})
    assert response.status_code == 400
    assert "What you wrote, and was not kept" not in response.content.decode()


def test_a_contact_officer_reads_why_they_do_not_triage(sign_in: SignIn, reference: str) -> None:
    page = sign_in("contact-officer").get(f"/front-door/{reference}/triage").content.decode()
    assert "is not part of your role (contact officer)" in page
    assert "Record the triage" not in page
