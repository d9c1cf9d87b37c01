"""A busy front door: what one message and the duty board cost with many open contacts, and a working day's mix."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep
from typing import Any

import psycopg

from onestory.console import assets, cluster, database, processes, running, starting
from onestory.console.addresses import Address, any_port
from onestory.console.benches.frontdoor_caller import Caller
from onestory.console.benches.frontdoor_items import open_items
from onestory.console.benches.frontdoor_mix import AT_WORK, Mix, People
from onestory.console.madeup_files import Wish
from onestory.console.places import state_folder
from onestory.console.plain import Plain
from onestory.console.stages import Stages
from onestory.console.visitor import Visitor

HOST, COUNCIL = "127.0.0.1", "redcar"
OPEN_ITEMS = 20_000
WISH = Wish(councils=(COUNCIL,), scale=0.02)
SUBMITTED, BOARDS = 100, 20
MOST_WAITED = 300
NOT_RAISED = """
    select exists (select from frontdoor_informationrequest
                   where state = 'sent' and due_at < now() and chased_at is null)
        or exists (select from frontdoor_contact c where closed_at is null and due_at < now() - interval '5 minutes'
                   and not exists (select from frontdoor_escalation e where e.contact_id = c.id and e.kind = 'overdue'))
"""
AS_ASKED = 75.0
SECONDS = 30.0


def measure(scale: float) -> dict[str, Any]:
    """One run, on a hub of its own that a demo has filled: 1 is 20,000 open contacts."""
    with _own_state() as state, Stages() as stages, starting.ready(state, WISH, stages) as ready:
        superuser = ready.database.superuser_url
        if superuser is None:
            raise Plain("This bench needs a database of its own: unset DATABASE_URL.")
        items = open_items(superuser, COUNCIL, round(scale * OPEN_ITEMS))
        secret = _key(ready.environment)
        address = Address(HOST, any_port(HOST))
        with running.served(ready, address, state, stages):
            people = _at_work(address, state)
            raised_after_s = _until_raised(superuser)
            machine = Caller(address, {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"})
            figures = {"open_items": items, "raised_after_s": raised_after_s}
            return figures | _figures(address, machine, people, superuser)


def _until_raised(superuser: str) -> float:
    """Seconds the worker took to raise and chase what came late at once. A hub at work has done so long before."""
    began = perf_counter()
    with psycopg.connect(superuser, autocommit=True) as connection:
        for _ in range(MOST_WAITED):
            if connection.execute(NOT_RAISED).fetchone() == (False,):
                return round(perf_counter() - began, 1)
            sleep(1)
    raise Plain("The worker did not raise what was late.")


def _figures(address: Address, machine: Caller, people: People, superuser: str) -> dict[str, Any]:
    mix = Mix(machine=machine, people=people, superuser=superuser)
    for _ in range(5):
        mix.board()
        mix.whole_hub()
        mix.submit()
    submitted = [_timed(mix.submit) for _ in range(SUBMITTED)]
    boards = [_timed(mix.board) for _ in range(BOARDS)]
    whole_hubs = [_timed(mix.whole_hub) for _ in range(BOARDS)]
    mixed = mix.run(per_second=AS_ASKED, seconds=SECONDS)
    return {
        "submit_p50_ms": _at(submitted, 50),
        "submit_p95_ms": _at(submitted, 95),
        "board_p50_ms": _at(boards, 50),
        "board_p95_ms": _at(boards, 95),
        "whole_hub_p95_ms": _at(whole_hubs, 95),
        "people": mixed.people,
        "mixed_requests": len(mixed.seconds),
        "mixed_requests_per_s": round(len(mixed.seconds) / mixed.lasted, 1),
        "mixed_p50_ms": _at(mixed.seconds, 50),
        "mixed_p95_ms": _at(mixed.seconds, 95),
        "errors": mixed.failed.total(),
        **{f"{kind}_p95_ms": _at(seconds, 95) for kind, seconds in sorted(mixed.by_kind.items())},
        **{f"errors_{kind}": many for kind, many in sorted(mixed.failed.items())},
    }


def _timed(act: Callable[[], int]) -> float:
    began = perf_counter()
    status = act()
    if status >= 400:
        raise Plain(f"The hub answered {status}.")
    return perf_counter() - began


def _at(seconds: list[float], percent: int) -> float:
    """So many per cent took no longer, in milliseconds."""
    if len(seconds) < 2:
        return round(seconds[0] * 1000, 1) if seconds else 0.0
    return round(statistics.quantiles(seconds, n=100, method="inclusive")[percent - 1] * 1000, 1)


def _key(environment: dict[str, str]) -> str:
    """A key of the police's system, as their administrator would be given one."""
    agency = next(one["agency"] for one in _demo(environment)["accounts"] if one["username"] == "police")
    command = [sys.executable, "-m", "onestory.console", "machine", "mint", "bench", "--agency", agency]
    scopes = ["--scope", "contacts", "--scope", "requests", "--council", COUNCIL, "--json"]
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
