"""The canary sweep: no place of a shielded person leaves by any route, for any role, at any council, in any shape."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.test import Client

from onestory.access.declared.roles import ROLES
from onestory.access.declared.scopes import SCOPES
from onestory.people.queries import withheld
from tests.api.conftest import minted
from tests.web.sweep import Route, Swept, canaries_in, hide_a_family, is_reversible, routes, told_by_answer
from tests.web.world import World

ROUTES = routes()
IN_EVERY_RUN = ("hub-manager", "screening-social-worker", "custodian", "partner-manager")
MAY_SHOW: dict[str, str] = {}
"""A route that may show a shielded place, and why. There is none: its keepers post for one place at a time."""
TYPED_BY_THEM = {"my-referral": "What the referrer sent is theirs; they told the hub, and it tells them nothing more."}
"""Routes where somebody reads only their own words back."""
TABLES = """
    select tablename from pg_tables where schemaname = 'public' and tablename not like 'frontdoor_%'
       and tablename not like 'story_%'
"""


@pytest.fixture(scope="module")
def swept(standing_world: World) -> Swept:
    """The family, hidden; in a hub that stays for the module."""
    return hide_a_family(standing_world)


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every line that any logger would write."""
    with caplog.at_level(logging.DEBUG):
        yield caplog


def signed_in(swept: Swept, role: str) -> Client:
    """Somebody at work, who has given a reason for this child's page and her father's."""
    client = Client(raise_request_exception=False)
    client.force_login(swept.world.user(role), backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    for person in (swept.child, swept.mother, swept.father):
        client.post(f"/people/{person}", {"reason": "A worry from her school."})
    return client


def leaks(swept: Swept, role: str, asked: list[Route]) -> dict[str, list[str]]:
    """Which of these routes told this role where the family is, by getting and by posting nothing."""
    client = signed_in(swept, role) if role else Client(raise_request_exception=False)
    found = {}
    for route in asked:
        address = swept.address(route)
        told = [told_by_answer(client.get(address)), told_by_answer(client.post(address, {}))]
        if canaries := canaries_in("\n".join(told)):
            found[route.name] = canaries
    return found


def swept_routes() -> list[Route]:
    return [route for route in ROUTES if route.name not in MAY_SHOW | TYPED_BY_THEM]


def test_canary_every_route_has_a_verdict(swept: Swept) -> None:
    """A new route is swept as it stands; one whose address cannot be filled in fails until somebody says how."""
    assert len(ROUTES) > 50
    unfilled = [route.pattern for route in ROUTES if not is_reversible(route, swept)]
    assert unfilled == [], "say in tests/web/sweep.py what to fill in"
    assert set(MAY_SHOW | TYPED_BY_THEM) <= {route.name for route in ROUTES}


@pytest.mark.parametrize("role", IN_EVERY_RUN)
def test_canary_no_route_tells_this_role_where_they_are(
    swept: Swept, role: str, logged: pytest.LogCaptureFixture
) -> None:
    assert leaks(swept, role, swept_routes()) == {}
    assert canaries_in(logged.text) == []


@pytest.mark.slow
@pytest.mark.parametrize("role", ["", "over-there", "two-posts", *(role.code for role in ROLES)])
def test_canary_no_route_tells_any_role_of_any_council(
    swept: Swept, role: str, logged: pytest.LogCaptureFixture
) -> None:
    assert leaks(swept, role, swept_routes()) == {}
    assert canaries_in(logged.text) == []


@pytest.mark.parametrize("agency", ["police", "school"])
def test_canary_no_machine_is_told_where_they_are(swept: Swept, agency: str) -> None:
    """With a partner's key, every address of the machine door; the police's was asked about her."""
    key = minted(swept.world, agency=agency, scopes=[scope.code for scope in SCOPES]).secret
    client = Client(headers={"Authorization": f"Bearer {key}"})
    told = {route.name: client.get(swept.address(route)) for route in ROUTES if route.pattern.startswith("api/")}
    assert len(told) > 5
    assert {name: found for name, answer in told.items() if (found := canaries_in(told_by_answer(answer)))} == {}


def test_canary_her_fathers_page_does_not_say_where_she_is(swept: Swept) -> None:
    client = signed_in(swept, "screening-social-worker")
    for address in (f"/people/{swept.father}", f"/people/{swept.father}/story", f"/people/{swept.mother}"):
        said = told_by_answer(client.get(address))
        assert "Oneil" in said or "Brown" in said
        assert canaries_in(said) == []


@pytest.mark.parametrize(
    "asked",
    [
        {"postcode": "TS1 9QX"}, {"phone": "07700 900777"}, {"words": "Oneil TS1 9QX"}, {"words": "Zqxlane"},
        {"given": "Kayleigh", "family": "Oneil", "postcode": "TS1 9QX"},
    ],
    ids=str,
)  # fmt: skip
def test_canary_a_search_for_a_hidden_field_finds_nobody(swept: Swept, asked: dict[str, str]) -> None:
    client = signed_in(swept, "screening-social-worker")
    said = told_by_answer(client.post("/find", asked, follow=True))
    assert str(swept.child) not in said
    assert str(swept.mother) not in said


@pytest.mark.parametrize("role", ["screening-social-worker", "contact-officer", "locality-worker"])
def test_canary_words_of_the_front_door_are_found_without_the_place_and_never_by_it(swept: Swept, role: str) -> None:
    """Whoever sees contacts finds this one by its other words; by the place nobody does.

    A sheet that an earlier test entered tells of a child whom nobody knows to be this one: it is found, as it is read.
    """
    client, reference = signed_in(swept, role), str(swept.fill["reference"])
    said = told_by_answer(client.post("/find/words", {"words": "nobody must know"}, follow=True))
    assert (reference in said) == (role != "locality-worker")
    assert canaries_in(said) == []
    for place in ("Zqxlane", "nobody Zqxlane", "Zqxschool"):
        assert reference not in told_by_answer(client.post("/find/words", {"words": place}, follow=True))


def test_canary_nothing_stands_in_the_index_the_audit_the_queues_or_any_other_table(
    swept: Swept, superuser_connection: psycopg.Connection[Any]
) -> None:
    """Read as the one nobody can stop: what a stolen copy of the database holds. A contact's own words are
    its own, and so are a document's: both are kept back at every door."""
    found = {}
    for (table,) in superuser_connection.execute(TABLES).fetchall():
        rows = superuser_connection.execute(f'select t::text from "{table}" t').fetchall()
        if canaries := canaries_in("\n".join(row[0] for row in rows)):
            found[table] = canaries
    assert found == {}


def test_canary_the_sweep_fails_when_one_serializer_forgets_the_shield(
    swept: Swept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The mutation: what the page is made of is no longer looked over. The sweep must notice, or it proves nothing."""
    person = [route for route in ROUTES if route.name in ("person", "contact")]
    assert leaks(swept, "screening-social-worker", person) == {}
    monkeypatch.setattr(withheld, "shielded_among", lambda people, **_: set())
    assert "contact" in leaks(swept, "screening-social-worker", person)
