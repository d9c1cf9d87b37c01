"""The single view: why one looks, who this is and who says so, what is around, what is not known."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from onestory.people.actions.working.begin_work import begin_work
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.fixtures import SignIn
from tests.web.people.conftest import NOW, Family
from tests.web.world import World

Opens = Callable[[Client, str], str]
MOST_STATEMENTS = 25
"""Ten are the door's (session, second factor, post, credentials, councils); the rest is the page."""
MOST_BYTES = 80_000


@pytest.fixture
def worker(sign_in: SignIn) -> Client:
    """A screening social worker."""
    return sign_in("screening-social-worker")


@pytest.fixture
def kayleigh(family: Family) -> str:
    """The address of her page."""
    return f"/people/{family.kayleigh}"


def test_without_working_with_her_one_is_asked_why(worker: Client, kayleigh: str) -> None:
    response = worker.get(kayleigh)
    page = response.content.decode()
    assert response.status_code == 403
    assert "Why do you need to open this page?" in page
    assert "Kayleigh" not in page


@pytest.mark.parametrize(("said", "asks"), [("  ", "Say why you need to look"), ("a worry", "Say why in a sentence")])
def test_what_is_no_reason_is_asked_for_again(worker: Client, kayleigh: str, said: str, asks: str) -> None:
    response = worker.post(kayleigh, {"reason": said})
    page = response.content.decode()
    assert response.status_code == 400
    assert 'href="#reason"' in page
    assert asks in page
    assert "Kayleigh" not in page


def test_a_reason_once_given_holds_for_her_and_for_nobody_else(
    worker: Client, kayleigh: str, family: Family, opens: Opens
) -> None:
    opens(worker, kayleigh)
    assert worker.get(f"{kayleigh}/story").status_code == 200
    assert worker.get(f"/people/{family.donna}").status_code == 403


def test_each_fact_says_whose_it_is_and_of_when(worker: Client, kayleigh: str, opens: Opens) -> None:
    page = opens(worker, kayleigh)
    for words in (
        "Kayleigh Anne Oneil",
        "born 2 March 2014, female",
        "943 476 5919",
        "GP registrations",
        "Valley Primary",
    ):
        assert words in page, words


def test_where_partners_disagree_both_are_shown(worker: Client, kayleigh: str, opens: Opens) -> None:
    page = opens(worker, kayleigh)
    assert "Records disagree about date of birth" in page
    assert "3 February 2014" in page


def test_around_her_each_is_named_once(worker: Client, kayleigh: str, family: Family, opens: Opens) -> None:
    page = opens(worker, kayleigh)
    assert page.count(f'href="/people/{family.donna}"') == 1
    assert "Other children (1)" in page
    assert 'href="tel:01709111222"' in page


def test_each_kind_of_nothing_has_words_of_its_own(worker: Client, kayleigh: str, opens: Opens) -> None:
    page = opens(worker, kayleigh)
    assert "Knows them now" in page
    assert "Cannot be said: nobody tells us" in page
    assert "What we do not know" in page


def test_who_has_looked_is_said(worker: Client, kayleigh: str, opens: Opens) -> None:
    assert "Screening social worker: 1 time" in opens(worker, kayleigh)


def test_a_colleague_who_has_it_open_too_is_named_on_each_part(family: Family, world: World, sign_in: SignIn) -> None:
    for role in ("screening-social-worker", "contact-officer"):
        actor, user = world.keeper(), world.users[role]
        begin_work(actor=actor, person=family.kayleigh, user=user, why="Allocated", now=NOW)
    stand(NOBODY)
    one, other = sign_in("screening-social-worker"), sign_in("contact-officer")
    at = f"/people/{family.kayleigh}"
    assert "Also open to" not in one.get(at).content.decode()
    assert "Also open to Sunita Rao (" in other.get(f"{at}/story").content.decode()
    assert "Also open to " in one.get(f"{at}/documents").content.decode()


def test_whoever_is_not_there_is_not_there(worker: Client) -> None:
    assert worker.get(f"/people/{uuid4()}").status_code == 404


def test_the_page_is_light(worker: Client, kayleigh: str, opens: Opens) -> None:
    opens(worker, kayleigh)
    with CaptureQueriesContext(connection) as asked:
        response = worker.get(kayleigh)
    statements = [each["sql"] for each in asked if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= MOST_STATEMENTS, "\n".join(sql[:150] for sql in statements)
    assert len(response.content) <= MOST_BYTES
