"""Asking a hub the same things before and after there is somebody whom the asker may not know of, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from tests.web.sweep import ALIKE, Route, Swept, filled, routes, told_by_answer
from tests.web.world import World

ROUTES = [route for route in routes() if route.name != "components"]
PAGES = [route for route in ROUTES if route.wants]
POSTED = ", posted"
A_DAY = 86_400
"""One request a minute writes down that somebody is still there, and whose it is hangs on the minute alone."""
GROWS = "access-review"
"""The reviewer's list of looks."""
DRILL = {"reason": "To check the figure before the board meets."}
"""What opens the list of children behind a figure."""
NEW_EACH_TIME = (
    (r"(nonce[-=][\"']?)[\w+/=-]+", r"\1"),
    (r'((?:csrfmiddlewaretoken|_key)" value=")\w+', r"\1"),
    (r"[\w-]*(?:csrf|session)[\w-]*=\w*", ""),
    (r"expires=[^;]+", ""),
    (r"Content-Security-Policy: .*?(?= [A-Z][A-Za-z-]+: |\n)", ""),
    (r"Content-Length: \d+", ""),
    (r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID"),
    (r"\d{1,2}:\d\d ?(?:am|pm)?", "TIME"),
    (r"\d+ (?:second|minute|hour)s?(?: ago)?|just now", "A WHILE"),
)
"""What differs between two answers to one question: tokens, the clock. Sizes are compared by what is left."""
NOBODYS = {"reference": "MID-ZZZZ-ZZZZ", "asked": "RQ-ZZZZ-ZZZZ", "line": 999_999, "tie": 999_999, "disagreement": None}


@dataclass(frozen=True)
class Told:
    """What one address answers, and how many statements the database was asked for it: the stand-in for time."""

    status: int
    said: str
    statements: int


def signed_in(world: World, name: str) -> Client:
    """A browser of somebody at work."""
    client = Client(raise_request_exception=False)
    client.force_login(world.user(name), backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
    client.get("/")  # the first answer to a session has a cookie of its own
    return client


def told(client: Client, address: str, posted: Mapping[str, str] | None = None) -> Told:
    """Ask, and keep what came back with everything taken out that is new each time."""
    connection.queries_log.clear()  # it holds so many, and a count beyond them is none
    cache.clear()  # a stranger's key is written down once a minute: each time is a first
    with override_settings(SESSION_TOUCHED_EVERY=A_DAY), CaptureQueriesContext(connection) as queries:
        answer = _answered(client, address, posted)
    said = told_by_answer(answer).replace(address, "ADDRESS")
    for pattern, instead in NEW_EACH_TIME:
        said = re.sub(pattern, instead, said)
    return Told(answer.status_code, said, len(queries))


def _answered(client: Client, address: str, posted: Mapping[str, str] | None) -> Any:
    """The page, or where a form leads: but not into a list that grows with every look, this test's own among them."""
    if posted is None:
        return client.get(address)
    answer: Any = client.post(address, dict(posted))
    while answer.status_code == HTTPStatus.FOUND and answer["Location"] != reverse(GROWS):
        answer = client.get(answer["Location"])
    return answer


def told_by_lists(client: Client) -> dict[str, Told]:
    """Every page that needs nobody's name: boards, lists, figures, exports, queues; and whom each figure counts."""
    answers = {name: told(client, address) for name, address in LISTS.items()}
    return answers | {"figure-children, for a reason": told(client, LISTS["figure-children"], DRILL)}


def _lists() -> Iterator[tuple[str, str]]:
    for route in ROUTES:
        try:
            yield route.name, filled(route, ALIKE)
        except KeyError:
            continue


LISTS = dict(_lists())
"""Addresses in which the family has no part."""


def nobody(swept: Swept) -> Swept:
    """The same addresses about people, contacts and papers that have never been."""
    fill = {name: _instead(name, value) for name, value in swept.fill.items()}
    return replace(swept, child=uuid4(), mother=uuid4(), father=uuid4(), fill=fill)


def _instead(name: str, value: object) -> object:
    last = name.rpartition(".")[2]
    if isinstance(value, str) and value.startswith("RQ-"):
        return NOBODYS["asked"]
    if isinstance(value, str | int):
        return NOBODYS.get(last, value)
    return uuid4()


def differences(client: Client, swept: Swept, asked: Iterable[Route]) -> dict[str, tuple[Told, Told]]:
    """Where a page about a barred person is told otherwise than one about nobody."""
    never = nobody(swept)
    found = {}
    for route in asked:
        there, not_there = swept.address(route), never.address(route)
        if there == not_there:
            continue
        for how, posted in (("", None), (POSTED, {})):
            pair = told(client, there, posted), told(client, not_there, posted)
            if not alike(*pair):
                found[route.name + how] = pair
    return found


def alike(one: Told, other: Told) -> bool:
    """Whether two answers cannot be told apart, but for the reference that was asked for and is said back."""
    said = [re.sub(r"(?:MID|RQ)-\w{4}-\w{4}", "REFERENCE", each.said) for each in (one, other)]
    return (one.status, said[0], one.statements) == (other.status, said[1], other.statements)
