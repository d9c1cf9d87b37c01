"""From records to people: clean, block, score, guard, gather, and say which pairs a person must look at."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

from collections.abc import Callable
from dataclasses import dataclass, field

import duckdb
import polars as pl

from onestory.linkage.engine import block, score, weigh_rarity
from onestory.linkage.guarding import Decisions, decide, guard, reasons
from onestory.linkage.model import Model
from onestory.linkage.rules.clusters import gather
from onestory.linkage.standardise import standardised

Progress = Callable[[str, float], None]
"""Called with the name of a stage and how much of the whole is done, from 0 to 1."""

LEAST = -30.0
"""Pairs that weigh less are not kept at all."""

UNSEEN = -3.0
"""A pair in one group that was never compared shares no key at all, which speaks against it."""

DOUBTFUL = -2.0
"""A pair that a guard holds back counts for no more than this towards a group."""

NOTHING_DECIDED = Decisions()

__all__ = ["Decisions", "Links", "Progress", "link"]


@dataclass(frozen=True)
class Links:
    """What a run found: every record's cluster, the pairs worth keeping, and the pairs for a person to look at."""

    clusters: pl.DataFrame
    edges: pl.DataFrame
    review: pl.DataFrame
    counts: dict[str, int] = field(default_factory=dict)


def link(
    records: pl.DataFrame | duckdb.DuckDBPyRelation,
    *,
    model: Model,
    decisions: Decisions = NOTHING_DECIDED,
    progress: Progress | None = None,
) -> Links:
    """Link records of one council; nothing is written anywhere."""
    tell = progress or silent
    with duckdb.connect() as connection:
        tell("clean", 0.0)
        standardised(connection, records)
        tell("block", 0.2)
        block(connection)
        weigh_rarity(connection, model)
        tell("score", 0.35)
        scored = score(connection, model, least=LEAST)
        tell("guard", 0.7)
        guard(connection, scored, model)
        decide(connection, decisions)
        tell("gather", 0.85)
        group(connection, model)
        found = Links(clusters=clusters(connection), edges=edges(connection, model), review=review(connection, model))
        tell("done", 1.0)
    counts = {
        "records": found.clusters.height,
        "people": found.clusters["cluster_id"].n_unique(),
        "review": found.review.height,
    }
    return Links(clusters=found.clusters, edges=found.edges, review=found.review, counts=counts)


def silent(stage: str, done: float) -> None:
    return None


def group(connection: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make the table `cluster`: each row, and the first row of the people it was gathered with."""
    weighed = connection.execute(
        f"""
        SELECT row_l, row_r, CASE WHEN guard IS NULL OR guard = 'decided' THEN weight ELSE least(weight, {DOUBTFUL}) END
        FROM edge WHERE NOT forbidden
        """
    ).fetchall()
    forbidden = connection.execute("SELECT row_l, row_r FROM edge WHERE forbidden").fetchall()
    groups = gather(weighed, forbidden, join=model.join, unseen=UNSEEN)
    pairs = [(row, min(members)) for members in groups for row in members]
    frame = pl.DataFrame(pairs, schema={"row": pl.Int64, "first": pl.Int64}, orient="row")
    connection.register("gathered", frame.to_arrow())
    connection.execute(
        "CREATE OR REPLACE TABLE cluster AS SELECT standard.row, coalesce(first, standard.row) AS first"
        " FROM standard LEFT JOIN gathered USING (row)"
    )


def clusters(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    return connection.sql(
        """
        SELECT own.record_id, head.record_id AS cluster_id
        FROM cluster JOIN standard own ON own.row = cluster.row JOIN standard head ON head.row = cluster.first
        ORDER BY own.row
        """
    ).pl()


def edges(connection: duckdb.DuckDBPyConnection, model: Model) -> pl.DataFrame:
    return connection.sql(
        f"""
        SELECT l.record_id AS record_id_l, r.record_id AS record_id_r, weight, band, {reasons()}
        FROM edge JOIN standard l ON l.row = row_l JOIN standard r ON r.row = row_r
        WHERE weight >= {model.ask} OR guard = 'decided' ORDER BY row_l, row_r
        """
    ).pl()


def review(connection: duckdb.DuckDBPyConnection, model: Model) -> pl.DataFrame:
    """Return one question for each two people who may be one: their weightiest pair."""
    return connection.sql(
        f"""
        SELECT l.record_id AS record_id_l, r.record_id AS record_id_r, weight, {reasons()}
        FROM (SELECT DISTINCT ON (least(a.first, b.first), greatest(a.first, b.first)) edge.*
              FROM edge JOIN cluster a ON a.row = row_l JOIN cluster b ON b.row = row_r
              WHERE a.first <> b.first AND weight >= {model.ask} AND band <> 'apart'
              ORDER BY least(a.first, b.first), greatest(a.first, b.first), weight DESC)
        JOIN standard l ON l.row = row_l JOIN standard r ON r.row = row_r
        ORDER BY weight DESC, row_l, row_r
        """
    ).pl()
