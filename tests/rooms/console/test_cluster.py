"""The launcher of PostgreSQL: found running, started twice at once, killed and started again with nothing lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest

from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database, roles
from onestory.console.postgres.cluster import Cluster, Server
from onestory.console.programs import locks


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that the server's own user can reach, which pytest's are not when root runs the tests."""
    folder = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="onestory-test-"))
    folder.chmod(0o711)
    yield folder / "cluster"
    cluster.remove(Cluster(folder / "cluster"))
    shutil.rmtree(folder)


def test_a_server_is_started_once_and_found_the_second_time(home: Path) -> None:
    first = cluster.start(Cluster(home))
    assert cluster.start(Cluster(home)) == first


def test_two_commands_that_start_it_at_once_share_one_server(home: Path) -> None:
    with ThreadPoolExecutor() as pool:
        ports = {server.port for server in pool.map(lambda _: cluster.start(Cluster(home)), range(4))}
    assert len(ports) == 1


def test_the_last_to_leave_stops_the_server(home: Path) -> None:
    with cluster.use(Cluster(home)):
        with cluster.use(Cluster(home)):
            pass
        assert cluster.running(Cluster(home)) is not None
    assert cluster.running(Cluster(home)) is None


def test_what_was_written_is_there_after_a_stop(home: Path) -> None:
    with cluster.use(Cluster(home)) as server, database.connect(server.as_superuser()) as connection:
        connection.execute("create table kept as select 7 as it")
    with cluster.use(Cluster(home)) as server, database.connect(server.as_superuser()) as connection:
        assert connection.execute("select it from kept").fetchall() == [(7,)]


def test_a_half_made_folder_is_made_again(home: Path) -> None:
    (home / "server" / "draft").mkdir(parents=True)
    (home / "server" / "draft" / "PG_VERSION").write_text("18")
    assert cluster.start(Cluster(home)).version


def test_a_password_is_asked_of_everyone(home: Path) -> None:
    server = cluster.start(Cluster(home))
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(server.url("postgres", "guess", "postgres"))


def test_the_keys_are_for_their_owner_only(home: Path) -> None:
    cluster.start(Cluster(home))
    assert (home / "keys.json").stat().st_mode & 0o777 == 0o600


def test_the_server_listens_to_this_machine_only_and_forces_every_commit_to_disk(home: Path) -> None:
    server = cluster.start(Cluster(home))
    wanted = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "on", "synchronous_commit": "on"}
    wanted |= {"full_page_writes": "on", "data_checksums": "on", "log_error_verbosity": "terse"}
    with database.connect(server.as_superuser()) as connection:
        rows = connection.execute("select name, setting from pg_settings where name = any(%s)", [list(wanted)])
        assert dict(rows.fetchall()) == wanted


def test_a_server_made_long_ago_is_back_after_a_crash_without_walking_through_its_files(home: Path) -> None:
    cluster.start(Cluster(home))
    cluster.stop(Cluster(home))
    conf = home / "server" / "data" / "postgresql.conf"
    conf.write_text(conf.read_text().replace(cluster.BACK_AFTER_A_CRASH, ""))
    server = cluster.start(Cluster(home))
    with database.connect(server.as_superuser()) as connection:
        kept = connection.execute("show recovery_init_sync_method").fetchone()
    told = conf.read_text().count(cluster.BACK_AFTER_A_CRASH)
    assert (kept, told) == ((("syncfs",), 1) if sys.platform == "linux" else (("fsync",), 0))  # only Linux has the call


def test_the_log_never_quotes_a_row(home: Path) -> None:
    server = cluster.start(Cluster(home))
    with database.connect(server.as_superuser()) as connection:
        connection.execute("create table child (name text unique)")
        connection.execute("insert into child values ('Zqxcanary')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("insert into child values ('Zqxcanary')")
    cluster.stop(Cluster(home))
    logs = "".join(path.read_text() for path in (home / "server").rglob("*.log"))
    assert "duplicate key" in logs
    assert "Zqxcanary" not in logs


def test_another_versions_folder_is_refused_in_plain_words(home: Path) -> None:
    cluster.start(Cluster(home))
    cluster.stop(Cluster(home))
    (home / "server" / "data" / "PG_VERSION").write_text("14\n")
    with pytest.raises(Plain, match="made by PostgreSQL 14"):
        cluster.start(Cluster(home))


def test_the_app_owns_nothing_and_cannot_pass_row_level_security(home: Path) -> None:
    found = database.ready(cluster.start(Cluster(home)), "hub")
    with database.connect(found.owner_url) as owner, database.connect(found.app_url) as app:
        owner.execute("create table child (council int)")
        owner.execute("insert into child values (1)")
        owner.execute("alter table child enable row level security")
        assert app.execute("select * from child").fetchall() == []
        for act in ("create table mine ()", "drop table child", "alter table child disable row level security"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                app.execute(act)


def test_a_given_database_is_prepared_by_a_role_that_may_make_roles(home: Path) -> None:
    server = cluster.start(Cluster(home))
    with database.connect(server.as_superuser()) as connection:
        connection.execute("create database given")
        connection.execute("create role it login superuser password 'it'")
    found = database.given_database(server.url("it", "it", "given"), None, server.keys)
    with database.connect(found.app_url) as app:
        assert app.info.user == roles.APP
        assert app.execute("select similarity('Sam', 'Sam')").fetchone() == (1.0,)


def test_a_role_too_weak_to_prepare_the_database_is_answered_with_the_sql_to_run(home: Path) -> None:
    server = cluster.start(Cluster(home))
    with database.connect(server.as_superuser()) as connection:
        connection.execute("create role weak login password 'weak'")
    with pytest.raises(Plain, match="create role onestory_owner"):
        database.given_database(server.url("weak", "weak", "postgres"), None, server.keys)


def test_an_app_role_that_could_pass_the_wall_is_refused(home: Path) -> None:
    server = cluster.start(Cluster(home))
    url = server.as_superuser()
    with pytest.raises(Plain, match="can pass row-level security"):
        database.given_database(url, url, server.keys)


def test_a_lock_goes_with_the_process_that_held_it(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = (
        f"import pathlib; from onestory.console.programs import locks; held = locks.join(pathlib.Path({str(path)!r}))"
    )
    child = subprocess.Popen([sys.executable, "-c", f"{holder}; print(flush=True); input()"], stdin=-1, stdout=-1)
    with child:
        assert child.stdout is not None
        child.stdout.readline()
        assert locks.only_one(path) is None
        child.kill()
    last = locks.only_one(path)
    assert last is not None
    last.close()


@dataclass
class Writers:
    """Clients that write numbered rows one commit at a time, and remember every one that was acknowledged."""

    server: Server
    commit: str
    acknowledged: list[int] = field(default_factory=list)
    enough: threading.Event = field(default_factory=threading.Event)

    def write(self, first: int) -> None:
        try:
            with database.connect(self.server.as_superuser()) as connection:
                connection.execute(f"set synchronous_commit = {self.commit}")
                for number in range(first, first + 1_000_000):
                    connection.execute("insert into ack values (%s)", [number])
                    self.acknowledged.append(number)
                    if len(self.acknowledged) > 400:
                        self.enough.set()
        except (psycopg.Error, Plain):
            return


def acknowledged_and_found(home: Path, commit: str) -> tuple[list[int], list[int]]:
    """Kill the server and all its processes in the middle of writing; start it; compare."""
    server = cluster.start(Cluster(home))
    with database.connect(server.as_superuser()) as connection:
        connection.execute("create table ack (number int)")
        connection.execute("alter system set wal_writer_delay = '10s'")
        connection.execute("select pg_reload_conf()")
    writers = Writers(server, commit)
    threads = [threading.Thread(target=writers.write, args=(first,)) for first in (0, 10_000_000)]
    for thread in threads:
        thread.start()
    assert writers.enough.wait(30)
    kill(home)
    for thread in threads:
        thread.join()
    with database.connect(cluster.start(Cluster(home)).as_superuser()) as connection:
        found = [number for (number,) in connection.execute("select number from ack order by 1").fetchall()]
    return sorted(writers.acknowledged), found


def kill(home: Path) -> None:
    """The postmaster first, so that it cannot tidy up, then whatever it had started."""
    postmaster = int((home / "server" / "data" / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    for process in (postmaster, *map(int, children)):
        os.kill(process, signal.SIGKILL)


def test_every_acknowledged_row_is_found_once_after_a_kill(home: Path) -> None:
    acknowledged, found = acknowledged_and_found(home, "on")
    assert len(found) == len(set(found))
    assert set(acknowledged) <= set(found)


def test_the_kill_is_hard_enough_to_lose_rows_that_were_not_forced_to_disk(home: Path) -> None:
    acknowledged, found = acknowledged_and_found(home, "off")
    assert set(acknowledged) - set(found)
