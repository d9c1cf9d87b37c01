"""`onestory link`: find which records are the same person, and write the index; `link evaluate` measures how well."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from onestory.console.plain import Plain
from onestory.console.stages import Stages
from onestory.console.which import council_for, every_council, system_of
from onestory.councils.queries import CouncilCard
from onestory.linkage.evaluate import CannotEvaluate, Linker, evaluate_file
from onestory.linkage.link import link as link_here
from onestory.linkage.rules.traits import AGES
from onestory.people.actions.indexing.link_council import link_council
from onestory.walls.context import standing_as

app = typer.Typer(add_completion=False)
RECORDS = (
    "A CSV, .xlsx or Parquet file of records: record_id, and any of given_name, middle_names, family_name, "
    "date_of_birth, sex, postcode, address, phone, email, nhs_number, upn; source; told_with, the number of the notice "
    "or tenancy that names somebody beside others; cluster_id where you know who they are."
)


ENGINES = "What scores the pairs: this machine's DuckDB, or Spark in chunks (`pip install onestory[spark]`, and Java)."
YOUNGEST_FIRST = {age: place for place, (_, age) in enumerate(AGES)}
NO_SPARK = "Spark is not installed here. `pip install 'onestory[spark]'` adds it; Java is needed too."


class Engine(StrEnum):
    """What scores the pairs."""

    DUCKDB = "duckdb"
    SPARK = "spark"


@app.callback(invoke_without_command=True)
def link(
    context: typer.Context,
    council: Annotated[str | None, typer.Option(help="One council, by its code; every one unless named.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Link every current record of a council, all or nothing. What people decided by hand outweighs the model."""
    if context.invoked_subcommand:
        return
    with Stages() as stages:
        told = {card.code: _link(card, stages) for card in ([council_for(council)] if council else every_council())}
    if as_json:
        print(json.dumps(told, default=str))


def _link(card: CouncilCard, stages: Stages) -> dict[str, Any]:
    system = system_of(card)
    with stages.stage(card.name) as stage, standing_as(system):
        outcome = link_council(
            actor=system,
            council=card.id,
            now=datetime.now(UTC),
            progress=lambda what, part: stage.progress(part, 1, what),
        )
        stage.note = f"{outcome.records:,} records, {outcome.people:,} people, {outcome.review:,} pairs to review"
    return asdict(outcome)


def _on_spark(chunks: list[dict[str, Any]]) -> Linker:
    """Linking on Spark, which is seldom installed; how long each chunk took is added to `chunks`."""
    try:
        spark = import_module("onestory.linkage.spark")
    except ModuleNotFoundError as missing:
        raise Plain(NO_SPARK) from missing
    if not spark.has_java():
        raise Plain(spark.NO_JAVA)

    def told(chunk: Any) -> None:
        chunks.append(asdict(chunk) | {"seconds": round(chunk.seconds, 2)})

    return partial(spark.link_on_spark, told=told)


def _check_writable(path: Path | None) -> None:
    """Refuse, before the work of hours, what could not be written after it."""
    if path is None or not path.absolute().parent.is_dir():
        return
    was_there = path.exists()
    try:
        path.open("ab").close()
    except OSError as refused:
        raise Plain(f"{path} cannot be written ({refused.strerror}). Name another file.") from refused
    if not was_there:
        path.unlink()


@app.command()
def evaluate(
    records: Annotated[Path, typer.Option(help=RECORDS)],
    pairs: Annotated[Path | None, typer.Option(help="Labelled pairs: record_id_l, record_id_r, is_match.")] = None,
    links_out: Annotated[Path | None, typer.Option(help="Write each record's person here.")] = None,
    review_out: Annotated[Path | None, typer.Option(help="Write the pairs to review here.")] = None,
    engine: Annotated[Engine, typer.Option(help=ENGINES)] = Engine.DUCKDB,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Link a file of records with known truth, and say how much of it was found."""
    for path in (links_out, review_out):
        _check_writable(path)
    chunks: list[dict[str, Any]] = []
    linker = _on_spark(chunks) if engine is Engine.SPARK else link_here
    with Stages() as stages, stages.stage("evaluate") as stage:
        try:
            told = evaluate_file(
                records,
                pairs,
                links_out,
                review_out,
                progress=lambda what, part: stage.progress(part, 1, what),
                linker=linker,
            )
        except CannotEvaluate as refusal:
            raise Plain(str(refusal)) from refusal
    told |= {"chunks": chunks} if chunks else {}
    if as_json:
        print(json.dumps(told, default=str))
        return
    console = Console(highlight=False, soft_wrap=True)
    for chunk in chunks:
        console.print("Spark: {does} {number}: {rows:,} rows in {seconds} s".format(**chunk))
    for key, value in told.items():
        if not isinstance(value, dict | list):
            console.print(f"{key:<40} {value}")
    _print_groups(told.get("subgroups", {}), console)


def _print_groups(subgroups: dict[str, dict[str, Any]], console: Console) -> None:
    for trait, groups in subgroups.items():
        console.print(trait)
        for group, measured in sorted(groups.items(), key=lambda item: YOUNGEST_FIRST.get(item[0], len(AGES))):
            shown = ", ".join(f"{name} {measured[name]}" for name in ("recall", "precision", "true_people"))
            console.print(f"  {group:<38} {shown}")
