"""A hub that stays for a module, a partner's key to it, and somebody who watches what is really on disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.api.conftest import WORRY, minted, plug
from tests.rooms.conftest import hub, now
from tests.web.fixtures import sign_in, site, standing_world, world
from tests.web.people.conftest import family
from tests.web.world import World

__all__ = ["family", "hub", "now", "plug", "sign_in", "site", "standing_world", "world"]
Sends = Callable[[str], Any]


@pytest.fixture
def sends(standing_world: World, django_db_blocker: DjangoDbBlocker) -> Iterator[Sends]:
    """Send a worry under a number of its own, as a partner's system does: every call commits for itself."""
    with django_db_blocker.unblock():
        secret = minted(standing_world, agency="school", scopes=["contacts"]).secret

        def sent(number: str) -> Any:
            body = json.dumps(WORRY | {"their_reference": number})
            headers = {"Authorization": f"Bearer {secret}"}
            return Client(raise_request_exception=False).post(
                "/api/v1/contacts", body, "application/json", headers=headers
            )

        yield sent
        connections.close_all()


@pytest.fixture
def watching(standing_world: World, copies: Any) -> Iterator[psycopg.Connection[Any]]:
    """Somebody whom no wall hides anything from, on a connection of their own."""
    with psycopg.connect(copies.server.as_superuser(copies.name), autocommit=True) as connection:
        yield connection


@pytest.fixture
def kept(watching: psycopg.Connection[Any]) -> Callable[[str], tuple[int, int]]:
    """How many contacts came under a number, and how many lines of the audit say that one was received."""

    def counted(number: str) -> tuple[int, int]:
        found = watching.execute(
            "select count(*), (select count(*) from audit_event a where a.act = 'contact.receive'"
            " and a.subject in (select reference from frontdoor_submission where right(key, length(%(n)s)) = %(n)s))"
            " from frontdoor_submission where right(key, length(%(n)s)) = %(n)s",
            {"n": number},
        ).fetchone()
        assert found
        return int(found[0]), int(found[1])

    return counted
