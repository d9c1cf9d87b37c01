"""A manager shuts a record to a colleague who is too near to it, and opens it again; never what one said of oneself."""

from __future__ import annotations

import html

import pytest
from django.test import Client

from tests.web.fixtures import SignIn
from tests.web.guard.test_guard import said
from tests.web.people.conftest import Family, index_family
from tests.web.world import World

REASON = {"reason": "A worry from her school."}


@pytest.fixture
def family(world: World) -> Family:
    """A family of three, indexed."""
    return index_family(world)


def manager_at(sign_in: SignIn, child: str) -> Client:
    """The hub's manager, let in."""
    manager = sign_in("hub-manager")
    manager.post(child, REASON)
    return manager


def test_a_record_shut_to_a_colleague_is_not_there_for_them_until_it_is_opened_again(
    sign_in: SignIn, family: Family, world: World
) -> None:
    child, theirs = f"/people/{family.kayleigh}", world.users["screening-social-worker"]
    manager, worker = manager_at(sign_in, child), sign_in("screening-social-worker")
    worker.post(child, REASON)
    assert worker.get(child).status_code == 200
    assert f"{child}/shut-to" in said(manager, f"{child}/why")
    page = said(manager, f"{child}/shut-to", user=str(theirs), kind="conflict", why="She told me they are neighbours.")
    assert "Shut. From their next request" in page
    assert "They know them outside work" in page
    assert {worker.get(f"{child}{part}").status_code for part in ("", "/why", "/story")} == {404}
    assert child not in said(worker, "/find", words="kayleigh oneil")
    assert "Say why it need not" in said(manager, f"{child}/shut-to/{theirs}/open", why=" ")
    assert "Open to them again" in said(manager, f"{child}/shut-to/{theirs}/open", why="They have moved away.")
    assert worker.get(child).status_code == 200
    audit = said(sign_in("access-reviewer"), "/audit")
    assert "Opened to a colleague what was shut to them" in audit


def test_what_somebody_said_of_themselves_is_neither_shown_nor_taken_back(
    sign_in: SignIn, family: Family, world: World
) -> None:
    child, theirs = f"/people/{family.kayleigh}", world.users["screening-social-worker"]
    worker = sign_in("screening-social-worker")
    said(worker, f"{child}/too-near", kind="relative")
    manager = manager_at(sign_in, child)
    said(manager, f"{child}/shut-to", user=str(theirs), kind="conflict", why="I heard so.")
    assert "Nobody has shut it to a colleague" in said(manager, f"{child}/shut-to")
    assert manager.post(f"{child}/shut-to/{theirs}/open", {"why": "A mistake."}).status_code == 404
    assert worker.get(child).status_code == 404


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"user": ""}, "Choose a colleague"),
        ({"user": "x"}, "Choose a colleague"),
        ({"user": "referrer"}, "Choose a colleague"),
        ({"user": "hub-manager"}, "Of yourself, say so by"),
        ({"kind": "cousin"}, "Say whether it is"),
        ({"why": " "}, "Say why, and how you know"),
    ],
)
def test_what_is_not_whole_is_refused_and_shuts_nothing(
    sign_in: SignIn, family: Family, world: World, changes: dict[str, str], says: str
) -> None:
    child = f"/people/{family.kayleigh}"
    whole = {"user": "screening-social-worker", "kind": "conflict", "why": "Neighbours."} | changes
    given = whole | {"user": str(world.users.get(whole["user"], whole["user"]))}
    answer = manager_at(sign_in, child).post(f"{child}/shut-to", given)
    assert (answer.status_code, says in html.unescape(answer.content.decode())) == (400, True)
    assert child in said(sign_in("screening-social-worker"), "/find", words="kayleigh oneil")


def test_only_who_leads_may_shut_a_record_to_another(sign_in: SignIn, family: Family, world: World) -> None:
    child, theirs = f"/people/{family.kayleigh}", world.users["contact-officer"]
    worker = sign_in("screening-social-worker")
    worker.post(child, REASON)
    assert worker.get(f"{child}/shut-to").status_code == 403
    given = {"user": str(theirs), "kind": "conflict", "why": "Neighbours."}
    assert worker.post(f"{child}/shut-to", given).status_code == 403
    assert worker.post(f"{child}/shut-to/{theirs}/open", {"why": "Over."}).status_code == 403
