"""A hub that can be killed as a power cut kills it, and come up again over what is on its disk."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import psycopg
from psycopg import sql

from onestory.console.hub import environment
from onestory.console.postgres import cluster, database, roles
from onestory.console.programs import servers
from onestory.console.programs.addresses import Address, any_port, wait_until_answers
from onestory.console.programs.children import Child

HOST = "127.0.0.1"
GONE_WITHIN_S = 20.0
BEFORE_DISK = ("synchronous_commit", "off"), ("wal_writer_delay", "10s"), ("wal_writer_flush_after", "1GB")
"""Commits are then said to be done before they are on disk, and are put there seconds later."""


class Killable:
    """The web server and the database of a state folder, as they are started by `onestory up`."""

    def __init__(self, state: Path) -> None:
        self.state, self.cluster = state, database.our_cluster(state)
        self.web: Child | None = None
        self.address = Address(HOST, any_port(HOST))

    def __enter__(self) -> Killable:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if self.web:
            self.web.stop()

    def up(self) -> None:
        """Start what is down: the database first, then the web server over it."""
        server = cluster.start(self.cluster)
        if self.web is None or self.web.is_down:
            self.address = Address(HOST, any_port(HOST))
            found = database.on(server, database.NAME)
            settings = os.environ | environment(found, self.state) | {"ONESTORY_ANSWERS": "1", "ONESTORY_HOSTS": HOST}
            command = servers.web(HOST, self.address.port, is_loaded_once=True)
            self.web = Child("web server", command, settings, self.state / "web.log")
            self.web.start()
            wait_until_answers(self.address, self.web)

    def kill_workers(self, struck: Callable[[], object]) -> None:
        """kill -9 of whatever answers requests, in the middle of them; what only starts such workers goes on."""
        for pid in self._workers():
            _kill(pid)
        struck()

    def _workers(self) -> list[int]:
        if self.web is None or self.web.process is None:
            return []
        main = self.web.process.pid
        return [int(pid) for pid in Path(f"/proc/{main}/task/{main}/children").read_text().split()]

    def kill_web(self, struck: Callable[[], object] = int) -> None:
        """kill -9 of the web server and all its workers, in the middle of whatever they do."""
        if self.web and self.web.process:
            os.killpg(self.web.process.pid, signal.SIGKILL)
            struck()
            self.web.process.wait(GONE_WITHIN_S)

    def cut_power(self, struck: Callable[[], object]) -> None:
        """Both at once, as far as anything is in hand that could be lost."""
        self._kill_servers(self._servers() + self._workers(), struck)

    def kill_database(self, struck: Callable[[], object]) -> None:
        """kill -9 of the database server and every process of its own; the web server is left without one."""
        self._kill_servers(self._servers(), struck)

    def _servers(self) -> list[int]:
        main = int((self.cluster.data / "postmaster.pid").read_text().split()[0])
        with psycopg.connect(self.superuser_url()) as connection:
            return [main, *(pid for (pid,) in connection.execute("select pid from pg_stat_activity"))]

    def _kill_servers(self, pids: list[int], struck: Callable[[], object]) -> None:
        for pid in pids:
            _kill(pid)
        struck()
        _wait_until_gone(self.cluster.data)

    def superuser_url(self) -> str:
        """The database, past every wall."""
        return cluster.start(self.cluster).as_superuser(database.NAME)

    def acknowledges_before_it_is_on_disk(self) -> None:
        """Make it a hub that promises too early: the control that shows a loss would be seen."""
        with psycopg.connect(self.superuser_url(), autocommit=True) as connection:
            for name, value in BEFORE_DISK:
                connection.execute(sql.SQL("alter system set {} = {}").format(sql.Identifier(name), sql.Literal(value)))
        self.kill_web()
        cluster.stop(self.cluster)


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _wait_until_gone(data: Path) -> None:
    """Until nobody of the old server answers any more."""
    port = int((data / "postmaster.pid").read_text().splitlines()[3])
    until = time.monotonic() + GONE_WITHIN_S
    while time.monotonic() < until:
        try:
            psycopg.connect(host=HOST, port=port, user=roles.APP, connect_timeout=2).close()
        except psycopg.OperationalError as fault:
            if "refused" in str(fault):
                return
        time.sleep(0.05)
