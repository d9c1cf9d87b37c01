"""What every test may ask for: a copy of a migrated PostgreSQL in the role of its choice, and a real browser."""

from __future__ import annotations

import os
import tempfile
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onestory.console.pages import assets, browser
from onestory.console.places import state_folder
from onestory.console.postgres.database import Database
from onestory.console.postgres.template import Copies, test_cluster

# Where the server and the built pages are kept from one run to the next; workers are told by the first process.
os.environ.setdefault("ONESTORY_TEST_STATE", str(state_folder() / "tests"))
KEPT = Path(os.environ["ONESTORY_TEST_STATE"])
SCRATCH = tempfile.TemporaryDirectory(prefix="onestory-tests-")
assets.folder(KEPT).mkdir(parents=True, exist_ok=True)
(Path(SCRATCH.name) / "static").mkdir()

# Set before Django reads its settings; the addresses are filled in when the first test asks for the database.
os.environ["ONESTORY_STATE"] = SCRATCH.name
os.environ["ONESTORY_ASSETS"] = str(assets.folder(KEPT))
os.environ["DJANGO_SETTINGS_MODULE"] = "onestory.config.settings"
os.environ["DATABASE_URL"] = "postgresql://onestory_app@127.0.0.1:1/none"
os.environ["ONESTORY_OWNER_URL"] = "postgresql://onestory_owner@127.0.0.1:1/none"
os.environ["ONESTORY_SHIELD_KEYS"] = "testkey1 " + b64encode(bytes(32)).decode()
os.environ["ONESTORY_SECRET_KEY"] = "a key for tests, and for nothing else"
# Playwright keeps an event loop running in the thread of the test; the tests' own queries are safe beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

import django
import psycopg
import pytest
from django.db import connections
from django.test import TransactionTestCase
from hypothesis import HealthCheck, settings
from psycopg.conninfo import conninfo_to_dict
from pytest_django import DjangoDbBlocker

django.setup()

# A busy machine is slow, not wrong: no property may fail by the clock. How fast things are, benches say.
settings.register_profile("onestory", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("onestory")

NEEDS_A_BROWSER = frozenset({"page", "browser", "context", "new_context"})
LEFT_OUT = pytest.StashKey[int]()


@pytest.fixture(scope="session")
def copies(request: pytest.FixtureRequest) -> Iterator[Copies]:
    """This process's copies of the template; the template itself is migrated once, by whoever comes first."""
    made = Copies(test_cluster(KEPT), getattr(request.config, "workerinput", {}).get("workerid", "alone"))
    yield made
    connections.close_all()
    made.drop()


@pytest.fixture(scope="session")
def django_db_setup(copies: Copies, django_db_blocker: DjangoDbBlocker) -> None:
    """Point Django, and any process a test starts, at a copy; each transactional test leaves a new one behind it."""
    _point_at(copies.fresh())

    def start_again(_case: TransactionTestCase) -> None:
        # Django would truncate every table, which the app role may not do, nor should: migrations fill some of them.
        with django_db_blocker.unblock():
            _point_at(copies.fresh())

    TransactionTestCase._fixture_teardown = start_again  # type: ignore[attr-defined]


def _point_at(database: Database) -> None:
    connections.close_all()
    _close_pool()
    os.environ.update(database.environment() | {"ONESTORY_SECRET_KEY": os.environ["ONESTORY_SECRET_KEY"]})
    parts = conninfo_to_dict(database.app_url)
    connections["default"].settings_dict.update(
        NAME=parts["dbname"], HOST=parts["host"], PORT=parts["port"], USER=parts["user"], PASSWORD=parts["password"]
    )


def _close_pool() -> None:
    wrapper: Any = connections["default"]
    if wrapper.settings_dict["OPTIONS"].get("pool"):
        wrapper.close_pool()


@pytest.fixture
def owner_connection(copies: Copies, db: None) -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own as the role that owns the tables. It does not see what a `db` test has not committed."""
    with psycopg.connect(os.environ["ONESTORY_OWNER_URL"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def app_connection(copies: Copies, db: None) -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own as the role the application runs as."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        yield connection


@pytest.fixture
def superuser_connection(copies: Copies, db: None) -> Iterator[psycopg.Connection[Any]]:
    """A connection of its own as the one nobody can stop: what a hostile database administrator has."""
    with psycopg.connect(copies.server.as_superuser(copies.name), autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser this machine has, told not to call home."""
    return {**browser_type_launch_args, "executable_path": str(browser.find()), "args": list(browser.ARGUMENTS)}


@pytest.fixture(scope="session")
def built_assets() -> Path:
    """The pages' stylesheet and script, built if their sources have changed."""
    return assets.build(KEPT)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], built_assets: Path) -> dict[str, Any]:
    """A browser of somebody at work in England."""
    return {**browser_context_args, "locale": "en-GB", "timezone_id": "Europe/London"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the journeys out where there is no browser to be had; the last line says so."""
    journeys = [item for item in items if NEEDS_A_BROWSER & set(getattr(item, "fixturenames", ()))]
    if journeys and browser.find() is None:
        items[:] = [item for item in items if item not in journeys]
        config.hook.pytest_deselected(items=journeys)
        config.stash[LEFT_OUT] = len(journeys)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Say what was left out, last of all."""
    left_out = config.stash.get(LEFT_OUT, 0)
    if left_out and not hasattr(config, "workerinput") and "ONESTORY_TEST_VERB" not in os.environ:
        print(f"No browser was found, so {left_out} journeys were left out.")
