"""Held but not shared, through the pages: seen, asked for, refused, read; nothing typed is lost on the way."""

from datetime import UTC, datetime

import pytest

from tests.web.fixtures import SignIn
from tests.web.records import a_record
from tests.web.world import World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
ASKED = {"necessity": "To plan who may visit her.", "lawful_basis": "public-task", "told": "yes"}


@pytest.fixture
def filled(world: World) -> dict[str, str]:
    """A child of whom the police hold something back; the worker's ask was refused, the manager's waits."""
    return a_record(world, now=NOW)


def test_what_is_held_is_asked_for_from_the_page_and_the_answer_comes_back(
    filled: dict[str, str], sign_in: SignIn
) -> None:
    worker, holder = sign_in("screening-social-worker"), sign_in("partner-manager")
    held = f"/people/{filled['child']}/held"
    assert "Held but not shared (1): ask for it" in worker.get(f"/people/{filled['child']}").content.decode()
    assert "Ask again after the trial." in worker.get(held).content.decode()
    form = f"{held}/{filled['heldkey']}"
    wrong = worker.post(form, {**ASKED, "lawful_basis": ""})
    assert wrong.status_code == 400
    assert "To plan who may visit her." in wrong.content.decode()
    assert worker.post(form, ASKED).status_code == 302
    asks = holder.get("/requests").content.decode()
    assert asks.count("/requests/asks/") == 3
    ask = f"/requests/asks/{filled['heldask']}"
    assert "Write the words that you release." in holder.post(ask, {"state": "released"}).content.decode()
    assert holder.post(ask, {"state": "released", "words": "He may not visit."}).status_code == 302
    manager = sign_in("hub-manager")
    assert "He may not visit." in manager.get(held).content.decode()
    assert "He may not visit." not in worker.get(held).content.decode()
    assert "Released" in manager.get("/asked-for").content.decode()


def test_a_researcher_reads_an_ask_and_does_not_answer_it(filled: dict[str, str], sign_in: SignIn) -> None:
    ask = f"/requests/asks/{filled['heldask']}"
    researcher = sign_in("partner-researcher")
    assert "Send the answer" not in researcher.get(ask).content.decode()
    assert researcher.post(ask, {"state": "released", "words": "x"}).status_code == 403


def test_who_may_not_ask_is_refused_whatever_is_held(filled: dict[str, str], sign_in: SignIn) -> None:
    for who in ("contact-officer", "partner-manager", "administrator"):
        assert sign_in(who).get(f"/people/{filled['child']}/held").status_code in (403, 404)
