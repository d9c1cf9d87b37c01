"""No page asks the database more than twenty-five questions, one contact's pages fifty-five, however much there is."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web import stories
from tests.web.addresses import ADDRESSES
from tests.web.examples import one_of_each
from tests.web.records import a_record
from tests.web.world import World

SignIn = Callable[..., Client]
MOST = 25
MOST_OF_A_CONTACT = 55
"""One contact's pages gather everything that hangs on it, a statement a kind of thing: many, but never one a row."""
NOW = datetime.now(UTC)  # noqa: TID251  as the pages' own clock
SEEN = [(who, address) for who, address in ADDRESSES if who and not address.startswith("/account")]


@pytest.fixture
def references(world: World) -> dict[str, str]:
    """Several of everything."""
    for hours in range(1, 4):
        stories.asked(world, now=NOW - timedelta(hours=hours))
    return {
        **one_of_each(world, now=NOW),
        "asked": stories.asked(world, now=NOW)[0],
        "disagreed": stories.disagreed(world, now=NOW - timedelta(minutes=30)),
        "incident": stories.incident(world, now=NOW - timedelta(minutes=30))[0],
        "answered": stories.answered(world, now=NOW),
        **a_record(world, now=NOW),
    }


def test_no_page_asks_many_questions(sign_in: SignIn, references: dict[str, str]) -> None:
    asked = {}
    for who, address in SEEN:
        client = sign_in(who)
        client.get("/about/your-use")  # the first page of a session counts the posts
        with CaptureQueriesContext(connection) as queries:
            client.get(address.format(**references))
        asked[f"{who} {address}"] = len([one for one in queries if "SAVEPOINT" not in one["sql"]])
    assert {page: count for page, count in asked.items() if count > _most(page)} == {}


def _most(page: str) -> int:
    return MOST_OF_A_CONTACT if "/front-door/{" in page else MOST
