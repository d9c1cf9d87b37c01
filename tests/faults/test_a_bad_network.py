"""Between the hub and its database the network is slow, cut, or gone: nothing is lost, doubled or unsaid."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.db import connections
from django.test import Client
from psycopg import sql

from onestory.config.settings import PATIENCE, database
from onestory.console.programs.servers import web
from tests.faults.conftest import Sends
from tests.faults.proxy import Proxy, between

CUTS = (200, 1_500, 6_000, 12_000, 20_000, 1_000_000)
"""Bytes after which the line is cut: while connecting, in the middle, near the end, and never."""
Kept = Callable[[str], tuple[int, int]]


@pytest.fixture
def weather(sends: Sends) -> Iterator[Proxy]:
    """Everything this process asks of the database goes through a network that can be made bad."""
    settled = connections["default"].settings_dict
    before = settled["PORT"]
    with between("127.0.0.1", int(before)) as proxy:
        connections.close_all()
        settled["PORT"] = str(proxy.listens_on)
        try:
            yield proxy
        finally:
            connections.close_all()
            settled["PORT"] = before


def test_fault_07_17_what_cannot_be_reached_is_said_and_the_same_message_is_taken_later_once(
    weather: Proxy, sends: Sends, kept: Kept
) -> None:
    weather.weather.refuses = True
    refused = sends("away")
    assert refused.status_code == 503
    assert "nothing is doubled" in refused.json()["error"]
    assert refused["Retry-After"] == "30"
    assert Client(raise_request_exception=False).get("/refer").status_code == 503
    assert kept("away") == (0, 0)
    weather.weather.clear()
    assert [sends("away").status_code for _ in range(2)] == [201, 200]
    assert kept("away") == (1, 1)


def test_fault_03_05_06_a_line_cut_anywhere_leaves_one_contact_with_its_line_once_it_is_sent_again(
    weather: Proxy, sends: Sends, kept: Kept
) -> None:
    outcomes = set()
    for cut in CUTS:
        connections.close_all()
        weather.weather.clear()
        weather.weather.cut_after = cut
        number = f"cut-{cut}"
        first = sends(number).status_code
        contacts, lines = kept(number)
        assert contacts == lines <= 1
        assert contacts == 1 or first == 503, "it said that it had taken it, and had not"
        connections.close_all()
        weather.weather.clear()
        assert sends(number).status_code == (200 if contacts else 201)
        assert kept(number) == (1, 1)
        outcomes.add(first)
    assert outcomes == {201, 503}, "the cuts must fall both within and beyond, or nothing is proved"


def test_fault_18_a_slow_line_is_waited_for(weather: Proxy, sends: Sends, kept: Kept) -> None:
    weather.weather.latency_s = 0.02
    assert sends("slow").status_code == 201
    assert kept("slow") == (1, 1)


def test_fault_17_a_half_open_line_is_noticed_within_half_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the client is told: the silence itself can only be made by taking a network card away."""
    monkeypatch.setenv("ONESTORY_ANSWERS", "1")
    settings: Any = database("postgresql://a@b/c")
    options = settings["OPTIONS"]
    assert (settings["CONN_MAX_AGE"], settings["CONN_HEALTH_CHECKS"], "pool" in options) == (None, True, False)
    noticed = options["keepalives_idle"] + options["keepalives_interval"] * options["keepalives_count"]
    assert max(noticed, options["tcp_user_timeout"] / 1000, options["connect_timeout"]) <= 30
    assert options["options"] == PATIENCE
    by_hand: Any = database("postgresql://a@b/c?connect_timeout=3")["OPTIONS"]
    assert by_hand["connect_timeout"] == "3"


def test_fault_09_a_page_waits_for_a_lock_or_a_statement_for_less_than_its_server_waits_for_the_page() -> None:
    waits = {name: int(seconds) for name, seconds in re.findall(r"-c (\w+_timeout)=(\d+)s", PATIENCE)}
    assert set(waits) == {"lock_timeout", "statement_timeout", "idle_in_transaction_session_timeout"}
    command = web("127.0.0.1", 1)
    given_up = int(command[command.index("--timeout") + 1])
    assert 0 < waits["lock_timeout"] <= waits["statement_timeout"] < given_up


def test_fault_08_when_no_connection_is_to_be_had_it_is_said_and_nothing_is_kept(
    weather: Proxy, sends: Sends, kept: Kept, watching: psycopg.Connection[Any]
) -> None:
    # Of this test's own database: a role is the whole server's, and other tests are at work on it.
    ours = sql.Identifier(watching.info.dbname)
    watching.execute(sql.SQL("alter database {} connection limit 0").format(ours))
    try:
        connections.close_all()
        assert sends("full").status_code == 503
        assert kept("full") == (0, 0)
    finally:
        watching.execute(sql.SQL("alter database {} connection limit -1").format(ours))
    assert sends("full").status_code == 201
