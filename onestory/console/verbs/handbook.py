"""`onestory handbook`: print the handbook from the declarations, or say whether the printed one is stale."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from onestory.console.places import ROOT
from onestory.console.printing.handbook import print_handbook, stale

app = typer.Typer(add_completion=False)


@app.command()
def handbook(
    into: Annotated[Path, typer.Option(help="The folder to print into.")] = ROOT / "docs" / "handbook",
    check: Annotated[bool, typer.Option("--check", help="Print nothing; say what is out of date.")] = False,
) -> int:
    """One page a kind of declaration: what practitioners decided, since when, and on whose word."""
    console = Console(highlight=False, soft_wrap=True)
    if not check:
        console.print(f"{len(print_handbook(into))} pages printed into {into}.")
        return 0
    found = stale(into)
    for sentence in found:
        console.print(f"[red]✗[/] {sentence}")
    console.print("Run `onestory handbook` and commit what it prints." if found else "The handbook is fresh.")
    return 1 if found else 0
