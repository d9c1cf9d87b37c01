"""Locks that do not come free, and two that wait for each other: one gives way in words, and nothing is half done."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.db import connection, connections

from tests.faults.conftest import Sends

Kept = Callable[[str], tuple[int, int]]


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
    sends: Sends, kept: Kept, copies: Any
) -> None:
    with psycopg.connect(copies.server.as_superuser(copies.name)) as other:
        other.execute("set deadlock_timeout = '30s'")
        other.execute("set lock_timeout = '20s'")
        other.execute("lock table audit_event in access exclusive mode")
        crossing = threading.Timer(0.5, _cross, args=(other,))
        crossing.start()
        refused = sends("crossed")
        crossing.join(30)
        other.rollback()
    assert refused.status_code == 503
    assert "nothing is doubled" in refused.json()["error"]
    assert kept("crossed") == (0, 0)
    connections.close_all()
    assert sends("crossed").status_code == 201
    assert kept("crossed") == (1, 1)


def _cross(other: psycopg.Connection[Any]) -> None:
    other.execute("lock table frontdoor_contact in access exclusive mode")
