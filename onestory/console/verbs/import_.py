"""`onestory import FEED PATH`: read a partner's file or a statutory return, whole or not at all."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onestory.calendars.instants import london_date
from onestory.console.plain import Plain
from onestory.console.stages import Stages
from onestory.console.which import council_for, system_of
from onestory.feeds.actions.import_path import import_path
from onestory.feeds.declared.catalogue import FEEDS
from onestory.feeds.rules.outcome import ImportOutcome
from onestory.walls.context import standing_as

app = typer.Typer(add_completion=False)
ASKED = 1


@app.command()
def import_(
    feed: Annotated[str, typer.Argument(help=", ".join(feed.code for feed in FEEDS))],
    path: Annotated[Path, typer.Argument(help="A file, a folder of files, or an archive.")],
    council: Annotated[str | None, typer.Option(help="Whose records these are, by the council's code.")] = None,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day the file speaks of; today unless named.")
    ] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="Yes, withdraw what the file no longer holds.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Import one delivery. Every row is accepted, put aside with a reason, or a duplicate; none blocks another."""
    if not path.exists():
        raise Plain(f"There is nothing at {path}.")
    card = council_for(council)
    system = system_of(card)
    now = datetime.now(UTC)
    with Stages() as stages, stages.stage(f"{feed} for {card.name}") as stage, standing_as(system):
        outcome = import_path(
            actor=system,
            feed=feed,
            path=path,
            council=card.id,
            as_of=as_of.date() if as_of else london_date(now),
            now=now,
            confirm=confirm,
            progress=stage.progress,
        )
    print(json.dumps(outcome.as_dict(), default=str)) if as_json else _show(outcome)
    if outcome.asked:
        Console(stderr=True, highlight=False).print(f"{outcome.asked} Nothing was changed; --confirm goes ahead.")
        return ASKED
    return 0


def _show(outcome: ImportOutcome) -> None:
    console = Console(highlight=False)
    console.print(
        f"{outcome.rows:,} rows = {outcome.accepted:,} accepted + {outcome.quarantined:,} put aside "
        f"+ {outcome.duplicates:,} duplicates"
    )
    table = Table(box=None, show_header=False, padding=(0, 2))
    for reason, count in outcome.reasons.items():
        table.add_row(f"{count:,}", reason)
    console.print(table)
    for note in outcome.notes:
        console.print(note, style="dim")
