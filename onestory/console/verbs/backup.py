"""`onestory backup`: a checked copy of the running hub, and its journal kept from then on."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onestory.console.keeping.archive import Archive, Copy
from onestory.console.keeping.taking import forget, take
from onestory.console.places import state_folder
from onestory.console.plain import Plain
from onestory.console.postgres import database
from onestory.console.stages import Stages

app = typer.Typer(add_completion=False)
NOT_OURS = (
    "DATABASE_URL names a server that is not ours: back it up as its keeper does (its own snapshots and point-in-time "
    "recovery). After it has been put back, run `onestory restore --settle` before anybody comes in."
)


@app.command()
def backup(
    to: Annotated[Path | None, typer.Option(help="The folder to keep backups in; another disk is best.")] = None,
    keep: Annotated[int, typer.Option(help="How many whole copies to keep.", min=1)] = 7,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Copy the whole database while the hub works, check the copy, and keep the journal, so that any later moment can
    be gone back to. The hub's keys are never in a backup: keep keys.json somewhere else.
    """
    if os.environ.get("DATABASE_URL"):
        raise Plain(NOT_OURS)
    state = state_folder()
    archive = Archive((to or state / "backups").absolute())
    if not database.our_cluster(state).data.exists():
        raise Plain("There is no hub here yet to back up: `onestory up` makes one.")
    with Stages() as stages, stages.stage("backup") as stage:
        copy = take(state, archive, lambda what: stage.progress(0, 1, what))
        gone = forget(archive, keep)
    _tell(copy, gone, state, as_json=as_json)


def _tell(copy: Copy, gone: int, state: Path, *, as_json: bool) -> None:
    about = copy.about
    if as_json:
        said = {"folder": str(copy.folder), "ended_at": about.ended_at.isoformat(), "rows": about.rows, "removed": gone}
        print(json.dumps(said))
        return
    console = Console(highlight=False)
    console.print(f"{sum(about.rows.values()):,} rows of {len(about.rows)} tables are in {copy.folder}")
    console.print(f"Every file was held to its digest. Keys {about.keys} open it: they are in")
    console.print(f"{database.our_cluster(state).home / 'keys.json'}, which no backup holds. Keep a copy elsewhere.")
    if gone:
        console.print(f"{gone} older were removed.")
