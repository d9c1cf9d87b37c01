"""Locks that do not come free, and two that wait for each other: one gives way in words, and nothing is half done."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import connection, connections

from onestory.config.settings import PATIENCE
from tests.faults.conftest import Sends

Kept = Callable[[str], tuple[int, int]]
NO_PROCESSOR_S = 3
WAITS = """
    select pid from pg_locks join pg_stat_activity using (pid)
    where not granted and relation = %s::regclass and datname = current_database()
"""


@contextmanager
def impatient(setting: str) -> Iterator[None]:
    """The application's own connection with a limit, as pages have one."""
    with connection.cursor() as cursor:
        cursor.execute(setting)
    try:
        yield
    finally:
        connections.close_all()


@pytest.mark.parametrize("limit", ["lock_timeout", "statement_timeout"])
def test_fault_09_what_takes_too_long_is_given_up_in_words(limit: str, sends: Sends, kept: Kept, copies: Any) -> None:
    with psycopg.connect(copies.server.as_superuser(copies.name)) as holding:
        holding.execute("lock table frontdoor_contact in access exclusive mode")
        with impatient(f"set {limit} = '300ms'"):
            refused = sends(limit)
        holding.rollback()
    assert refused.status_code == 503
    assert "nothing is doubled" in refused.json()["error"]
    assert kept(limit) == (0, 0)
    assert sends(limit).status_code == 201
    assert kept(limit) == (1, 1)


def test_fault_10_of_two_that_wait_for_each_other_one_gives_way_and_leaves_nothing(
    sends: Sends, kept: Kept, watching: psycopg.Connection[Any], copies: Any
) -> None:
    crossed: list[int] = []
    with psycopg.connect(copies.server.as_superuser(copies.name)) as other:
        other.execute("set deadlock_timeout = '30s'")
        other.execute("set lock_timeout = '20s'")
        other.execute("lock table audit_event in access exclusive mode")
        crossing = threading.Thread(target=_cross, args=(other, watching, crossed))
        crossing.start()
        refused = sends("crossed")
        crossing.join(30)
    assert crossed, "nobody was seen to wait, so nothing was crossed"
    assert refused.status_code == 503
    assert "nothing is doubled" in refused.json()["error"]
    assert kept("crossed") == (0, 0)
    connections.close_all()
    assert sends("crossed").status_code == 201
    assert kept("crossed") == (1, 1)


def _cross(other: psycopg.Connection[Any], watching: psycopg.Connection[Any], crossed: list[int]) -> None:
    """Once the call waits for us, ask for what it holds; then let go of everything, so that it waits no longer."""
    try:
        crossed += _who_waits(watching, "audit_event")
        other.execute("lock table frontdoor_contact in access exclusive mode")
    finally:
        other.rollback()


def _who_waits(watching: psycopg.Connection[Any], table: str) -> list[int]:
    """The processes that wait for a table, as soon as one does; none if nobody has come within twenty seconds."""
    until = time.monotonic() + 20
    while time.monotonic() < until:
        if found := watching.execute(WAITS, [table]).fetchall():
            return [process for (process,) in found]
        time.sleep(0.02)
    return []


def test_fault_16_what_a_starved_server_says_late_is_waited_for(
    patient: None, sends: Sends, kept: Kept, watching: psycopg.Connection[Any], copies: Any
) -> None:
    """Its process is stopped in the middle of a statement, where a lock has it wait, and runs again much later."""
    starved: list[int] = []
    with psycopg.connect(copies.server.as_superuser(copies.name)) as holding:
        holding.execute("lock table frontdoor_contact in access exclusive mode")
        starving = threading.Thread(target=_starve, args=(holding, watching, starved))
        starving.start()
        taken = sends("starved")
        starving.join(30)
    assert starved, "nobody was seen to wait, so nothing was starved"
    assert taken.status_code == 201
    assert kept("starved") == (1, 1)


@pytest.fixture
def patient(sends: Sends) -> Iterator[None]:
    """The application's connection waits as long as pages and calls do, and no longer."""
    options = connections["default"].settings_dict["OPTIONS"]
    connections.close_all()
    options["options"] = PATIENCE
    try:
        yield
    finally:
        connections.close_all()
        del options["options"]


def _starve(holding: psycopg.Connection[Any], watching: psycopg.Connection[Any], starved: list[int]) -> None:
    try:
        starved += _who_waits(watching, "frontdoor_contact")
        for process in starved:
            os.kill(process, signal.SIGSTOP)
        holding.rollback()
        time.sleep(NO_PROCESSOR_S)
    finally:
        for process in starved:
            os.kill(process, signal.SIGCONT)
