"""Backing up and going back: a drill with a whole hub, and every way it must refuse and leave things as they were."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from onestory.console.keeping.archive import Archive, Copy
from onestory.console.keeping.restoring import Restored, put_back
from onestory.console.keeping.taking import forget, take
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database, roles
from onestory.console.programs import locks
from onestory.people.rules.journal import UP, ShieldLine

CENSUS = """<Message>
 <Header>
  <CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails>
  <Source><SourceLevel>L</SourceLevel><LEA>201</LEA><DateTime>2026-05-23T11:14:05</DateTime></Source>
 </Header>
 <Children>
  <Child>
   <ChildIdentifiers>
    <LAchildID>C0001</LAchildID><PersonBirthDate>2015-03-27</PersonBirthDate><Sex>F</Sex>
   </ChildIdentifiers>
   <ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
   <CINdetails>
    <CINreferralDate>2025-10-06</CINreferralDate><ReferralSource>1A</ReferralSource><PrimaryNeedCode>N4</PrimaryNeedCode>
   </CINdetails>
  </Child>
 </Children>
</Message>
"""
ONESTORY = [sys.executable, "-m", "onestory.console"]


def silent(_what: str) -> None:
    """Whom progress is told when nobody watches."""


@contextmanager
def a_folder() -> Iterator[Path]:
    """Room for a hub's state and its backups, where the server's own user can go."""
    made = Path(tempfile.mkdtemp(dir="/var/tmp", prefix="onestory-keep-"))
    made.chmod(0o711)
    (made / "state").mkdir(mode=0o711)
    try:
        yield made
    finally:
        cluster.remove(database.our_cluster(made / "state"))
        shutil.rmtree(made)


@pytest.fixture
def folder() -> Iterator[Path]:
    with a_folder() as made:
        yield made


@dataclass
class Hub:
    """A database named as a hub's, with one table, and a folder for its backups."""

    folder: Path

    @property
    def state(self) -> Path:
        return self.folder / "state"

    @property
    def ours(self) -> cluster.Cluster:
        return database.our_cluster(self.state)

    @property
    def archive(self) -> Archive:
        return Archive(self.folder / "backups")

    @contextmanager
    def at_work(self) -> Iterator[roles.Connection]:
        with cluster.use(self.ours) as server:
            with database.connect(server.as_superuser()) as connection:
                if not roles.has_database(connection, database.NAME):
                    connection.execute(f"create database {database.NAME}")
            with database.connect(server.as_superuser(database.NAME)) as connection:
                connection.execute("create table if not exists kept (word text)")
                yield connection
                _keep_the_journal(connection)

    def words(self) -> list[str]:
        with self.at_work() as connection:
            return [row[0] for row in connection.execute("select word from kept order by 1")]

    def copied(self) -> Copy:
        return take(self.state, self.archive, silent)

    def back_to(self, moment: datetime | None, archive: Archive | None = None) -> Restored:
        return put_back(self.state, archive or self.archive, moment, silent, replace=True)


def write(connection: roles.Connection, word: str) -> datetime:
    """Write a word; a moment just after it, by the database's own clock."""
    connection.execute("insert into kept values (%s)", [word])
    row = connection.execute("select clock_timestamp()").fetchone()
    assert row is not None
    time.sleep(0.02)
    moment: datetime = row[0]
    return moment


def _keep_the_journal(connection: roles.Connection) -> None:
    """Finish the piece of journal in hand, and wait until the server has put it away."""
    row = connection.execute("select pg_walfile_name(pg_logical_emit_message(true, 'test', 'end'))").fetchone()
    assert row is not None
    connection.execute("select pg_switch_wal()")
    for _ in range(200):
        done = connection.execute("select last_archived_wal >= %s from pg_stat_archiver", [row[0]]).fetchone()
        if done and done[0]:
            return
        time.sleep(0.05)
    raise AssertionError(f"{row[0]} was not kept")


@dataclass
class Standing(Hub):
    """A hub with a copy and two words written since; refusals must leave it as it is."""

    oldest: datetime
    wanted: datetime
    copy: Copy


@pytest.fixture(scope="module")
def standing() -> Iterator[Standing]:
    with a_folder() as made:
        hub = Hub(made)
        with hub.at_work() as connection:
            oldest = write(connection, "before")
            copy = hub.copied()
            wanted = write(connection, "wanted")
        yield Standing(made, oldest, wanted, copy)


@pytest.fixture(autouse=True)
def nothing_is_lost_by_a_refusal(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whatever a test was refused, the words are still there."""
    yield
    if "standing" in request.fixturenames:
        assert request.getfixturevalue("standing").words() == ["before", "wanted"]


def test_it_goes_back_to_a_moment_between_two_writings_again_and_again(folder: Path) -> None:
    hub = Hub(folder)
    with hub.at_work() as connection:
        write(connection, "before")
        hub.copied()
        first = write(connection, "wanted")
        write(connection, "a mistake")
    restored = hub.back_to(first)
    assert restored.rows == {"kept": 2}
    assert restored.aside is not None
    assert (restored.aside / "PG_VERSION").exists()
    with hub.at_work() as connection:
        hub.copied()
        second = write(connection, "later")
        write(connection, "another mistake")
    hub.back_to(second)
    assert hub.words() == ["before", "later", "wanted"]


def test_with_no_moment_and_no_server_left_it_goes_to_the_last_that_was_kept(folder: Path) -> None:
    hub = Hub(folder)
    with hub.at_work() as connection:
        write(connection, "before")
        hub.copied()
        write(connection, "last")
    shutil.rmtree(hub.ours.server)
    offline = folder / "offline"
    shutil.copytree(hub.archive.folder, offline)
    offline.chmod(0o700)
    hub.back_to(None, Archive(offline))
    assert hub.words() == ["before", "last"]


def test_a_database_that_is_there_is_not_replaced_unasked(standing: Standing) -> None:
    with pytest.raises(Plain, match="--replace"):
        put_back(standing.state, standing.archive, None, silent, replace=False)


def test_a_moment_after_the_journal_ends_is_refused(standing: Standing) -> None:
    with pytest.raises(Plain, match="ends before the moment"):
        standing.back_to(standing.wanted + timedelta(hours=1))


def test_a_moment_before_the_oldest_copy_is_refused(standing: Standing) -> None:
    with pytest.raises(Plain, match="after the moment"):
        standing.back_to(standing.oldest)


def test_a_damaged_copy_is_refused(standing: Standing, folder: Path) -> None:
    other = Archive(folder / "damaged")
    shutil.copytree(standing.archive.folder, other.folder)
    damaged = next(path for path in other.newest(None).data.glob("base/*/*") if path.stat().st_size > 8192)
    content = bytearray(damaged.read_bytes())
    content[5000] ^= 0xFF
    damaged.write_bytes(bytes(content))
    with pytest.raises(Plain, match="damaged"):
        standing.back_to(None, other)


def test_a_missing_piece_of_journal_is_refused(standing: Standing, folder: Path) -> None:
    other = Archive(folder / "without")
    shutil.copytree(standing.archive.folder, other.folder)
    for piece in other.journal.glob("*.gz"):
        piece.unlink()
    with pytest.raises(Plain, match="ends before the moment"):
        standing.back_to(standing.wanted, other)


def test_the_keys_of_another_hub_and_none_at_all_are_refused(standing: Standing) -> None:
    keys = standing.ours.home / "keys.json"
    own = keys.read_text()
    keys.write_text(json.dumps(json.loads(own) | {"secret_key": "another"}))
    with pytest.raises(Plain, match="not those of the hub"):
        standing.back_to(None)
    keys.unlink()
    with pytest.raises(Plain, match=r"keys\.json"):
        standing.back_to(None)
    keys.write_text(own)


def test_a_running_hub_is_not_replaced(standing: Standing) -> None:
    up = locks.only_one(standing.state / "up.lock")
    assert up is not None
    with up, pytest.raises(Plain, match="running"):
        standing.back_to(None)


def test_a_copy_that_was_interrupted_is_no_copy(standing: Standing, folder: Path) -> None:
    other = Archive(folder / "half")
    shutil.copytree(standing.archive.folder, other.folder)
    half = other.copies / "2999-01-01T000000.000000Z"
    half.mkdir()
    assert other.newest(None).folder.name == standing.copy.folder.name


def test_old_copies_go_and_the_newest_stay(standing: Standing, folder: Path) -> None:
    other = Archive(folder / "many")
    shutil.copytree(standing.archive.folder, other.folder)
    newest = other.copies / "2999-01-01T000000.000000Z"
    shutil.copytree(other.newest(None).folder, newest)
    assert forget(other, 1) == 1
    assert [copy.folder for copy in other.all()] == [newest]


class Drill:
    """A whole hub, driven as an operator drives it."""

    def __init__(self, folder: Path, census: Path) -> None:
        self.folder, self.census = folder, census
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("ONESTORY_")}
        self.environment |= {"ONESTORY_STATE": str(folder / "state")}
        self.environment.pop("DATABASE_URL", None)
        self.ours = database.our_cluster(folder / "state")

    def says(self, *arguments: str, code: int = 0) -> dict[str, Any]:
        done = subprocess.run(
            [*ONESTORY, *arguments], capture_output=True, text=True, check=False, env=self.environment
        )
        assert done.returncode == code, done.stderr
        said: dict[str, Any] = json.loads(done.stdout)
        return said

    def takes_in(self, name: str, child: str) -> None:
        file = self.census.with_name(name)
        file.write_text(self.census.read_text().replace("C0001", child))
        assert self.says("import", "cin", str(file), "--json")["accepted"]

    def content(self) -> dict[str, str]:
        """A digest of every row of what people do and see; the clockwork's own tables change by themselves."""
        query = "select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from {} t"
        with cluster.use(self.ours) as server, database.connect(server.as_superuser(database.NAME)) as connection:
            names = [
                row[0]
                for row in connection.execute(
                    "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' "
                    "and not relispartition and relname !~ '^(procrastinate|django|audit)'"
                )
            ]
            return {name: str(connection.execute(query.format(name)).fetchone()) for name in names}

    def moment(self) -> str:
        with cluster.use(self.ours) as server, database.connect(server.as_superuser()) as connection:
            row = connection.execute("select clock_timestamp()").fetchone()
        assert row is not None
        time.sleep(0.1)
        return str(row[0].isoformat())

    def leaves_a_letter_waiting(self) -> None:
        with cluster.use(self.ours) as server, database.connect(server.as_superuser(database.NAME)) as connection:
            connection.execute(
                "insert into procrastinate_jobs (queue_name, task_name, status) "
                "values ('post', 'onestory.jobs.tasks.send_a_letter', 'todo')"
            )

    @property
    def journal(self) -> Path:
        return self.folder / "state" / "hub" / "anchors" / "shields.jsonl"

    def shields_somebody_unknown(self) -> None:
        line = ShieldLine(council=1, person=uuid4(), what=UP, at=datetime.fromisoformat("2999-01-01T00:00:00+00:00"))
        self.journal.parent.mkdir(parents=True, exist_ok=True)
        self.journal.write_text(line.text() + "\n")

    def goes_wrong(self) -> None:
        """An operator's mistake, then the disk gone under a server that was killed."""
        with cluster.use(self.ours) as server:
            with database.connect(server.as_superuser(database.NAME)) as connection:
                connection.execute("truncate feeds_sourcerecord cascade")
                _keep_the_journal(connection)
            os.kill(int((self.ours.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
            time.sleep(0.5)
        shutil.rmtree(self.ours.data)


def test_the_drill_back_up_write_destroy_restore_compare(folder: Path, tmp_path: Path) -> None:
    census = tmp_path / "census.xml"
    census.write_text(CENSUS)
    drill = Drill(folder, census)
    drill.takes_in("first.xml", "C0001")
    backups = str(folder / "backups")
    assert drill.says("backup", "--to", backups, "--json")["rows"]["feeds_sourcerecord"] > 0
    drill.takes_in("second.xml", "C0002")
    drill.leaves_a_letter_waiting()
    wanted, moment = drill.content(), drill.moment()
    drill.goes_wrong()
    drill.shields_somebody_unknown()
    asked = ["restore", "--at", moment, "--reason", "the drill", "--json"]
    said = drill.says(*asked, "--from", backups, code=1)
    assert ["does not know yet" in fault for fault in said["faults"]] == [True]
    drill.journal.unlink()
    said = drill.says(*asked, "--settle")
    assert (said["ok"], said["faults"]) == (1, [])
    assert said["held"]["send_a_letter"] == 1
    assert drill.content() == wanted
    assert drill.says("verify", "audit", "--json")["ok"] == 1
    assert drill.says("restore", "--release", "--json")["released"] == said["held"]
    assert drill.says("restore", "--release", "--json")["released"] == {}
