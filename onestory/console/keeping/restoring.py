"""Putting a hub's database back as it was at a moment; what stood there before is moved aside, never deleted."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from psycopg import sql

from onestory.console.keeping.archive import Archive, Copy, fetch_command, fingerprint
from onestory.console.keeping.taking import Tell, check, rows
from onestory.console.places import make_folder
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database
from onestory.console.postgres.cluster import Cluster
from onestory.console.postgres.unprivileged import give
from onestory.console.programs import locks

REPLAY_WITHIN_S = 4 * 3600.0
RAN_OUT = "recovery ended before configured recovery target was reached"
TOO_LATE = (
    "The journal that was kept ends before the moment you ask for, so the database was left as it was. "
    "Ask for an earlier moment, or leave --at out to have the last one that was kept."
)
TO_UNSET = ("restore_command", "recovery_target_time", "recovery_target_action", "archive_command")


@dataclass(frozen=True)
class Restored:
    """What a hub was put back to. `rows` counts every table now; `aside` is where the database before it lies."""

    copy: Copy
    at: datetime | None
    rows: dict[str, int]
    aside: Path | None


def put_back(state: Path, archive: Archive, at: datetime | None, tell: Tell, *, replace: bool) -> Restored:
    """Copy, check, replay the journal up to the moment, open. Whatever fails, what was there stays in its place."""
    ours = database.our_cluster(state)
    make_folder(ours.home)
    with _nobody_at_work(state, ours):
        copy = archive.newest(at)
        _same_keys(ours, copy)
        if ours.data.exists() and not replace:
            raise Plain(f"There is a database in {ours.home} already. Add --replace: it will be moved aside and kept.")
        tell(f"copying {copy.folder.name}")
        draft = _bring(ours, archive, copy)
        tell("checking the copy")
        try:
            check(ours, draft)
        except Plain:
            _clear(ours)
            raise
        _to_replay(draft, _journal_of(ours), at)
        aside = _swap(ours, draft)
        tell("replaying the journal")
        try:
            counted = _replay(ours)
        except BaseException:
            _swap_back(ours, aside)
            raise
        _clear(ours)
        _beside(state, copy)
    return Restored(copy, at, counted, aside)


@contextmanager
def _nobody_at_work(state: Path, ours: Cluster) -> Iterator[None]:
    """Hold the hub's places, so that nothing starts or runs on what is about to be replaced."""
    up, users = locks.only_one(state / "up.lock"), locks.only_one(ours.home / "users.lock")
    try:
        if up is None or users is None:
            raise Plain("The hub is running: stop it first, so that nobody works on what is about to be replaced.")
        cluster.stop(ours)
        yield
    finally:
        for lock in (up, users):
            if lock is not None:
                lock.close()


def _same_keys(ours: Cluster, copy: Copy) -> None:
    if not (ours.home / "keys.json").exists():
        raise Plain(
            f"The keys of that hub are not here. Put its keys.json, which no backup holds, into {ours.home} "
            "(readable by you alone), and try again."
        )
    if fingerprint(ours.keys) != copy.about.keys:
        raise Plain(f"The keys in {ours.home} are not those of the hub that was backed up: its own are needed.")


def _journal_of(ours: Cluster) -> Path:
    return ours.server / "journal-to-replay"


def _bring(ours: Cluster, archive: Archive, copy: Copy) -> Path:
    """Copies of the copy and of the journal that the server's own user can read, whoever owns the archive."""
    draft, journal = _draft_of(ours), _journal_of(ours)
    ours.server.mkdir(exist_ok=True)
    ours.server.chmod(0o700)
    _clear(ours)
    shutil.copytree(copy.data, draft, symlinks=True)
    journal.mkdir()
    for piece in sorted(archive.journal.glob("*.gz")):
        shutil.copy2(piece, journal / piece.name)
    give(ours.server)
    for top in (draft, journal):
        for path in (top, *top.rglob("*")):
            give(path)
    draft.chmod(0o700)
    return draft


def _draft_of(ours: Cluster) -> Path:
    return ours.server / "restoring"


def _clear(ours: Cluster) -> None:
    for folder in (_draft_of(ours), _journal_of(ours)):
        shutil.rmtree(folder, ignore_errors=True)


def _to_replay(draft: Path, journal: Path, at: datetime | None) -> None:
    """Tell the server, in the file that outranks the rest, what to replay and where to stop; its old logs go."""
    shutil.rmtree(draft / "log", ignore_errors=True)
    wanted = {"restore_command": fetch_command(journal), "archive_command": "/bin/true"}
    if at is not None:
        wanted |= {"recovery_target_time": at.astimezone(UTC).isoformat(), "recovery_target_action": "promote"}
    lines = [f"{name} = '{value.replace(chr(39), chr(39) * 2)}'\n" for name, value in wanted.items()]
    with (draft / "postgresql.auto.conf").open("a", encoding="utf-8") as file:
        file.writelines(lines)
    signal = draft / "recovery.signal"
    signal.touch(mode=0o600)
    give(signal)


def _swap(ours: Cluster, draft: Path) -> Path | None:
    aside = None
    if ours.data.exists():
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
        aside = ours.data.rename(ours.server / f"before-restore-{stamp}")
    draft.rename(ours.data)
    return aside


def _swap_back(ours: Cluster, aside: Path | None) -> None:
    with suppress(Plain):
        cluster.stop(ours)
    shutil.rmtree(ours.data, ignore_errors=True)
    _clear(ours)
    if aside is not None:
        aside.rename(ours.data)


def _replay(ours: Cluster) -> dict[str, int]:
    """Start the server, wait until it has replayed all it was asked to and takes writing, and count what is there."""
    try:
        server = _started(ours)
        _until_open(ours, server)
        with database.connect(server.as_superuser()) as connection:
            for name in TO_UNSET:
                connection.execute(sql.SQL("alter system reset {}").format(sql.Identifier(name)))
            connection.execute("select pg_reload_conf()")
        return rows(server.as_superuser(database.NAME))
    finally:
        cluster.stop(ours)


def _started(ours: Cluster) -> cluster.Server:
    try:
        return cluster.start(ours)
    except Plain:
        if _ran_out(ours):
            raise Plain(TOO_LATE) from None
        raise


def _ran_out(ours: Cluster) -> bool:
    """Whether the server stopped because it had replayed everything and had not met the moment it was to stop at."""
    logs = [*(ours.data / "log").glob("*.log"), ours.server / "start.log"]
    return any(RAN_OUT in log.read_text(errors="replace") for log in logs if log.exists())


def _until_open(ours: Cluster, server: cluster.Server) -> None:
    until = time.monotonic() + REPLAY_WITHIN_S
    while time.monotonic() < until:
        if cluster.running(ours) is None:
            break
        with database.connect(server.as_superuser()) as connection:
            row = connection.execute("select pg_is_in_recovery()").fetchone()
        if row is not None and not row[0]:
            return
        time.sleep(0.2)
    raise Plain(TOO_LATE if _ran_out(ours) else f"PostgreSQL stopped while replaying. Its log is in {ours.data}/log.")


def _beside(state: Path, copy: Copy) -> None:
    """Files kept beside the database come back only where there are none: newer ones are not overwritten."""
    hub = state / "hub"
    for path in copy.beside.rglob("*"):
        target = hub / path.relative_to(copy.beside)
        if path.is_file() and not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)
