"""`up --check`: a whole hub in a folder of its own, the main job walked through it, and nothing left behind."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from onestory.console import running, starting
from onestory.console.demo.madeup_files import Wish
from onestory.console.pages import assets
from onestory.console.places import state_folder
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database
from onestory.console.programs import processes
from onestory.console.programs.addresses import Address, any_port
from onestory.console.stages import Stages
from onestory.console.walking.walk import Walk, a_pupil

HOST = "127.0.0.1"
SMALL = Wish(councils=("redcar",), scale=0.005)


def check(*, as_json: bool) -> int:
    """Walk it, print every step with its milliseconds, and say whether all of it held: 0, or 1 and why not."""
    wrong = ""
    with running.stopped_politely(), _own_state() as state, Stages() as stages:
        try:
            _walk(state, stages)
        except Plain as fault:
            wrong = str(fault)
        except Exception as fault:
            if "ONESTORY_DEBUG" in os.environ:
                raise
            wrong = f"OneStory itself went wrong ({type(fault).__name__}). --debug shows where."
        steps, seconds = stages.steps, round(stages.seconds, 1)
    said: dict[str, Any] = {"ok": int(not wrong), "seconds": seconds, "steps": [asdict(step) for step in steps]}
    if as_json:
        print(json.dumps(said | ({"wrong": wrong} if wrong else {})))
    else:
        print(wrong or f"The main job holds, in {seconds} s.")
    return 1 if wrong else 0


def _walk(state: Path, stages: Stages) -> None:
    address = Address(HOST, any_port(HOST))
    with starting.ready(state, SMALL, stages) as ready, running.served(ready, address, state, stages):
        demo = json.loads(starting.accounts_file(state).read_text())
        census = next((state / "madeup").glob("*/*/school-census.csv"))
        Walk(site=address.url, demo=demo, child=a_pupil(census), step=stages.stage).whole()
        with stages.stage("the audit is verified"):
            _verify(ready.environment)


def _verify(environment: dict[str, str]) -> None:
    """In a process of its own, like an operator, from another folder than the hub's own settings."""
    done = processes.run(
        [sys.executable, "-m", "onestory.console.programs.inside", "audit_check"], environment=environment
    )
    if done.code:
        raise Plain(done.complaint or done.out or "The audit does not hold.")


@contextmanager
def _own_state() -> Iterator[Path]:
    """A folder that goes at the end, with the pages already built for the usual one."""
    kept = state_folder()
    assets.build(kept)
    folder = Path(tempfile.mkdtemp(prefix="check-", dir=kept))
    folder.chmod(kept.stat().st_mode & 0o777)
    if assets.folder(kept).exists():
        shutil.copytree(assets.folder(kept), assets.folder(folder))
    os.environ.pop("DATABASE_URL", None)
    try:
        yield folder
    finally:
        cluster.remove(database.our_cluster(folder))
        shutil.rmtree(folder, ignore_errors=True)
