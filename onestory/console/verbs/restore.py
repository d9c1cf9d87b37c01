"""`onestory restore`: the hub as it was at a moment, made safe to open before anybody comes in."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer
from rich.console import Console

from onestory.console import hub
from onestory.console.keeping.archive import Archive
from onestory.console.keeping.restoring import Restored, put_back
from onestory.console.places import state_folder
from onestory.console.plain import Plain
from onestory.console.postgres import database
from onestory.console.programs import processes
from onestory.console.stages import Stages

app = typer.Typer(add_completion=False)
HERE = ZoneInfo("Europe/London")


@app.command()
def restore(
    source: Annotated[Path | None, typer.Option("--from", help="The folder that `onestory backup` filled.")] = None,
    at: Annotated[str, typer.Option(help="The moment to go back to: 2026-03-04 14:30, or with a zone.")] = "",
    reason: Annotated[str, typer.Option(help="Why; it is written into the audit, and beside it.")] = "",
    replace: Annotated[bool, typer.Option("--replace", help="Move the database that is here aside.")] = False,
    settle: Annotated[bool, typer.Option("--settle", help="Only make safe a database its keeper put back.")] = False,
    release: Annotated[bool, typer.Option("--release", help="Let the jobs that a restore held run.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Put the database back to a moment, hold whatever waited to be sent, admit the restore in the audit and walk every
    chain. The database that was here is moved aside, never deleted.
    """
    state = state_folder()
    if release:
        return _tell_released(_inside(state, "release"), as_json=as_json)
    if not reason.strip():
        raise Plain("Say why with --reason: a restore is written into the audit.")
    moment = _moment(at)
    restored = None
    with Stages() as stages:
        if not settle:
            _ours_only()
            archive = Archive((source or state / "backups").absolute())
            with stages.stage("restore") as stage:
                restored = put_back(state, archive, moment, lambda what: stage.progress(0, 1, what), replace=replace)
        with stages.stage("make it safe"):
            said = _inside(state, "settle", moment.astimezone(HERE).isoformat() if moment else "", reason)
    return _tell(restored, said, as_json=as_json)


def _ours_only() -> None:
    if os.environ.get("DATABASE_URL"):
        raise Plain(
            "DATABASE_URL names a server that is not ours: have its keeper put it back, then run "
            "`onestory restore --settle`."
        )


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise Plain(f"“{text}” is not a moment: write it as 2026-03-04 14:30.") from None
    found = found if found.tzinfo else found.replace(tzinfo=HERE)
    if found > datetime.now(UTC):
        raise Plain("That moment has not come yet.")
    return found


def _inside(state: Path, *arguments: str) -> dict[str, Any]:
    """What settling says, done in a process of its own that has the hub's settings."""
    with database.hub_database(state) as found:
        hub.bring_up_to_date(found, state)
        command = [sys.executable, "-m", "onestory.console.programs.inside", "keeping.settling", *arguments]
        done = processes.run(command, environment=os.environ | hub.environment(found, state))
    if done.code:
        raise Plain(f"The database is back, but it could not be made safe to open: {done.complaint.strip()}")
    said: dict[str, Any] = json.loads(done.out)
    return said


def _tell(restored: Restored | None, said: dict[str, Any], *, as_json: bool) -> int:
    faults = said["faults"]
    if as_json:
        about = {"rows": restored.rows, "copy": str(restored.copy.folder)} if restored else {}
        aside = {"aside": str(restored.aside)} if restored and restored.aside else {}
        print(json.dumps({"ok": int(not faults), **said, **about, **aside}))
        return 1 if faults else 0
    console = Console(highlight=False)
    for sentence in _sentences(restored, said):
        console.print(sentence)
    for fault in faults:
        console.print(f"[red]✗[/] {fault}")
    if not faults:
        console.print(
            "[green]✓[/] Every chain of the audit is whole, and every key is here. `onestory up` opens the hub."
        )
    return 1 if faults else 0


def _sentences(restored: Restored | None, said: dict[str, Any]) -> Iterator[str]:
    if restored:
        yield f"{sum(restored.rows.values()):,} rows are back as at {said['moment']}."
    if restored and restored.aside:
        yield f"What was here before lies in {restored.aside}: remove it when you are sure."
    yield from said["set_aside"]
    if said["shielded"]:
        yield f"{said['shielded']} people who were shielded after that moment are shielded again."
    if said["held"]:
        yield f"Held until you have looked: {_counts(said['held'])}. `onestory restore --release` lets them run."


def _tell_released(said: dict[str, Any], *, as_json: bool) -> int:
    counted = _counts(said["released"])
    print(json.dumps(said) if as_json else f"Let run: {counted}." if counted else "Nothing was held.")
    return 0


def _counts(counted: dict[str, int]) -> str:
    return ", ".join(f"{count} of {task}" for task, count in counted.items())
