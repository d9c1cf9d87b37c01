"""Finding somebody: with reasons, without a name in any address, and never as proof that nobody knows them."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.fixtures import SignIn
from tests.web.people.conftest import Family


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


def look(client: Client, **typed: str) -> str:
    """Look for somebody and read the page it ends on."""
    response = client.post("/find", typed, follow=True)
    assert response.request["QUERY_STRING"] == ""
    return str(response.content.decode())


def test_before_one_looks_the_page_offers_whom_one_works_with(worker: Client) -> None:
    page = worker.get("/find").content.decode()
    assert "People you work with" in page
    assert "Nobody yet" in page


def test_candidates_come_with_their_reasons_in_words(worker: Client, family: Family) -> None:
    page = look(worker, words="kayleigh oneil 2/3/2014")
    assert f"/people/{family.kayleigh}" in page
    assert "Born 2 March 2014" in page
    assert "counts strongly" in page or "counts very strongly" in page
    assert "Why somebody might not show" in page


def test_nobody_found_is_not_said_to_be_nobody_known(worker: Client, family: Family) -> None:
    page = look(worker, words="zebedee quartermain")
    assert "Nobody in the index looks like this" in page
    assert "That is not proof that nobody knows them" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("- - -", "Nothing in it can be looked for"),
        ("kayleigh oneil 31/02/2014", "“31/02/2014” is no date; its year alone was looked for"),
        ("943 476 5918", "is not a valid NHS number"),
    ],
)
def test_it_is_said_what_of_the_box_cannot_be_right(worker: Client, family: Family, words: str, said: str) -> None:
    assert said in look(worker, words=words)


def test_what_was_looked_for_is_still_there_when_one_comes_back(worker: Client, family: Family) -> None:
    look(worker, family="Oneil", given="Kayleigh")
    page = worker.get("/find").content.decode()
    assert 'value="Kayleigh"' in page
    assert "Start again" in page
    assert "People you work with" in look(worker, clear="1")


WRONG = """
    words=                                                | Enter a name                  | #words
    family=Oneil&born-day=31&born-month=2&born-year=2014  | must be a real date           | #born-day
"""


@pytest.mark.parametrize("case", [line.strip() for line in WRONG.strip().splitlines()])
def test_what_cannot_be_looked_for_is_said_and_kept(case: str, worker: Client) -> None:
    typed, sentence, field = (part.strip() for part in case.split("|"))
    response = worker.post("/find", dict(pair.split("=") for pair in typed.split("&")))
    page = response.content.decode()
    assert response.status_code == 400
    assert sentence in page
    assert f'href="{field}"' in page
    assert ('value="Oneil"' in page) == ("Oneil" in typed)


def test_a_referrer_does_not_browse_the_index(sign_in: SignIn) -> None:
    response = sign_in("referrer").get("/find")
    assert response.status_code == 403
    assert "is not part of your role" in response.content.decode()
