"""Discrepancies on pages: the officer's list, one of them, the file, and the agency's own page with its answer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.models import Discrepancy
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.people.told_rows import everybody
from tests.web.fixtures import SignIn
from tests.web.world import HERE, World

NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock


@pytest.fixture
def found(world: World) -> int:
    """The police have a child's day of birth the wrong way round."""
    link_council(actor=world.keeper(), council=world.councils[HERE], now=NOW, source=everybody())
    number = Discrepancy.objects.get(kind="date-of-birth").pk
    stand(NOBODY)
    return number


def test_the_officer_sees_who_says_what_takes_the_file_and_writes_down_that_they_were_told(
    sign_in: SignIn, found: int
) -> None:
    client = sign_in("data-officer")
    page = client.get("/discrepancies?agency=police").content.decode()
    for words in ("Kayleigh Anne Oneil", "3 February 2014", "2 March 2014", "Not told yet", "They have been told of"):
        assert words in page
    file = client.get("/discrepancies.csv?agency=police").content.decode("utf-8-sig")
    assert "day and month are the other way round" in file
    assert "Choose one agency" in client.get("/discrepancies.csv").content.decode()
    forged = client.get("/discrepancies.csv", {"agency": "police\r\nX-Forged: yes"})
    assert forged.status_code == 200
    assert "X-Forged" not in forged.headers
    assert "how they were told" in client.post("/discrepancies/tell", {"agency": "police"}).content.decode()
    page = client.post("/discrepancies/tell", {"agency": "police", "how": "Sent it"}, follow=True).content.decode()
    assert "they were told of 1" in page
    assert "Told, no answer yet" in page


def test_one_of_them_shows_everybodys_word_and_an_answer_needs_its_reason(sign_in: SignIn, found: int) -> None:
    client = sign_in("data-officer")
    page = client.post(f"/discrepancies/{found}", {"answer": "stands", "words": ""})
    assert page.status_code == 400
    assert "birth certificate" in page.content.decode()
    assert client.post(f"/discrepancies/{found}", {"answer": ""}).status_code == 400
    page = client.post(f"/discrepancies/{found}", {"answer": "stands", "words": "Passport seen"}, follow=True)
    assert "Passport seen" in page.content.decode()


def test_the_agency_reads_its_own_and_answers(sign_in: SignIn, found: int) -> None:
    client = sign_in("partner-researcher")
    page = client.get("/corrections").content.decode()
    for words in ("Teesside Police", "3 February 2014", "the other way round", "14/1, N1"):
        assert words in page
    assert "Ours is right" in client.get(f"/corrections/{found}").content.decode()
    assert client.post(f"/corrections/{found}", {"answer": "stands", "why": " "}).status_code == 400
    assert "Choose an answer" in client.post(f"/corrections/{found}", {}).content.decode()
    page = client.post(f"/corrections/{found}", {"answer": "mending", "why": ""}, follow=True).content.decode()
    assert "Being put right" in page
    assert "1 record" in client.get("/corrections?state=mending").content.decode()
    assert "Nothing to check" in client.get("/corrections?state=stands").content.decode()
    assert "14/1" in client.get("/corrections.csv").content.decode("utf-8-sig")


def test_others_are_shut_out_and_another_agency_reads_nothing(sign_in: SignIn, found: int, world: World) -> None:
    for role in ("hub-manager", "analyst", "referrer"):
        assert sign_in(role).get("/discrepancies").status_code == 403
        assert sign_in(role).get("/corrections").status_code == 403
    world.hire("matron", role="partner-researcher", agency="health", now=NOW)
    page = sign_in("matron").get("/corrections").content.decode()
    assert "Nothing to check" in page
    assert sign_in("matron").post(f"/corrections/{found}", {"answer": "mending"}).status_code == 404
