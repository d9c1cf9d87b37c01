"""Opening a hub for one command: its database reachable and up to date, its settings known, Django ready."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django

from onestory.console.pages import assets
from onestory.console.places import state_folder
from onestory.console.postgres import database, template
from onestory.console.programs import locks
from onestory.walls.keyring import add_key

SHIELD_KEYS = "shield.keys"
SHIELD_KEYS_GIVEN = ("ONESTORY_SHIELD_KEYS", "ONESTORY_SHIELD_KEY_COMMAND", "ONESTORY_SHIELD_KEY_FILE")


@contextmanager
def open_hub(*, only_settings: bool = False) -> Iterator[None]:
    """Ready Django for the block. `only_settings` is enough to print help, and starts nothing."""
    state = state_folder()
    if only_settings:
        os.environ.update(_paths(state))
        django.setup()
        yield
        return
    with database.hub_database(state) as found:
        bring_up_to_date(found, state)
        os.environ.update(environment(found, state))
        django.setup()
        yield


def environment(found: database.Database, state: Path) -> dict[str, str]:
    """All that the settings read, for this process or a child of it."""
    return {"DJANGO_SETTINGS_MODULE": "onestory.config.settings", **found.environment(), **_paths(state)}


def _paths(state: Path) -> dict[str, str]:
    """Where the settings keep files: beside the database, never in the checkout."""
    kept = state / "hub"
    kept.mkdir(parents=True, exist_ok=True)
    (kept / "static").mkdir(exist_ok=True)
    if not any(os.environ.get(name) for name in SHIELD_KEYS_GIVEN) and not (kept / SHIELD_KEYS).exists():
        with locks.alone(state / "shield.lock"):
            if not (kept / SHIELD_KEYS).exists():
                add_key(kept / SHIELD_KEYS)
    return {"ONESTORY_STATE": str(kept), "ONESTORY_ASSETS": str(assets.folder(state))}


def is_behind(found: database.Database, state: Path) -> bool:
    """Whether this very database has not had these very migrations."""
    mark = state / "migrated"
    return not mark.exists() or mark.read_text() != _mark(found)


def bring_up_to_date(found: database.Database, state: Path) -> None:
    """Run the migrations a database of ours lacks.

    One that is not ours is migrated only by `onestory migrate`, when its keeper chooses; here it need only answer.
    """
    if found.superuser_url is None:
        database.connect(found.app_url).close()
        return
    with locks.alone(state / "migrate.lock"):
        if is_behind(found, state):
            template.migrate(found)
            remember(found, state)


def remember(found: database.Database, state: Path) -> None:
    """Note that this database has had these migrations."""
    (state / "migrated").write_text(_mark(found))


def _mark(found: database.Database) -> str:
    return f"{database.identity(found)} {template.mark()}"
