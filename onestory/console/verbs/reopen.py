"""`onestory reopen`: opens an account that was shut unused, when no administrator is left who could."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console

from onestory.access.actions.reopen_account import reopen_account
from onestory.console.which import council_for, system_of
from onestory.walls.context import standing_as

app = typer.Typer(add_completion=False)


@app.command()
def reopen(
    username: Annotated[str, typer.Argument(help="The user name they sign in with.")],
    council: Annotated[str | None, typer.Option(help="A council they have a post at, by its code.")] = None,
) -> None:
    """Let somebody sign in again. An administrator does the same on the person's page; this leaves the same line."""
    system = system_of(council_for(council))
    with standing_as(system):
        reopen_account(actor=system, username=username, now=datetime.now(UTC))
    Console(stderr=True, highlight=False).print(f"{username} can sign in again.", markup=False)
