"""Between councils, on pages: sent from the decision, received, taken in as a contact with its own reference."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest

from tests.web import stories
from tests.web.fixtures import SignIn
from tests.web.world import World


@pytest.fixture
def decided(world: World, sign_in: SignIn) -> str:
    """The page of a contact decided for another council."""
    now = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
    at = f"/front-door/{stories.told(world, now=now)}"
    worker, manager = sign_in("screening-social-worker"), sign_in("hub-manager")
    worker.post(f"{at}/triage", {"level": "3", "brag": "amber", "reason": "They have moved."})
    worker.post(f"{at}/propose", {"outcome": "other-council", "level": "3", "rationale": "They live there."})
    manager.post(f"{at}/decide", {"outcome": "other-council", "level": "3", "rationale": "Agreed."})
    return at


def test_it_is_sent_received_and_taken_in(world: World, sign_in: SignIn, decided: str) -> None:
    worker, there = sign_in("screening-social-worker"), sign_in("over-there")
    assert "It is ours until they have taken it in" in worker.get(decided).content.decode()
    unsaid = worker.post(f"{decided}/pass-on", {})
    assert unsaid.status_code == 400
    assert "Select the council" in unsaid.content.decode()
    given = {"council": str(world.councils["redcar"]), "why": "They moved to Redcar on Monday."}
    sent = worker.post(f"{decided}/pass-on", given, follow=True).content.decode()
    assert "not opened yet" in sent

    listed = there.get("/transfers").content.decode()
    address = re.search(r'href="(/transfers/[0-9a-f-]{36})"', listed)
    assert address
    assert "They moved to Redcar on Monday." in there.get(address[1]).content.decode()
    assert "Received: not taken in yet" in worker.get("/transfers").content.decode()
    nothing = there.post(address[1], {})
    assert "Select whether your council takes it in" in nothing.content.decode()
    unexplained = there.post(address[1], {"answer": "return", "words": ""})
    assert "Say why it is not yours" in unexplained.content.decode()
    taken = there.post(address[1], {"answer": "accept"}, follow=True).content.decode()
    became = re.search(r"It is contact (RED-[0-9A-Z-]+) here", taken)
    assert became
    assert "Passed on by Middlesbrough Council" in there.get(f"/front-door/{became[1]}").content.decode()
    assert became[1] not in worker.get(address[1]).content.decode()
    assert "Taken in by Redcar and Cleveland Council" in worker.get(f"{decided}/history").content.decode()


def test_what_nobody_has_is_not_said_to_be_with_its_owner(sign_in: SignIn, decided: str) -> None:
    worker, manager = sign_in("screening-social-worker"), sign_in("hub-manager")
    assert "with its owner" in worker.get(f"{decided}/pass-on").content.decode()
    manager.post(f"{decided}/undo", {"reason": "A wrong click."})
    team = re.search(r'name="team".*?value="(\d+)"', manager.get(f"{decided}/reassign").content.decode(), re.DOTALL)
    assert team
    manager.post(f"{decided}/reassign", {"team": team[1], "reason": "On leave."})
    manager.post(f"{decided}/decide", {"outcome": "other-council", "level": "3", "rationale": "Agreed."})
    page = worker.get(f"{decided}/pass-on").content.decode()
    assert "nobody has it: it keeps its place in the queue of" in page
    assert "its owner" not in page


def test_a_wrong_click_is_taken_back_on_the_page_of_what_was_sent(world: World, sign_in: SignIn, decided: str) -> None:
    worker, there = sign_in("screening-social-worker"), sign_in("over-there")
    worker.post(f"{decided}/pass-on", {"council": str(world.councils["redcar"]), "why": "They moved to Redcar."})
    page = worker.get(f"{decided}/decide").content.decode()
    assert "See what was sent, or take it back" in page
    address = re.search(r'href="(/transfers/[0-9a-f-]{36})"', page)
    assert address
    assert "Nobody there has opened it" in worker.get(address[1]).content.decode()
    assert "They have opened it" not in there.get(address[1]).content.decode()
    assert "They have opened it and not taken it in" in worker.get(address[1]).content.decode()
    unsaid = worker.post(address[1], {"move": "take-back", "why": ""})
    assert unsaid.status_code == 400
    assert "Say why you take it back" in unsaid.content.decode()
    back = worker.post(address[1], {"move": "take-back", "why": "It was for Durham."}, follow=True).content.decode()
    assert "Taken back by Middlesbrough Council" in back
    assert "They moved to Redcar" in back
    theirs = there.get(address[1]).content.decode()
    assert "It was for Durham." in theirs
    assert "They moved to Redcar" not in theirs
    late = there.post(address[1], {"answer": "accept"})
    assert late.status_code == 400
    assert "has taken it back. It is theirs" in late.content.decode()
    assert "A contact that was not for us" in there.get("/transfers").content.decode()
    assert "It was taken back from the other council" in worker.get(decided).content.decode()
    assert "Taken back from Redcar and Cleveland Council" in worker.get(f"{decided}/history").content.decode()
