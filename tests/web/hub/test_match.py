"""Who is this? The likeliest with reasons; a person decides; nobody is an answer too."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.web import stories
from tests.web.fixtures import SignIn
from tests.web.people.conftest import NOW, index_family
from tests.web.world import World

CHILD = {
    "is_unborn": "no",
    "given_name": "Kayleigh",
    "family_name": "O'Neil",
    "born_on": "2014-03-02",
    "postcode": "TS1 2AB",
}


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


@pytest.fixture
def at(world: World) -> str:
    """The page of a contact about a child the index knows."""
    index_family(world)
    return f"/front-door/{stories.told(world, now=NOW, children=[CHILD])}"


def _match_page(worker: Client, at: str) -> str:
    found = re.search(rf"{at}/match/child/[0-9a-f-]+", worker.get(f"{at}/match").content.decode())
    assert found is not None
    return found.group()


def test_candidates_stand_beside_what_was_told(worker: Client, at: str) -> None:
    page = worker.get(_match_page(worker, at)).content.decode()
    assert "Who is Kayleigh O&#39;Neil?" in page
    assert "Kayleigh Anne Oneil" in page
    assert "counts" in page
    assert "None of these: nobody known yet" in page


def test_chosen_she_is_known_and_her_page_opens_without_a_reason(worker: Client, at: str) -> None:
    where = _match_page(worker, at)
    worker.post(f"{at}/take")
    person = re.search(r'name="person" id="person" value="([0-9a-f-]+)"', worker.get(where).content.decode())
    assert person is not None
    page = worker.post(where, {"person": person.group(1)}, follow=True).content.decode()
    assert f'href="/people/{person.group(1)}"' in page
    assert worker.get(f"/people/{person.group(1)}").status_code == 200


def test_choosing_nothing_is_said_at_the_question(worker: Client, at: str) -> None:
    response = worker.post(_match_page(worker, at), {})
    assert response.status_code == 400
    page = response.content.decode()
    assert 'href="#person"' in page
    assert 'aria-describedby="person-error"' in page
    assert 'id="person-error"' in page


def test_nobody_known_yet_is_an_answer(worker: Client, at: str) -> None:
    page = worker.post(_match_page(worker, at), {"person": "nobody"}, follow=True).content.decode()
    assert "Looked for: nobody known yet" in page


def test_only_somebody_who_was_shown_can_be_chosen(worker: Client, at: str) -> None:
    response = worker.post(_match_page(worker, at), {"person": "11111111-1111-4111-8111-111111111111"})
    assert response.status_code == 404


def test_other_words_may_be_tried(worker: Client, at: str) -> None:
    page = worker.get(f"{_match_page(worker, at)}?words=zebedee").content.decode()
    assert "Nobody in the index looks like this" in page
    assert "Look again by what was told" in page
