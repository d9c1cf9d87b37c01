"""`onestory status`: whether the hub's clock runs, round by round, and whether breached passwords are looked up."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onestory.access.rules.actors import the_system
from onestory.clockwork.queries.standing import Standing, State, rounds_standing
from onestory.walls.context import standing_as
from onestory.web.presenters.dates import instant_ago
from onestory.web.signin.breached import breached

app = typer.Typer(add_completion=False)
WORDS = {
    State.MADE: "[green]in time[/]",
    State.NOT_YET: "not yet",
    State.FAILING: "[yellow]failing[/]",
    State.LATE: "[red]stands still[/]",
}


@app.command()
def status(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> int:
    """Say when each round was last made. Exit code 1 when one is late or failing, or no password can be chosen."""
    now = datetime.now(UTC)
    with standing_as(the_system(council=0, council_code="")) as watcher:
        rounds = rounds_standing(viewer=watcher, now=now)
    passwords = breached()
    is_well = passwords.is_well and all(each.is_well for each in rounds)
    if as_json:
        told = {"is_asked": passwords.is_asked, "is_well": passwords.is_well, "says": passwords.says}
        made = {each.round.code: _told(each) for each in rounds}
        print(json.dumps({"ok": int(is_well), "rounds": made, "breached_passwords": told}))
    else:
        _show(rounds, now)
        print(passwords.says)
    return int(not is_well)


def _told(each: Standing) -> dict[str, object]:
    return {
        "state": each.state.value,
        "done_at": each.done_at.isoformat() if each.done_at else None,
        "failures": each.failures,
        "fault": each.fault,
    }


def _show(rounds: list[Standing], now: datetime) -> None:
    table = Table("Round", "Made", "Last made", "How it stands", box=None)
    for each in rounds:
        fault = f" {each.fault}" if each.fault else ""
        table.add_row(
            each.round.title,
            each.round.every,
            instant_ago(each.done_at, now) if each.done_at else "never",
            WORDS[each.state] + fault,
        )
    console = Console(highlight=False)
    console.print(table)
    for each in rounds:
        if not each.is_well:
            console.print(f"{each.round.title}: {each.round.meanwhile}")
