"""A hub of its own with many open contacts, served, and everybody whom the mix needs signed in."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

import psycopg

from onestory.console import running, starting
from onestory.console.benches.frontdoor_caller import Caller
from onestory.console.benches.frontdoor_items import open_items
from onestory.console.benches.frontdoor_mix import AT_WORK, Mix, People
from onestory.console.demo.madeup_files import Wish
from onestory.console.pages import assets
from onestory.console.places import state_folder
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database
from onestory.console.programs import processes
from onestory.console.programs.addresses import Address, any_port
from onestory.console.programs.children import Children
from onestory.console.stages import Stages
from onestory.console.walking.visitor import Visitor

HOST = "127.0.0.1"
MOST_WAITED = 1_200
NOT_RAISED = """
    select exists (select from frontdoor_informationrequest
                   where state = 'sent' and due_at < now() and chased_at is null)
        or exists (select from frontdoor_contact c where closed_at is null and due_at < now() - interval '5 minutes'
                   and not exists (select from frontdoor_escalation e where e.contact_id = c.id and e.kind = 'overdue'))
        or exists (select from people_owedtelling)
"""
COUNTS = "alter system set shared_preload_libraries = 'pg_stat_statements'"


@dataclass(frozen=True)
class BusyHub:
    """What runs, how to reach it, and the mix to ask it for."""

    state: Path
    environment: dict[str, str]
    superuser: str
    children: Children
    mix: Mix
    items: int
    raised_after_s: float


@contextmanager
def busy(wish: Wish, *, open_contacts: int, counted: bool = False) -> Iterator[BusyHub]:
    """A hub that a demo of one council has filled. `counted` has its database count statements."""
    council = wish.councils[0]
    with _own_state() as state, Stages() as stages:
        if counted:
            _count_statements(state)
        with starting.ready(state, wish, stages) as ready:
            superuser = ready.database.superuser_url
            if superuser is None:
                raise Plain("This bench needs a database of its own: unset DATABASE_URL.")
            items = open_items(superuser, council, open_contacts)
            secret = _key(ready.environment, council)
            address = Address(HOST, any_port(HOST))
            with running.served(ready, address, state, stages) as children:
                people = _at_work(address, state)
                waited = _until_raised(superuser)
                machine = Caller(address, {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"})
                mix = Mix(machine=machine, people=people, superuser=superuser)
                yield BusyHub(state, ready.environment, superuser, children, mix, items, waited)


def _count_statements(state: Path) -> None:
    """Have the server load its counter when it starts again."""
    ours = database.our_cluster(state)
    server = cluster.start(ours)
    with psycopg.connect(server.as_superuser(), autocommit=True) as connection:
        connection.execute(COUNTS)
    cluster.stop(ours)


def _until_raised(superuser: str) -> float:
    """Seconds the worker took to raise what came late at once, and to look for hidden places in what was told.

    A hub at work has done so long before.

    And its database has counted since what stands in its tables, as autovacuum does within a minute: until it has, the
    figures' page takes ten times as long.
    """
    began = perf_counter()
    with psycopg.connect(superuser, autocommit=True) as connection:
        for _ in range(MOST_WAITED):
            if connection.execute(NOT_RAISED).fetchone() == (False,):
                connection.execute("analyze")
                return round(perf_counter() - began, 1)
            sleep(1)
    raise Plain("The worker did not raise what was late, nor look through what was told, in twenty minutes.")


def _key(environment: dict[str, str], council: str) -> str:
    """A key of the police's system, as their administrator would be given one."""
    agency = next(one["agency"] for one in _demo(environment)["accounts"] if one["username"] == "police")
    command = [sys.executable, "-m", "onestory.console", "machine", "mint", "bench", "--agency", agency]
    scopes = ["--scope", "contacts", "--scope", "requests", "--council", council, "--json"]
    done = processes.run([*command, *scopes], environment=environment)
    if done.code:
        raise Plain(done.complaint)
    return str(json.loads(done.out)["secret"])


def _demo(environment: dict[str, str]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((Path(environment["ONESTORY_STATE"]) / "demo.json").read_text())
    return read


def _at_work(address: Address, state: Path) -> People:
    """Everybody the mix needs, signed in, with a form begun, somebody looked for, and people they may open."""
    demo = json.loads(starting.accounts_file(state).read_text())
    seated = {}
    for account in demo["accounts"]:
        if account["username"] in AT_WORK:
            visitor = Visitor(address.url)
            visitor.signs_in(account["username"], demo["password"], account["totp"])
            seated[account["username"]] = visitor
    return People.begin(address, seated)


@contextmanager
def _own_state() -> Iterator[Path]:
    """A folder that goes at the end, on a server that forces its commits to disk."""
    kept = state_folder()
    assets.build(kept)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=kept))
    folder.chmod(kept.stat().st_mode & 0o777)
    shutil.copytree(assets.folder(kept), assets.folder(folder))
    os.environ.pop("DATABASE_URL", None)
    try:
        yield folder
    finally:
        cluster.remove(database.our_cluster(folder))
        shutil.rmtree(folder, ignore_errors=True)
