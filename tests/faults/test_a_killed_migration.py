"""A migration that is cut off half-way: what was there is there, as it was, and the next try goes through."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from time import sleep
from typing import Any

import psycopg
import pytest

UP_TO_DATE = [sys.executable, "-m", "onestory.console.postgres.migrating"]


def _tables(watching: psycopg.Connection[Any]) -> list[tuple[str, str]]:
    return watching.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'public' order by 1, 2"
    ).fetchall()


def _as_owner() -> dict[str, str]:
    return os.environ | {"DATABASE_URL": os.environ["ONESTORY_OWNER_URL"]}


def _migrate(target: str, timeout: float = 60) -> subprocess.CompletedProcess[str]:
    code = (
        "import django; django.setup(); from django.core.management import call_command;"
        f" call_command('migrate', 'story', {target!r}, interactive=False, verbosity=0)"
    )
    return subprocess.run(
        [sys.executable, "-c", code], env=_as_owner(), capture_output=True, text=True, timeout=timeout, check=False
    )


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_fault_28_a_migration_cut_off_half_way_leaves_what_was_there(copies: Any) -> None:
    """It is held up by a lock in the middle of its work, and its connection is killed there."""
    with (
        psycopg.connect(copies.server.as_superuser(copies.name), autocommit=True) as watching,
        psycopg.connect(copies.server.as_superuser(copies.name)) as holding,
    ):
        before = _tables(watching)
        holding.execute("lock table story_version in access share mode")
        killing = threading.Thread(target=_kill_whoever_waits, args=(copies,))
        killing.start()
        cut_off = _migrate("zero")
        killing.join(60)
        holding.rollback()
        assert cut_off.returncode != 0
        assert _tables(watching) == before
        assert _migrate("zero").returncode == 0, "what is taken back whole is taken back"
        assert "story_version" not in {table for table, _ in _tables(watching)}
        subprocess.run(UP_TO_DATE, env=_as_owner(), timeout=120, check=True)
        assert _tables(watching) == before


def _kill_whoever_waits(copies: Any) -> None:
    """As soon as somebody waits for the lock, they are gone."""
    with psycopg.connect(copies.server.as_superuser(copies.name), autocommit=True) as killer:
        for _ in range(200):
            found = killer.execute(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                " where wait_event_type = 'Lock' and datname = current_database()"
            ).fetchone()
            if found and found[0]:
                return
            sleep(0.25)
