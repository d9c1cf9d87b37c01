"""One contact from the board to the referrer's answer, page by page, as those who work it would."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

from tests.web.fixtures import SignIn
from tests.web.world import World

REASON = "A bruise that is not explained, and hunger more than once."


def _post(client: Client, address: str, **given: Any) -> str:
    """Send a form and follow where it leads; the page it ends on."""
    response = client.post(address, given, follow=True)
    assert response.status_code == 200, response.content.decode()
    return response.content.decode()


def _ids(page: str, kind: str) -> list[str]:
    return re.findall(rf"/match/{kind}/([0-9a-f-]{{36}})", page)


def test_a_contact_travels_from_the_board_to_the_referrer(sign_in: SignIn, world: World, reference: str) -> None:
    worker, manager = sign_in("screening-social-worker"), sign_in("hub-manager")
    at = f"/front-door/{reference}"

    assert reference in worker.get("/front-door").content.decode()
    taken = _post(worker, f"{at}/take")
    assert "This contact is yours." in taken
    assert "Amira and Yusuf Stonebridge" in taken

    named = worker.get(f"{at}/match").content.decode()
    for child in dict.fromkeys(_ids(named, "child")):
        assert "your answer is recorded" in _post(worker, f"{at}/match/child/{child}", person="nobody")

    assert "the clock for partners runs" in _post(worker, f"{at}/triage", level="3", brag="amber", reason=REASON)

    sent = _post(
        worker,
        f"{at}/ask",
        **{
            "agency": [world.agencies["police"], world.agencies["health"], world.agencies["housing"]],
            f"questions-{world.agencies['police']}": ["police-incidents"],
            f"questions-{world.agencies['health']}": ["health-attendances"],
            f"words-{world.agencies['housing']}": "Who lives there?",
        },
        about=_ids(named, "child"),
        purpose="To judge whether the children are safe at home tonight.",
        lawful_basis="children-act-1989",
        necessity="Only these three may know of the bruise.",
        told="no-unsafe",
        told_why_not="The mother's partner was at the gate.",
    )
    assert "3 requests sent" in sent
    assert sent.count("Waiting for an answer") == 3

    assert "Your analysis is recorded." in _post(worker, f"{at}/analysis", harm="Bruising.", unknown="Who lives there.")
    proposed = _post(worker, f"{at}/propose", outcome="assessment", level="3", rationale=REASON)
    assert "You cannot decide now." in proposed

    decided = _post(manager, f"{at}/decide", outcome="assessment", level="3", rationale="I agree.")
    assert "Decided: Referral accepted for assessment" in decided
    assert "Take the decision back" in decided
    assert "social care is acting on what you told us" in decided

    told = _post(worker, f"{at}/feedback", channel="phone", is_safe="yes")
    assert "Recorded. The contact is closed." in told
    assert "Offer it to the team that takes it up" in told
    history = worker.get(f"{at}/history").content.decode()
    assert "Decided: Referral accepted for assessment" in history
    assert "What was shared, and on what footing" in history


def test_a_decision_is_taken_back_within_minutes(sign_in: SignIn, reference: str) -> None:
    worker, manager = sign_in("screening-social-worker"), sign_in("hub-manager")
    at = f"/front-door/{reference}"
    _post(worker, f"{at}/triage", level="2", brag="green", reason=REASON)
    _post(worker, f"{at}/propose", outcome="early-help", level="2", rationale=REASON)
    _post(manager, f"{at}/decide", outcome="early-help", level="2", rationale="I agree.")

    undone = _post(manager, f"{at}/undo", reason="I pressed the wrong one.")

    assert "was taken back by Helen Marsh" in undone
    assert "Proposed: Early help" in undone
