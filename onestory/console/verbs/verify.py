"""`onestory verify audit`: has anybody altered the record of who saw what?"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from django.conf import settings
from rich.console import Console

from onestory.audit.queries import restores
from onestory.audit.rules.anchors import Fault, Restore
from onestory.console.audit_check import check_chains
from onestory.console.plain import Plain

app = typer.Typer(add_completion=False)


@app.callback()
def verify() -> None:
    """Check what must never change."""


@app.command()
def audit(
    anchors: Annotated[Path | None, typer.Option(help="The file of published heads, if not the hub's own.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> int:
    """Walk every council's chain of sealed rows, hold it to the heads published outside, name the first bad row."""
    if anchors is not None and not anchors.is_file():
        raise Plain(
            f"There is no file {anchors}, so nothing was held to it. Give the file that ONESTORY_ANCHORS names."
        )
    place = anchors or settings.AUDIT_ANCHORS
    found, heads = check_chains(place)
    _tell(found, heads, restores(place), as_json=as_json)
    return 1 if found else 0


def _tell(found: list[Fault], heads: int, put_back: list[Restore], *, as_json: bool) -> None:
    if as_json:
        faults_found = [asdict(fault) | {"sentence": fault.sentence()} for fault in found]
        said = {"ok": int(not found), "heads": heads, "faults": faults_found}
        print(json.dumps(said | {"restores": [restore.sentence() for restore in put_back]}))
        return
    console = Console(highlight=False, soft_wrap=True)
    for restore in put_back:
        console.print(restore.sentence())
    for fault in found:
        console.print(f"[red]✗[/] {fault.sentence()}")
    if not found:
        console.print(f"[green]✓[/] Every chain is whole, and {_agrees(heads)}")


def _agrees(heads: int) -> str:
    """What stands outside the database for the chains; without it, whoever owns it could make them anew."""
    if not heads:
        return "no head of one has been published yet: nothing outside the database vouches for them."
    return f"agrees with {heads:,} published {'head' if heads == 1 else 'heads'}."
