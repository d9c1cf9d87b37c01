"""A hub being served: its two programs kept up until the person stops it."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from onestory.console.programs import locks, servers
from onestory.console.programs.addresses import Address, wait_until_answers
from onestory.console.programs.children import Child, Children
from onestory.console.stages import Stages
from onestory.console.starting import Ready

POOLED = {"ONESTORY_ANSWERS": "1"}
"""For the web server alone: the worker's statements may take as long as they need."""


@contextmanager
def served(ready: Ready, address: Address, state: Path, stages: Stages) -> Iterator[Children]:
    """The web server and the worker, answering, for as long as the block lasts."""
    logs = state / "logs"
    logs.mkdir(exist_ok=True)
    environment = ready.environment | {"ONESTORY_HOSTS": _hosts(address)}
    with Children() as children:
        with stages.stage("web server and worker"):
            web = Child("web server", servers.web(address.host, address.port), environment | POOLED, logs / "web.log")
            children.add(Child("worker", servers.worker(), environment, logs / "worker.log"))
            children.add(web)
            wait_until_answers(address, web)
        yield children


def _hosts(address: Address) -> str:
    """Only the names this hub answers to; one opened to other machines is reached by names we cannot know."""
    named = os.environ.get("ONESTORY_HOSTS")
    if named:
        return named
    local = ["127.0.0.1", "localhost", "[::1]"]
    return "*" if address.host in ("0.0.0.0", "::") else ",".join({*local, address.host})  # noqa: S104


class AlreadyRunning(Exception):
    """A hub of this state folder is up; `said` is what it wrote of itself."""

    def __init__(self, said: dict[str, Any]) -> None:
        super().__init__()
        self.said = said


@contextmanager
def only_one_up(state: Path) -> Iterator[Path]:
    """Hold the place of the one hub that runs from this state folder; gives the file to write its address in."""
    about = state / "up.json"
    lock = locks.only_one(state / "up.lock")
    if lock is None:
        raise AlreadyRunning(json.loads(about.read_text()) if about.exists() else {})
    with ExitStack() as stack:
        stack.enter_context(lock)
        stack.callback(about.unlink, missing_ok=True)
        about.unlink(missing_ok=True)
        yield about


@contextmanager
def stopped_politely() -> Iterator[None]:
    """Let SIGTERM and a closed terminal end us as Ctrl-C does, even when a script put us in the background."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
