"""`onestory machine`: keys by which partners' systems call the hub; made, listed and taken away."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from onestory.access.actions.end_key import end_key
from onestory.access.actions.mint_key import mint_key
from onestory.access.declared.scopes import SCOPES
from onestory.access.queries import KeyCard, machine_keys
from onestory.console.which import council_for, system_of
from onestory.walls.context import standing_as

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Keys by which partners' systems call the hub.")
CODES = ", ".join(scope.code for scope in SCOPES)
OfCouncil = Annotated[str | None, typer.Option(help="The council whose key it is, by its code.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command()
def mint(
    name: Annotated[str, typer.Argument(help="What the system is called, such as niche-link.")],
    agency: Annotated[str, typer.Option(help="The agency whose system it is, by its code.")],
    scope: Annotated[list[str], typer.Option(help=f"What it may do: {CODES}. May be repeated.")],
    days: Annotated[int, typer.Option(help="After how many days it lapses.")] = 90,
    council: OfCouncil = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and print it, once. It is not kept, so it cannot be shown again."""
    system = system_of(council_for(council))
    with standing_as(system):
        made = mint_key(actor=system, name=name, agency=agency, scopes=scope, days=days, now=datetime.now(UTC))
    if as_json:
        print(json.dumps({"key": made.key, "name": made.name, "secret": made.secret}))
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"Key {made.key} of {made.name}, for {days} days. Keep it now; it is not shown again:")
    print(made.secret)


@app.command("list")
def list_(council: OfCouncil = None, as_json: AsJson = False) -> None:
    """Every key of a council, and until when it counts."""
    system = system_of(council_for(council))
    with standing_as(system):
        found = machine_keys(viewer=system)
    if as_json:
        print(json.dumps([vars(each) for each in found], default=str))
        return
    if not found:
        Console(stderr=True).print("No partner's system has a key. `onestory machine mint --help` makes one.")
    for each in found:
        print(f"{each.id}  {each.name}  {', '.join(each.scopes)}  {_until(each)}")


@app.command()
def end(
    key: Annotated[int, typer.Argument(help="Its number, as `list` prints it.")],
    council: OfCouncil = None,
) -> None:
    """Take a key away: from the next call on it opens nothing."""
    system = system_of(council_for(council))
    with standing_as(system):
        end_key(actor=system, key=key, now=datetime.now(UTC))
    Console(stderr=True).print(f"Key {key} opens nothing any more.")


def _until(key: KeyCard) -> str:
    return f"ended {key.ended_at:%-d %B %Y}" if key.ended_at else f"until {key.lapses_on:%-d %B %Y}"
