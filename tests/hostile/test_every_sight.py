"""No disclosure without a line: whatever answer names the child, the audit of that moment says that she was seen."""

from __future__ import annotations

import importlib

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.web.sweep import Route, Swept, hide_a_family, routes, told_by_answer
from tests.web.world import World

let_in = importlib.import_module("onestory.people.actions.opening.let_in")
IN_EVERY_RUN = "screening-social-worker"
OTHERS = ("hub-manager", "partner-researcher", "referrer")
SAYS_ONLY_THE_NAME = frozenset({
    "front-door", "workloads", "workload", "my-work", "handovers", "requests", "review", "my-referrals",
    "disagreements", "find", "night",
})  # fmt: skip
"""Lists of work, which say for whom somebody has something to do, and those whom one has just opened.
What is opened from them is written down. A night is such a list of what came while the office was shut; whoever it
tells something done of has a line, at whatever hour (`tests/rooms/frontdoor/doors/test_night.py`)."""


@pytest.fixture(scope="module")
def swept(standing_world: World) -> Swept:
    """A hub with a family in it."""
    return hide_a_family(standing_world)


def at_work(swept: Swept, role: str) -> Client:
    """Somebody who has given a reason for her page."""
    client = Client(raise_request_exception=False)
    client.force_login(swept.world.user(role), backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    client.post(f"/people/{swept.child}", {"reason": "A worry from her school."})
    return client


def lines(swept: Swept) -> int:
    """How many lines there are in the council's audit, as its keeper counts them."""
    swept.world.keeper()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from audit_event")
        return int(cursor.fetchone()[0])


def unwritten(client: Client, swept: Swept, asked: list[Route]) -> list[str]:
    """The routes whose answer named the child and left no line behind."""
    found = []
    for route in asked:
        before = lines(swept)
        answer = client.get(swept.address(route))
        is_named = answer.status_code == 200 and "Kayleigh" in told_by_answer(answer)
        if is_named and lines(swept) == before:
            found.append(route.name)
    return found


@pytest.mark.parametrize("role", [IN_EVERY_RUN, *(pytest.param(role, marks=pytest.mark.slow) for role in OTHERS)])
def test_whatever_names_her_is_written_down(swept: Swept, role: str, db: None) -> None:
    client = at_work(swept, role)
    asked = [route for route in routes() if not route.pattern.startswith("api/")]
    assert set(unwritten(client, swept, asked)) - SAYS_ONLY_THE_NAME == set()


def test_a_page_that_forgets_the_line_is_noticed(swept: Swept, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutation: her page opens without a word to the audit. The sweep must say so, or it proves nothing."""
    client = at_work(swept, "screening-social-worker")
    hers = [route for route in routes() if route.name == "person"]
    assert unwritten(client, swept, hers) == []
    monkeypatch.setattr(let_in, "note", lambda **_said: None)
    monkeypatch.setattr(let_in, "note_each", lambda **_said: None, raising=False)
    assert unwritten(client, swept, hers) == ["person"]
