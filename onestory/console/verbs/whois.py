"""`onestory whois`: who in the index might be meant, and why."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onestory.console.which import council_for, system_of
from onestory.people.queries import candidates
from onestory.people.rules.finding import Candidate
from onestory.walls.context import standing_as

app = typer.Typer(add_completion=False)


@app.command()
def whois(
    words: Annotated[list[str], typer.Argument(help="Any of a name, a date of birth, a postcode, a number.")],
    council: Annotated[str | None, typer.Option(help="Whose index, by the council's code.")] = None,
    top: Annotated[int, typer.Option(help="How many to show.", min=1, max=50)] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Search the index as the system. The search is kept in the audit like anybody's."""
    system = system_of(council_for(council))
    with standing_as(system):
        found = candidates(viewer=system, now=datetime.now(UTC), words=" ".join(words), top=top)
    if as_json:
        print(json.dumps({"candidates": [asdict(candidate) for candidate in found]}, default=str))
    else:
        _show(found)


def _show(found: list[Candidate]) -> None:
    console = Console(highlight=False)
    if not found:
        console.print("Nobody in the index fits. They may be known under another name, or not at all.")
        return
    table = Table(box=None, padding=(0, 2))
    for heading in ("Name", "Born", "How sure", "Because"):
        table.add_column(heading, header_style="dim")
    for candidate in found:
        because = "; ".join(f"{reason.words} ({reason.weight:+.1f})" for reason in candidate.reasons)
        table.add_row(candidate.name, str(candidate.born or "unknown"), candidate.band, because)
    console.print(table)
