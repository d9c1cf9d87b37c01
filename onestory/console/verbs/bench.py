"""`onestory bench NAME`: measure one thing, and print its figures with the machine they were taken on."""

from __future__ import annotations

import importlib
import json
import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from onestory.console.benches import BENCHES, Bench, machine
from onestory.console.growing import ALL, FRACTIONS, LIMIT_S, measure_all
from onestory.console.hub import open_hub
from onestory.console.pages import assets
from onestory.console.places import state_folder
from onestory.console.plain import Plain
from onestory.console.postgres import cluster, database
from onestory.console.stages import Stages

SIZES = ",".join(map(str, FRACTIONS))
app = typer.Typer(add_completion=False)
NAMES = " · ".join([*(f"{bench.name}: {bench.does}" for bench in BENCHES), f"{ALL}: each of them, at several sizes."])


@app.command()
def bench(
    name: Annotated[str, typer.Argument(help=NAMES)],
    scale: Annotated[float | None, typer.Option(help="How much; what 1 means depends on the bench.", min=0)] = None,
    people: Annotated[int | None, typer.Option(help="How many people, for `whois`.", min=1_000)] = None,
    audit_rows: Annotated[int | None, typer.Option(help="How long an audit, for `single-view`.", min=1)] = None,
    rounds: Annotated[int | None, typer.Option(help="How many kills (`crash`) or requests (`walls`).", min=1)] = None,
    writes: Annotated[int | None, typer.Option(help="How many acknowledged writes, for `crash`.", min=1)] = None,
    seed: Annotated[int | None, typer.Option(help="Which made-up council, for `link`.")] = None,
    minutes: Annotated[
        float | None, typer.Option(help="For `load`: soak it for so long instead; for `all`: each one's limit.", min=1)
    ] = None,
    beside: Annotated[bool, typer.Option(help="For `load`: import and link all the while.")] = False,
    runs: Annotated[int, typer.Option(help="How often; the figures are the medians.", min=1)] = 1,
    sizes: Annotated[str, typer.Option(help="For `all`: fractions of each bench's own size.")] = SIZES,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Measure on a database of its own, which is thrown away."""
    if name == ALL:
        _show_all(measure_all(_fractions(sizes), limit_s=minutes * 60 if minutes else LIMIT_S), as_json=as_json)
        return
    chosen = _called(name)
    size = next(float(said) for said in (people, rounds, scale, chosen.scale) if said is not None)
    on = machine()
    more: dict[str, Any] = {key: said for key, said in (("audit_rows", audit_rows), ("writes", writes)) if said}
    more |= _seed(chosen, seed)
    more |= {"minutes": minutes or 0, "beside": beside} if chosen.soaks else {}
    with ExitStack() as stack:
        stages = stack.enter_context(Stages())
        if chosen.needs_hub:
            stack.enter_context(_throw_away_hub(with_pages=chosen.needs_pages))
        measure = importlib.import_module(chosen.module).measure
        each = []
        for number in range(runs):
            with stages.stage(f"{name}, run {number + 1}") as stage:
                more |= {"tell": stage.progress} if chosen.tells else {}
                each.append(measure(size, **more))
    said = {"bench": name, "scale": size, "machine": on, "runs": runs, "figures": _medians(each), "each_run": each}
    print(json.dumps(said)) if as_json else _show(said, chosen)


def _fractions(sizes: str) -> list[float]:
    try:
        fractions = [float(each) for each in sizes.split(",")]
    except ValueError:
        fractions = []
    if not fractions or min(fractions) <= 0:
        raise Plain("Give the sizes as fractions, parted by commas: --sizes 0.05,0.1,0.2")
    return fractions


def _show_all(said: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(said))
        return
    console = Console(highlight=False)
    for name, sizes in said["each_bench"].items():
        console.print(name)
        for size, figures in sizes.items():
            console.print(f"  at {size}: " + ", ".join(f"{key} {value:,}" for key, value in figures.items()))
    for key, value in said["figures"].items():
        console.print(f"{key}: size to the power of {value}")
    for name, why in said["failed"].items():
        console.print(f"{name} was not measured: {why}")


def _called(name: str) -> Bench:
    for found in BENCHES:
        if found.name == name:
            return found
    raise Plain(f"There is no bench called “{name}”. There are: {', '.join(found.name for found in BENCHES)}, all.")


def _seed(chosen: Bench, seed: int | None) -> dict[str, int]:
    if seed is None:
        return {}
    if not chosen.seeded:
        raise Plain(f"The bench “{chosen.name}” makes the same people every time; it takes no seed.")
    return {"seed": seed}


@contextmanager
def _throw_away_hub(*, with_pages: bool = False) -> Iterator[None]:
    """A hub of its own, on a server that forces its commits to disk as a real one does."""
    kept = state_folder()
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=kept))
    folder.chmod(kept.stat().st_mode & 0o777)
    if with_pages:
        assets.build(kept)
        if assets.folder(kept).exists():
            shutil.copytree(assets.folder(kept), assets.folder(folder))
    os.environ["ONESTORY_STATE"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    try:
        with open_hub():
            yield
    finally:
        cluster.remove(database.our_cluster(folder))
        shutil.rmtree(folder, ignore_errors=True)


def _medians(each: list[dict[str, Any]]) -> dict[str, Any]:
    """The middle of each figure over the runs."""
    return {
        key: statistics.median(run[key] for run in each if key in run) if not isinstance(value, str) else value
        for key, value in each[0].items()
    }


def _show(said: dict[str, Any], chosen: Bench) -> None:
    console = Console(highlight=False)
    table = Table(box=None, show_header=False, padding=(0, 2))
    for key, value in said["figures"].items():
        table.add_row(key, value if isinstance(value, str) else f"{value:,}")
    console.print(f"{said['bench']} at {said['scale']:g} ({chosen.scale_is}), {said['runs']} run(s)")
    console.print(table)
    console.print("on " + ", ".join(f"{key} {value}" for key, value in said["machine"].items()), style="dim")
