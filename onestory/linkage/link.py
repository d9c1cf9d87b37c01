"""From records to people: clean, block, score, guard, gather, and say which pairs a person must look at."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import duckdb
import numpy as np
import polars as pl

from onestory.linkage.engine import block, count_rarity, counted
from onestory.linkage.glancing import score_what_matters
from onestory.linkage.guarding import BETWEEN, NOT_ENOUGH, SHUT, Decisions, decide, evidence, guard, reasons
from onestory.linkage.hanging import Rows
from onestory.linkage.memory import remembered
from onestory.linkage.model import Model
from onestory.linkage.plain import Pairs, plain_groups
from onestory.linkage.registers import find_registers
from onestory.linkage.ruler import Ruler, count_by, measured
from onestory.linkage.rules.clusters import gather
from onestory.linkage.second_look import BETWEEN_TWO, DOUBTFUL, UNSEEN, look_again
from onestory.linkage.standardise import Records, standardised
from onestory.linkage.train import learned
from onestory.linkage.workspace import workspace

Progress = Callable[[str, float], None]
"""Called with the name of a stage and how much of the whole is done, from 0 to 1."""

LEAST = -30.0
"""Pairs that weigh less are not kept at all."""

NOTHING_DECIDED = Decisions()

__all__ = ["Decisions", "Links", "Progress", "learn_and_link", "link"]


@dataclass(frozen=True)
class Links:
    """What a run found: every record's cluster, the pairs worth keeping, and the pairs for a person to look at.

    With `memory` and `ruler`, where they were asked for, the next run need only look at what has changed.
    """

    clusters: pl.DataFrame
    edges: pl.DataFrame
    review: pl.DataFrame
    counts: dict[str, int] = field(default_factory=dict)
    memory: pl.DataFrame | None = None
    ruler: Ruler | None = None


def link(
    records: Records,
    *,
    model: Model,
    decisions: Decisions = NOTHING_DECIDED,
    progress: Progress | None = None,
    ruler: Ruler | None = None,
    remember: bool = False,
) -> Links:
    """Link records of one council; nothing is written anywhere.

    With a `ruler`, everything is measured by it instead of by these records. `remember` asks for what a later run over
    a part of them needs.
    """
    tell = progress or silent
    with workspace() as connection:
        tell("clean", 0.0)
        standardised(connection, records, checks=ruler.checks if ruler else None)
        tell("block", 0.2)
        block(connection, limits=(ruler.narrow, ruler.broad) if ruler else None)
        if ruler:
            count_by(connection, ruler)
        else:
            count_rarity(connection, model)
            find_registers(connection)
        judge(connection, model, decisions, tell=tell, records=ruler.records if ruler else 0)
        tell("gather", 0.85)
        group(connection, model)
        found = found_in(connection, model)
        if remember:
            ruler = ruler or measured(connection, model)
            found = replace(found, memory=remembered(connection, model), ruler=ruler)
        tell("done", 1.0)
    return found


def learn_and_link(
    records: Records, *, version: str, decisions: Decisions = NOTHING_DECIDED, progress: Progress | None = None
) -> tuple[Model, Links]:
    """Learn a model from these records and link them by it: the same as one after the other, cleaned and blocked once.

    Between cleaning and scoring `progress` hears of a stage “learn”.
    """
    tell = progress or silent
    with workspace() as connection:
        tell("clean", 0.0)
        standardised(connection, records)
        tell("block", 0.15)
        block(connection)
        tell("learn", 0.25)
        model = learned(connection, version=version)
        tell("weigh", 0.35)
        count_rarity(connection, model)
        find_registers(connection)
        judge(connection, model, decisions, tell=tell)
        tell("gather", 0.85)
        group(connection, model)
        found = found_in(connection, model)
        tell("done", 1.0)
    return model, found


def judge(
    connection: duckdb.DuckDBPyConnection,
    model: Model,
    decisions: Decisions,
    *,
    tell: Progress,
    records: int = 0,
    hang: str = "",
) -> None:
    """Make the table `edge` of the table `pairs`: scored, guarded, and overruled by what people have decided.

    Pairs on which nothing can turn are passed over. The records are `records`, if these are a part of so many; then
    `hang` is the SQL of rows, two by two, that are known to hang together by what lies outside that part.
    """
    tell("score", 0.35)
    score_what_matters(connection, model, decisions, least=LEAST, records=records, hang=hang)
    tell("guard", 0.7)
    guard(connection, model)
    decide(connection, decisions)


def found_in(connection: duckdb.DuckDBPyConnection, model: Model) -> Links:
    """Read what a run found out of its tables."""
    gathered, asked = clusters(connection), review(connection, model)
    people = gathered["cluster_id"].n_unique()
    counts = {"records": gathered.height, "people": people, "review": asked.height}
    return Links(clusters=gathered, edges=edges(connection, model), review=asked, counts=counts)


def silent(stage: str, done: float) -> None:
    return None


def group(connection: duckdb.DuckDBPyConnection, model: Model, *, among: str = "true", rows: str = "true") -> None:
    """Make the table `cluster`: each row, and the first row of the people it was gathered with.

    `among` is a condition on an edge, and `rows` on a row: those that do not meet it are passed over.
    """
    weighed = connection.execute(
        f"""
        SELECT row_l, row_r, CASE WHEN guard IS NULL OR guard = 'decided' THEN weight
               WHEN guard IN ('rival', '{BETWEEN}') THEN {BETWEEN_TWO}
               ELSE least(weight, {model.join + DOUBTFUL}) END AS weight
        FROM edge WHERE NOT forbidden AND ({among})
        """
    ).fetchnumpy()
    barred = connection.execute(f"SELECT row_l, row_r FROM edge WHERE forbidden AND ({among})").fetchnumpy()
    left, right = (barred[name].astype(np.int64) for name in ("row_l", "row_r"))
    pairs = Pairs(weighed["row_l"].astype(np.int64), weighed["row_r"].astype(np.int64), weighed["weight"])
    records = counted(connection, "standard")
    first, doubtful, forbidden = plain_groups(records, pairs, (left, right), join=model.join)
    unsure = np.unique(np.concatenate([pairs.left[doubtful], pairs.right[doubtful]]))
    nhs, upns, notices = held_by(connection, unsure, "[n FOR n IN [nhs] IF n IS NOT NULL]", "upns", "told")
    groups = gather(
        pairs.kept(doubtful),
        zip(left[forbidden].tolist(), right[forbidden].tolist(), strict=True),
        join=model.join,
        unseen=UNSEEN,
        numbers=(nhs, upns),
        notices=notices,
    )
    for members in groups:
        first[members] = min(members)
    frame = pl.DataFrame({"row": np.arange(records), "first": first})
    connection.register("gathered", frame.to_arrow())
    connection.execute(
        "CREATE OR REPLACE TABLE cluster AS SELECT standard.row, first FROM standard JOIN gathered USING (row)"
    )
    look_again(connection, model, among=among, rows=rows)


def held_by(connection: duckdb.DuckDBPyConnection, rows: Rows, *columns: str) -> list[dict[int, list[Any]]]:
    """Return for each of these columns of `born_together`, which hold lists, what each of these rows has in it."""
    connection.register("asked_given", pl.DataFrame({"row": rows}).to_arrow())
    found = [
        dict(
            connection.execute(
                f"SELECT row, {column} AS held FROM born_together SEMI JOIN asked_given USING (row) WHERE len(held) > 0"
            ).fetchall()
        )
        for column in columns
    ]
    connection.unregister("asked_given")
    return found


def clusters(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    return connection.sql(
        """
        SELECT own.record_id, head.record_id AS cluster_id
        FROM cluster JOIN standard own ON own.row = cluster.row JOIN standard head ON head.row = cluster.first
        ORDER BY own.row
        """
    ).pl()


def edges(connection: duckdb.DuckDBPyConnection, model: Model) -> pl.DataFrame:
    found = connection.sql(
        f"""
        SELECT row_l, row_r, weight, band, guard FROM edge
        WHERE (weight >= {model.ask} OR guard = 'decided') AND guard IS DISTINCT FROM '{SHUT}' ORDER BY row_l, row_r
        """
    ).pl()
    names = connection.sql("SELECT record_id FROM standard ORDER BY row").pl()["record_id"]
    sides = [names.gather(found[f"row_{side}"]).alias(f"record_id_{side}") for side in ("l", "r")]
    return found.select(*sides, "weight", "band", "guard")


def review(connection: duckdb.DuckDBPyConnection, model: Model) -> pl.DataFrame:
    """Return one question for each two people who may be one: their weightiest records, and why a person must look."""
    nearest = "(-round(edge.weight, 6), edge.row_l, edge.row_r)"
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE question AS
        SELECT row_l, row_r, weight, guard FROM (
            SELECT least(a.first, b.first) AS one, greatest(a.first, b.first) AS other, max(edge.weight) AS weight,
                   min_by(edge.row_l, {nearest}) AS row_l, min_by(edge.row_r, {nearest}) AS row_r
            FROM edge JOIN cluster a ON a.row = row_l JOIN cluster b ON b.row = row_r
            WHERE a.first <> b.first AND weight >= {model.ask} AND band <> 'apart' GROUP BY ALL)
        JOIN (SELECT row_l AS one, row_r AS other, guard FROM met WHERE band <> 'apart') USING (one, other)
        """
    )
    return connection.sql(
        f"""
        SELECT l.record_id AS record_id_l, r.record_id AS record_id_r, weight, guard, why || ' ' || evidence AS why
        FROM (SELECT *, {reasons(NOT_ENOUGH)} FROM question)
        JOIN ({evidence()}) USING (row_l, row_r)
        JOIN standard l ON l.row = row_l JOIN standard r ON r.row = row_r
        ORDER BY round(weight, 6) DESC, row_l, row_r
        """
    ).pl()
