"""`onestory demo build`: the files that a made-up council's partners would send, and the truth beside them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from onestory.calendars.instants import london_date
from onestory.console.plain import Plain
from onestory.console.stages import Stages
from onestory.madeup import Manifest, build
from onestory.madeup.building import UnknownCouncil
from onestory.madeup.declared.councils import COUNCILS
from onestory.madeup.rules.growth import LARGEST

app = typer.Typer(add_completion=False)


@app.callback()
def demo() -> None:
    """Made-up councils, for demonstrations, training and tests. Nobody in them is real."""


@app.command("build")
def build_(
    council: Annotated[list[str], typer.Option(help=f"One of {', '.join(COUNCILS)}; may be repeated.")],
    scale: Annotated[
        float, typer.Option(help=f"How big: 1 is life-size; {LARGEST} at most.", min=0.0001, max=LARGEST)
    ] = 0.02,
    seed: Annotated[int, typer.Option(help="The same seed makes the same council.")] = 1,
    out: Annotated[Path, typer.Option(help="The folder that gets a folder a council.")] = Path("made-up"),
    today: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day it is in the files.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print progress and the outcome as lines of JSON.")] = False,
) -> None:
    """Build each council's files, and print how many people and records they hold."""
    day = today.date() if today else london_date(datetime.now(UTC))
    with Stages() as stages:
        for code in council:
            with stages.stage(code) as stage:

                def tell(what: str, done: int, of: int, code: str = code) -> None:
                    stage.progress(done, of, what)
                    if as_json:
                        _say({"what": f"{code}: {what}", "done": done, "of": of})

                try:
                    made = build(council=code, out=out, scale=scale, seed=seed, today=day, progress=tell)
                except UnknownCouncil as fault:
                    raise Plain(str(fault)) from fault
                stage.note = f"{made.people:,} people, {sum(made.records.values()):,} records in {made.folder}"
            if as_json:
                _say(_figures(made))


def _figures(made: Manifest) -> dict[str, Any]:
    return {
        "council": made.council,
        "seed": made.seed,
        "scale": made.scale,
        "today": made.today.isoformat(),
        "children": made.children,
        "people": made.people,
        "households": made.households,
        "records": made.records,
        "folder": str(made.folder),
    }


def _say(line: dict[str, Any]) -> None:
    print(json.dumps(line), flush=True)
