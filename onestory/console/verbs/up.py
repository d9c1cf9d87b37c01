"""`onestory up`: a hub at an address, from nothing, and again in seconds."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from onestory.console import checking, running, starting
from onestory.console.demo.madeup_files import Wish
from onestory.console.places import state_folder
from onestory.console.postgres import cluster, database
from onestory.console.programs import addresses
from onestory.console.running import AlreadyRunning
from onestory.console.stages import Stages

GAP = 2
LONG = 1000

app = typer.Typer(add_completion=False)


@app.command()
def up(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(help="The port; 8000, or the next free one, unless named.", min=0, max=65535)
    ] = None,
    council: Annotated[list[str] | None, typer.Option(help="A made-up council to have; may be repeated.")] = None,
    scale: Annotated[float, typer.Option(help="How big the councils are: 1 is life-size.", min=0.001, max=2)] = 0.02,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget everything first.")] = False,
    no_demo: Annotated[bool, typer.Option("--no-demo", help="Start with no council and nobody in it.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Walk the main job in a hub of its own, and leave.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object when it is up.")] = False,
) -> int:
    """Start a hub here and keep it up until Ctrl-C. With DATABASE_URL set, that database is used."""
    if check:
        return checking.check(as_json=as_json)
    state = state_folder()
    wish = None if no_demo else Wish(councils=tuple(council or Wish.councils), scale=scale)
    try:
        with running.stopped_politely(), running.only_one_up(state) as about:
            if fresh:
                _forget(state)
            _serve(state, wish, addresses.choose(host, port), about, as_json=as_json)
    except AlreadyRunning as found:
        _tell(found.said, as_json=as_json, already=True)
    return 0


def _serve(state: Path, wish: Wish | None, address: addresses.Address, about: Path, *, as_json: bool) -> None:
    with (
        Stages() as stages,
        starting.ready(state, wish, stages) as ready,
        running.served(ready, address, state, stages) as children,
    ):
        said = {
            "url": address.url,
            "steps": [asdict(step) for step in stages.steps],
            "seconds": round(stages.seconds, 1),
            **_demo(state),
        }
        about.write_text(json.dumps(said))
        stages.close()
        _tell(said, as_json=as_json)
        with suppress(KeyboardInterrupt):
            children.watch()
        Console(stderr=True).print("Stopped. Everything is kept for the next `onestory up`.")


def _forget(state: Path) -> None:
    """Remove what a hub keeps, but not the built pages nor the made-up files, which come out the same."""
    cluster.remove(database.our_cluster(state))
    shutil.rmtree(state / "hub", ignore_errors=True)


def _demo(state: Path) -> dict[str, Any]:
    """The demo's accounts, when there is a demo."""
    path = starting.accounts_file(state)
    return json.loads(path.read_text()) if path.exists() else {}


def _tell(said: dict[str, Any], *, as_json: bool, already: bool = False) -> None:
    """Where it is and who can sign in."""
    if as_json:
        print(json.dumps(said), flush=True)
        return
    console = Console(highlight=False, soft_wrap=True)
    if not said:
        console.print("OneStory is already starting in another terminal.")
        return
    after = "is already running at" if already else f"is up after {said['seconds']} s, at"
    console.print(f"\nOneStory {after} [bold]{said['url']}[/]\n")
    if said.get("accounts"):
        console.print(_accounts(said["accounts"], _width(console)))
        console.print(f"\n{_others(said['accounts'])}")
        console.print(f"Everybody in it is made up.\nEvery password is [bold]{said['password']}[/]")
    if not already:
        console.print("Ctrl-C stops it.\n")


def _width(console: Console) -> int:
    """How long a line may be: a file or a pipe has no edge."""
    return console.width if console.is_terminal else LONG


def _others(accounts: list[dict[str, Any]]) -> str:
    """Everybody else who can sign in, by name only; another council's people are called as this one's, and its code."""
    names = [account["username"] for account in accounts if not account["printed"]]
    here = ", ".join(name for name in names if "." not in name)
    endings = " or ".join(sorted({f".{code}" for _, dot, code in (name.partition(".") for name in names) if dot}))
    said = f"Partners who answer, and second people where two must act: {here}."
    return f"{said}\nThe other council's people have the same names with {endings} after them." if endings else said


def _accounts(accounts: list[dict[str, Any]], width: int) -> str:
    """A line for each, its columns under one another; where a line would not fit, the place goes below it."""
    printed = [account for account in accounts if account["printed"]]
    names, roles, places = (max(len(each[column]) for each in printed) for column in ("username", "role", "place"))
    fits = names + roles + places + 3 * GAP <= width
    lines = ["Sign in as:"]
    for account in printed:
        name = f"[bold]{account['username']}[/]{' ' * (names - len(account['username']))}"
        if fits:
            lines.append(_columns(name, account["role"].ljust(roles), account["place"]))
        else:
            lines += [_columns(name, account["role"]), _columns(" " * names, f"[dim]{account['place']}[/]")]
    return "\n".join(lines)


def _columns(*cells: str) -> str:
    return "".join(" " * GAP + cell for cell in cells)
