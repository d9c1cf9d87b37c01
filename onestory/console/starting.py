"""Making a hub ready to serve: its database, its pages and its made-up councils, each made once and all at once."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
from psycopg import sql

from onestory.access.declared.unused import UNUSED
from onestory.console import hub
from onestory.console.demo import madeup_files
from onestory.console.demo.madeup_files import Wish
from onestory.console.pages import assets
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database, roles, template
from onestory.console.programs import locks, processes
from onestory.console.stages import Stages

DRAFT = "onestory_draft"
ASLEEP = """
    select exists (
        select from access_user
        where username = any(%s) and greatest(joined_at, last_login, reopened_at) < %s)
"""


@dataclass(frozen=True)
class Ready:
    """A hub that can be served: what its processes find in their environment."""

    environment: dict[str, str]
    database: database.Database


@contextmanager
def ready(state: Path, wish: Wish | None, stages: Stages) -> Iterator[Ready]:
    """The hub, made as far as it is not made yet. Stopped half-way, the next start finds nothing half-made."""
    with ExitStack() as stack:
        pool = stack.enter_context(_pool())
        pages = pool.submit(_pages, state, stages)
        files = pool.submit(_files, state, wish, stages) if wish and _lacks(state, wish) else None
        if os.environ.get("DATABASE_URL"):
            found = _given(state, files, stages, stack)
        else:
            with stages.stage("database") as stage:
                server = stack.enter_context(cluster.use(database.our_cluster(state)))
                stage.note = f"PostgreSQL {server.version}"
            found = _ours(state, server, files, stages)
            _wake(found, state)
        pages.result()
        yield Ready(_environment(found, state), found)


@contextmanager
def _pool() -> Iterator[ThreadPoolExecutor]:
    """Threads whose programs are stopped when anything goes wrong, so that nobody waits for work that is not wanted."""
    with ThreadPoolExecutor(4) as pool:
        try:
            yield pool
        except BaseException:
            processes.stop_all()
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _pages(state: Path, stages: Stages) -> None:
    if assets.is_built(state):
        return
    with stages.stage("pages"):
        assets.build(state)


def _files(state: Path, wish: Wish, stages: Stages) -> Path:
    with stages.stage("made-up councils") as stage:
        stage.note = f"{', '.join(wish.councils)} at {wish.scale:g} of their size"
        return madeup_files.ready(state, wish, stage)


def _given(state: Path, files: Future[Path] | None, stages: Stages, stack: ExitStack) -> database.Database:
    """Somebody else's database is filled where it stands."""
    with stages.stage("database") as stage:
        found = stack.enter_context(database.hub_database(state, prepare=True))
        stage.note = f"PostgreSQL {found.version}"
    with stages.stage("migrate"):
        template.migrate(found)
    if files:
        _populate(found, state, files, stages)
    return found


def _ours(state: Path, server: cluster.Server, files: Future[Path] | None, stages: Stages) -> database.Database:
    """A new hub is made under another name, and takes its own only when it is whole."""
    with locks.alone(state / database.MAKING):
        with database.connect(server.as_superuser()) as connection:
            exists = roles.has_database(connection, database.NAME)
        if not exists:
            return _made(state, server, files, stages)
    found = database.ready(server, database.NAME)
    if hub.is_behind(found, state):
        with stages.stage("migrate"):
            hub.bring_up_to_date(found, state)
    if files:
        _populate(found, state, files, stages)
    return found


def _made(state: Path, server: cluster.Server, files: Future[Path] | None, stages: Stages) -> database.Database:
    shutil.rmtree(state / "hub", ignore_errors=True)
    with stages.stage("migrate"):
        with database.connect(server.as_superuser()) as connection:
            roles.drop_database(connection, DRAFT)
        draft = database.ready(server, DRAFT)
        template.migrate(draft)
    if files:
        _populate(draft, state, files, stages)
    with database.connect(server.as_superuser()) as connection:
        _rename(connection)
    found = database.on(server, database.NAME)
    hub.remember(found, state)
    return found


def _rename(connection: roles.Connection) -> None:
    names = {"draft": sql.Identifier(DRAFT), "name": sql.Identifier(database.NAME)}
    try:
        connection.execute(sql.SQL("alter database {draft} rename to {name}").format(**names))
    except psycopg.errors.ObjectInUse as fault:
        raise Plain("Something still holds the new database open; run the command again.") from fault


def _populate(found: database.Database, state: Path, files: Future[Path], stages: Stages) -> None:
    """Fill the hub from the made-up councils' files, in a child whose memory goes when it is done."""
    folder = files.result()
    command = [sys.executable, "-m", "onestory.console.programs.inside", "demo.conductor", str(folder)]
    done = stages.follow(command, _environment(found, state))
    if done.code:
        raise Plain(done.complaint or "The made-up councils could not be read into the hub.")


def _wake(found: database.Database, state: Path) -> None:
    """Open the accounts of a demo taken up again after weeks: nobody is there to ask it of."""
    demo = accounts_file(state)
    if found.superuser_url is None or not demo.exists():
        return
    cast = [account["username"] for account in json.loads(demo.read_text())["accounts"]]
    since = datetime.now(UTC) - timedelta(days=UNUSED.days)
    with psycopg.connect(found.superuser_url) as connection:
        if connection.execute(ASLEEP, (cast, since)).fetchone() != (True,):
            return
    done = processes.run(
        [sys.executable, "-m", "onestory.console.programs.inside", "demo.waking"],
        environment=_environment(found, state),
    )
    if done.code:
        raise Plain(done.complaint or "The demo's accounts could not be opened again.")


def _environment(found: database.Database, state: Path) -> dict[str, str]:
    return os.environ | hub.environment(found, state) | {"ONESTORY_DEMO": "1"}


def _lacks(state: Path, wish: Wish) -> bool:
    """Whether any council wished for is missing from the hub as the demo left it."""
    have = accounts_file(state)
    return not have.exists() or not set(wish.councils) <= set(json.loads(have.read_text())["councils"])


def accounts_file(state: Path) -> Path:
    """Written by the demo when it is whole: its councils, and who can sign in to them."""
    return state / "hub" / "demo.json"
