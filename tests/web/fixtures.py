"""A hub to ask pages of: by hand in a transaction that is undone, or in a real browser on a server of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from django.conf import settings
from django.core.servers.basehttp import ThreadedWSGIServer
from django.core.wsgi import get_wsgi_application
from django.test import Client, TransactionTestCase
from django.test.testcases import QuietWSGIRequestHandler
from pytest_django import DjangoDbBlocker

from tests.web.world import World, found_world

SignIn = Callable[..., Client]


@pytest.fixture
def world(db: None) -> World:
    """A founded hub in a transaction that is rolled back."""
    return found_world()


@pytest.fixture
def sign_in(world: World) -> SignIn:
    """A browser in which somebody has signed in, past the second factor."""

    def as_(name: str, **options: Any) -> Client:
        client = Client(**options)
        client.force_login(world.user(name), backend=settings.AUTHENTICATION_BACKENDS[0])  # type: ignore[arg-type]
        return client

    return as_


@pytest.fixture(scope="module")
def standing_world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """A founded hub that stays for a module's tests, because a browser sees only what is committed."""
    with django_db_blocker.unblock():
        TransactionTestCase._fixture_teardown(None)  # type: ignore[attr-defined]  # a fresh copy
        yield found_world()
        TransactionTestCase._fixture_teardown(None)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def site(standing_world: World, built_assets: Path) -> Iterator[str]:
    """The address of a server over the standing hub."""
    server = ThreadedWSGIServer(("localhost", 0), QuietWSGIRequestHandler, allow_reuse_address=False)
    server.set_app(get_wsgi_application())
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()
