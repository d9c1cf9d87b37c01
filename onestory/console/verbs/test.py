"""`onestory test`: every test, on a throw-away PostgreSQL, with a real browser where one can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onestory.console import running
from onestory.console.pages import assets, browser
from onestory.console.places import ROOT, in_checkout, state_folder
from onestory.console.plain import Plain
from onestory.console.postgres import cluster
from onestory.console.postgres.template import Copies, test_cluster
from onestory.console.stages import Stages

app = typer.Typer(add_completion=False)
NO_BROWSER = "No browser was found, nor could one be got: the journeys were left out."


@app.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
def test(
    context: typer.Context,
    arguments: Annotated[list[str] | None, typer.Argument(help="Passed on to pytest.")] = None,
) -> int:
    """Run the tests, one process a core. Anything after the verb goes to pytest: `tests/rules -k clocks`."""
    if not in_checkout():
        raise Plain("The tests are not part of an installed OneStory: run them from a checkout.")
    with running.stopped_politely(), _own_state() as state:
        with Stages() as stages:
            found = _get_ready(state, stages)
        code = _pytest([*(arguments or []), *context.args], state)
    if not found:
        Console(stderr=True).print(NO_BROWSER)
    return code


@contextmanager
def _own_state() -> Iterator[Path]:
    """A folder whose server is stopped and which is removed at the end, however it ends."""
    kept = state_folder()
    folder = Path(tempfile.mkdtemp(prefix="test-", dir=kept))
    folder.chmod(kept.stat().st_mode & 0o777)
    try:
        yield folder
    finally:
        cluster.remove(test_cluster(folder))
        shutil.rmtree(folder, ignore_errors=True)


def _get_ready(state: Path, stages: Stages) -> bool:
    """The database migrated once, the pages built, a browser found; whether there is one."""
    with stages.stage("database") as stage:
        copies = Copies(test_cluster(state), "first")
        stage.note = f"PostgreSQL {copies.server.version}"
    with stages.stage("pages"):
        built = assets.build(state_folder())
        shutil.copytree(built, assets.folder(state))
    if browser.find() is None:
        with stages.stage("browser"):
            browser.get()
    return browser.find() is not None


def _pytest(arguments: list[str], state: Path) -> int:
    spread = (
        [] if any(argument.startswith(("-n", "--numprocesses", "--pdb")) for argument in arguments) else ["-n", "auto"]
    )
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *spread, *arguments]
    environment = os.environ | {"ONESTORY_TEST_STATE": str(state), "ONESTORY_TEST_VERB": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.terminate()
            process.wait()
            raise
