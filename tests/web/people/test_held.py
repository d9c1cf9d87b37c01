"""Held but not shared, through the pages: seen, asked for, refused, read; nothing typed is lost on the way."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

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


def test_a_document_under_seal_is_asked_for_of_the_partner_whose_it_is(
    filled: dict[str, str], sign_in: SignIn, world: World
) -> None:
    documents = f"/people/{filled['child']}/documents"
    given = {
        "kind": "other",
        "title": "Report on the brother",
        "author": "DC Poole",
        "dated-day": "1",
        "dated-month": "2",
        "dated-year": "2026",
        "dated": "1 2 2026",
        "whose": str(world.agencies["police"]),
        "sealed": "yes",
    }
    worker = sign_in("screening-social-worker")
    assert "Teesside Police</option>" in worker.get(documents).content.decode()
    file = SimpleUploadedFile("report.txt", b"He was seen with a machete.")
    assert worker.post(documents, {**given, "file": file}).status_code == 302
    assert "Report on the brother" in worker.get(documents).content.decode()
    asker = sign_in("locality-worker")
    asker.post(documents, {"reason": "A visit tomorrow."})
    page = asker.get(documents).content.decode()
    assert "1 document kept under seal by its holder and not shared with you: ask for it" in page
    assert "Report on the brother" not in page
    held = f"/people/{filled['child']}/held"
    shown = asker.get(held).content.decode()
    assert "A document that it keeps under seal" in shown
    form = next(part for part in shown.split('"') if f"{held}/document-" in part)
    assert asker.post(form, ASKED).status_code == 302
    holder = sign_in("partner-manager")
    asks = [part for part in holder.get("/requests").content.decode().split('"') if part.startswith("/requests/asks/")]
    pages = [holder.get(ask).content.decode() for ask in asks]
    assert sum("Report on the brother, version 1, dated 1 February 2026, by DC Poole" in each for each in pages) == 1
