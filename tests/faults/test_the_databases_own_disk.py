"""The disk under PostgreSQL is full, or answers with errors: what was acknowledged is found, no more is promised."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from onestory.console.places import ROOT
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database
from onestory.console.postgres.cluster import Cluster
from onestory.console.programs.processes import lives

ROW = "insert into ack select %s, pg_logical_emit_message(true, 'weight', repeat('x', 100000))::text"
"""A small row that weighs 100 kB in the journal, so that it is the journal that meets the end of the disk."""


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the server's own user can reach, which pytest's are not when root runs the tests."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="onestory-test-"))
    folder.chmod(0o711)
    cluster.start(Cluster(folder / "cluster"))
    yield folder / "cluster"
    kill(folder / "cluster")
    shutil.rmtree(folder)


def writes(home: Path, numbers: range) -> list[int]:
    """Write rows to the server that runs, a commit each; the numbers of those that were acknowledged."""
    acknowledged: list[int] = []
    server = cluster.running(Cluster(home))
    if server is None:
        return acknowledged
    try:
        with database.connect(server.as_superuser()) as connection:
            connection.execute("create table if not exists ack (number int, place text)")
            for number in numbers:
                connection.execute(ROW, [number])
                acknowledged.append(number)
    except (psycopg.Error, Plain):
        pass
    return acknowledged


def found(home: Path) -> list[int]:
    with database.connect(cluster.start(Cluster(home)).as_superuser()) as connection:
        return [number for (number,) in connection.execute("select number from ack order by 1").fetchall()]


def went_down(home: Path) -> bool:
    """Whether the server threw everybody out, as it does when its journal cannot be written; its log follows it."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if any("PANIC" in path.read_text() for path in (home / "server").rglob("*.log")):
            return True
        time.sleep(0.1)
    return False


def processes(home: Path) -> list[int]:
    """The postmaster and its children; none when it has gone."""
    try:
        postmaster = int((home / "server" / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    except (OSError, IndexError):
        return []
    return [postmaster, *map(int, children)]


def kill(home: Path) -> None:
    """Take the server away at once, all of it: one that cannot write cannot be asked to stop."""
    for process in processes(home):
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    until = time.monotonic() + 30
    while any(lives(process) for process in processes(home)) and time.monotonic() < until:
        time.sleep(0.05)


def on_a_bad_disk(home: Path, *how: str) -> None:
    """Start the server again on a disk that fails in one way; it may already fall over itself while it starts."""
    cluster.stop(Cluster(home))
    command = [sys.executable, "-m", "tests.faults.bad_disk", str(home), *how]
    subprocess.run(command, check=False, timeout=90, cwd=ROOT, env=os.environ)


def kept_once(home: Path, acknowledged: list[int]) -> bool:
    """On a good disk again: every acknowledged row is found, and none twice."""
    kill(home)
    rows = found(home)
    return set(acknowledged) <= set(rows) and len(rows) == len(set(rows))


def test_fault_11_what_finds_no_room_is_refused_and_what_stood_before_stands(home: Path) -> None:
    before = writes(home, range(5))
    on_a_bad_disk(home, "full")
    with database.connect(cluster.start(Cluster(home)).as_superuser()) as connection:
        connection.execute("create unlogged table note as select 1 as number, 'first' as words")
        with pytest.raises(psycopg.Error, match=r"could not (extend|write to) file"):
            connection.execute("insert into note select n, repeat(md5(n::text), 9) from generate_series(2, 60000) n")
        assert connection.execute("select * from note").fetchall() == [(1, "first")]
        assert connection.execute("select number from ack order by 1").fetchall() == [(number,) for number in before]


def test_fault_11_a_journal_without_room_stops_the_server_and_loses_nothing_acknowledged(home: Path) -> None:
    acknowledged = writes(home, range(5))
    with database.connect(cluster.start(Cluster(home)).as_superuser()) as connection:
        connection.execute("select pg_switch_wal()")
    on_a_bad_disk(home, "full")
    acknowledged += writes(home, range(5, 500))
    assert 5 < len(acknowledged) < 500, "the journal was never without room"
    assert went_down(home)
    assert kept_once(home, acknowledged)


def test_fault_12_what_the_disk_did_not_take_is_not_acknowledged(home: Path) -> None:
    acknowledged = writes(home, range(5))
    on_a_bad_disk(home, "errors")
    assert writes(home, range(5, 10)) == []
    assert went_down(home)
    assert kept_once(home, acknowledged)


def test_a_server_that_does_not_force_its_journal_would_have_said_yes(home: Path) -> None:
    cluster.remove(Cluster(home))
    cluster.start(Cluster(home, durable=False))
    on_a_bad_disk(home, "errors", "careless")
    assert writes(home, range(5)) == list(range(5))
