"""Our own launcher of PostgreSQL: made once, started on a free port of this machine, stopped by the last to leave."""

from __future__ import annotations

import shutil
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg

from onestory.console.places import make_folder
from onestory.console.plain import Plain
from onestory.console.postgres import binaries
from onestory.console.postgres.keys import Keys, keys_in
from onestory.console.postgres.unprivileged import give, run
from onestory.console.programs import locks, processes

SUPERUSER = "postgres"
START_WITHIN_S = 60.0
# What PostgreSQL says while a killed server's last process is still being buried: waiting is the cure.
PASSING = ("postmaster.pid", "is still in use", "could not bind", "Address already in use")

SETTINGS = """
# Written by onestory.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 200
shared_buffers = '256MB'
max_wal_size = '2GB'
jit = off
timezone = 'Europe/London'
log_timezone = 'Europe/London'
password_encryption = 'scram-sha-256'
# The log is kept a week and holds no row of anybody's: by default errors quote the values.
logging_collector = on
log_directory = 'log'
log_filename = 'server-%a.log'
log_rotation_age = '1d'
log_rotation_size = 0
log_truncate_on_rotation = on
log_error_verbosity = terse
log_min_error_statement = panic
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
"""
# What `onestory backup` needs to be standing ready; until it names a folder, finished journals are let go.
ARCHIVING = """
# Written by onestory, for `onestory backup`.
archive_mode = on
archive_command = '/bin/true'
archive_timeout = '5min'
"""
DURABLE = """
fsync = on
synchronous_commit = on
full_page_writes = on
"""
# After a crash every file of the database is put on disk before it is read: file by file that took most of the time
# for which a hub was down. Linux does it for a whole file system at once.
BACK_AFTER_A_CRASH = """
# Written by onestory.
recovery_init_sync_method = syncfs
"""
THROW_AWAY = """
fsync = off
synchronous_commit = off
full_page_writes = off
"""


@dataclass(frozen=True)
class Cluster:
    """A database server's folder, whether or not the server is running."""

    home: Path
    durable: bool = True

    @property
    def server(self) -> Path:
        """What the server's own user may write."""
        return self.home / "server"

    @property
    def data(self) -> Path:
        return self.server / "data"

    @property
    def keys(self) -> Keys:
        return keys_in(self.home)


@dataclass(frozen=True)
class Server:
    """A running server: where it listens and how to enter."""

    port: int
    keys: Keys
    version: str

    def url(self, user: str, password: str, database: str) -> str:
        return f"postgresql://{user}:{password}@127.0.0.1:{self.port}/{database}"

    def as_superuser(self, database: str = "postgres") -> str:
        return self.url(SUPERUSER, self.keys.superuser, database)


@contextmanager
def use(cluster: Cluster) -> Iterator[Server]:
    """Have the server running for as long as the block lasts; the last user to leave stops it."""
    make_folder(cluster.home)
    door = cluster.home / "door.lock"
    with locks.alone(door):
        present = locks.join(cluster.home / "users.lock")
        try:
            server = start(cluster)
        except BaseException:
            # Interrupted in the middle of starting: what is being born shows itself in a moment.
            time.sleep(0.3)
            _leave(cluster, present)
            raise
    try:
        yield server
    finally:
        with locks.alone(door):
            _leave(cluster, present)


def _leave(cluster: Cluster, present: IO[str]) -> None:
    present.close()
    last = locks.only_one(cluster.home / "users.lock")
    if last is not None:
        stop(cluster)
        last.close()


def start(cluster: Cluster) -> Server:
    """The running server, started if it is not; safe to ask twice, from two processes, and after a kill -9."""
    make_folder(cluster.home)
    with locks.alone(cluster.home / "cluster.lock"):
        found = running(cluster)
        if found is not None:
            return found
        programs = binaries.find(cluster.home / "postgres")
        _initialise(cluster, programs)
        if cluster.durable:
            _made_ready(cluster)
        return _launch(cluster, programs)


def stop(cluster: Cluster) -> None:
    """Stop the server, waiting until it has written everything; a stopped one is left alone."""
    with locks.alone(cluster.home / "cluster.lock"):
        if _postmaster(cluster) is None:
            return
        programs = binaries.find(cluster.home / "postgres")
        run([programs["pg_ctl"], "-D", cluster.data, "-m", "fast", "-w", "-t", "60", "stop"])


def remove(cluster: Cluster) -> None:
    """Stop the server and forget everything it held."""
    if cluster.home.exists():
        stop(cluster)
        shutil.rmtree(cluster.home, ignore_errors=True)


def running(cluster: Cluster) -> Server | None:
    """The server if it answers as ours; None when it is stopped, dead or still starting."""
    found = _postmaster(cluster)
    if found is None:
        return None
    keys = cluster.keys
    draft = Server(port=found.port, keys=keys, version="")
    try:
        with psycopg.connect(draft.as_superuser(), connect_timeout=2, autocommit=True) as connection:
            version = connection.execute("show server_version").fetchone()
            folder = connection.execute("show data_directory").fetchone()
    except psycopg.Error:
        return None
    if version is None or folder is None or Path(folder[0]).resolve() != cluster.data.resolve():
        return None
    return Server(port=found.port, keys=keys, version=version[0])


@dataclass(frozen=True)
class _Postmaster:
    pid: int
    port: int


def _postmaster(cluster: Cluster) -> _Postmaster | None:
    """What postmaster.pid says, if the process it names still lives."""
    try:
        lines = (cluster.data / "postmaster.pid").read_text().splitlines()
        found = _Postmaster(pid=int(lines[0]), port=int(lines[3]))
    except (OSError, ValueError, IndexError):
        return None
    return found if processes.lives(found.pid) else None


def _initialise(cluster: Cluster, programs: binaries.Binaries) -> None:
    """Make the data folder; one that was interrupted half-way is made again."""
    if cluster.data.exists():
        _same_version(cluster, programs)
        return
    draft = cluster.server / "draft"
    cluster.server.mkdir(exist_ok=True)
    give(cluster.server)
    cluster.server.chmod(0o700)
    _reachable(cluster.server)
    shutil.rmtree(draft, ignore_errors=True)
    password = cluster.server / "password"
    password.touch(mode=0o600)
    password.write_text(cluster.keys.superuser)
    give(password)
    made = run([programs["initdb"], "-D", draft, *_initdb_options(programs, password, cluster.durable)])
    password.unlink()
    if made.returncode:
        raise Plain(f"PostgreSQL could not make its folder in {cluster.server}: {_last_line(made.stderr)}")
    with (draft / "postgresql.conf").open("a") as conf:
        conf.write(SETTINGS + (DURABLE if cluster.durable else THROW_AWAY))
    draft.rename(cluster.data)


def _made_ready(cluster: Cluster) -> None:
    """Give a server what it lacks of what a server is given now, as it starts: it may have been made long ago."""
    conf = cluster.data / "postgresql.conf"
    said = conf.read_text()
    needs = (ARCHIVING, BACK_AFTER_A_CRASH) if sys.platform == "linux" else (ARCHIVING,)
    with conf.open("a") as file:
        file.writelines(each for each in needs if each not in said)


def _reachable(folder: Path) -> None:
    """Root's server runs as somebody else, who must be able to pass through every folder above."""
    try:
        closed = run(["/bin/ls", folder]).returncode != 0
    except OSError:
        closed = True
    if closed:
        raise Plain(
            f"PostgreSQL does not run as root, and its own user cannot reach {folder}: "
            "set ONESTORY_STATE to a folder whose parents everyone may pass through, such as one in /var/tmp."
        )


def _initdb_options(programs: binaries.Binaries, password: Path, durable: bool) -> list[str]:
    """UTF-8 sorted by code point everywhere, so that an index means the same on every machine."""
    locale = (
        ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        if programs.major >= 17
        else ["--locale=C"]
    )
    return [
        f"--username={SUPERUSER}",
        f"--pwfile={password}",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--data-checksums",
        *locale,
        *([] if durable else ["--no-sync"]),
    ]


def _same_version(cluster: Cluster, programs: binaries.Binaries) -> None:
    made_by = (cluster.data / "PG_VERSION").read_text().strip()
    if made_by != str(programs.major):
        raise Plain(
            f"The database in {cluster.home} was made by PostgreSQL {made_by} and this is {programs.version}: "
            f"point PG_BIN at PostgreSQL {made_by}, or begin again with `onestory up --fresh`."
        )


def _launch(cluster: Cluster, programs: binaries.Binaries) -> Server:
    """Start, waiting out what a kill -9 leaves behind: a zombie, its lock file, its shared memory."""
    until = time.monotonic() + START_WITHIN_S
    while True:
        complaint = _try_to_start(cluster, programs)
        found = running(cluster)
        if found is not None:
            return found
        if time.monotonic() > until or (complaint and not any(word in complaint for word in PASSING)):
            raise Plain(f"PostgreSQL did not start: {_last_line(complaint)} Its log is in {cluster.server}.")
        time.sleep(0.25)


def _try_to_start(cluster: Cluster, programs: binaries.Binaries) -> str:
    """One attempt; what the server complained of, or nothing."""
    log = cluster.server / "start.log"
    if log.exists():
        log.unlink()
    port = f"-p {_port_before(cluster) or _free_port()}"
    said = run([programs["pg_ctl"], "-D", cluster.data, "-l", log, "-o", port, "-w", "-t", "30", "start"])
    if said.returncode == 0:
        return ""
    return (log.read_text() if log.exists() else "") + said.stderr


def _port_before(cluster: Cluster) -> int | None:
    """Where a killed server listened, if nobody does now: a hub that outlived it looks for it there."""
    try:
        port = int((cluster.data / "postmaster.pid").read_text().splitlines()[3])
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except (OSError, ValueError, IndexError):
        return None
    return port


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _last_line(text: str) -> str:
    telling = [line for line in text.splitlines() if "FATAL" in line or "error" in line] or text.splitlines()
    return telling[-1].strip().rstrip(".") + "." if telling else "it said nothing."
