"""From records to people: clean, block, score, guard, gather, and say which pairs a person must look at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import duckdb
import polars as pl

from onestory.linkage.declared.guards import GUARDS, Band
from onestory.linkage.declared.model import COMPARISONS
from onestory.linkage.engine import block, score, weigh_rarity
from onestory.linkage.model import Model
from onestory.linkage.rules.clusters import Components, gather
from onestory.linkage.standardise import standardised

Progress = Callable[[str, float], None]
"""Called with the name of a stage and how much of the whole is done, from 0 to 1."""

DECIDED = 166.0
"""The weight of a person's decision: more than any evidence."""

LEAST = -30.0
UNSEEN = 0.0


@dataclass(frozen=True)
class Decisions:
    """Pairs of record ids that a person has said are one person, or two."""

    must_link: frozenset[tuple[str, str]] = frozenset()
    never_link: frozenset[tuple[str, str]] = frozenset()


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
    decisions: Decisions = Decisions(),
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
        tell("score", 0.4)
        scored = score(connection, model, least=LEAST)
        tell("guard", 0.6)
        guard(connection, scored, model)
        decide(connection, decisions)
        tell("gather", 0.7)
        grouped(connection, join=model.join)
        tell("done", 1.0)
        return found(connection, model)


def silent(stage: str, done: float) -> None:
    return None


def guard(connection: duckdb.DuckDBPyConnection, scored: str, model: Model) -> None:
    """Make the table `edge`: each scored pair with its answers in code, its band, and why."""
    verdicts = " ".join(f"WHEN {g.sql} THEN '{g.code}'" for g in GUARDS)
    bands = " ".join(f"WHEN '{g.code}' THEN '{g.band.value}'" for g in GUARDS)
    connection.execute(MULTIPLE_BIRTHS)
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE edge AS
        SELECT row_l, row_r, weight, guard,
               CASE WHEN guard IS NOT NULL THEN CASE WHEN weight >= {model.ask} THEN (CASE guard {bands} END) ELSE 'apart' END
                    WHEN weight >= {model.join} THEN 'same' WHEN weight >= {model.ask} THEN 'ask' ELSE 'apart' END AS band
        FROM (SELECT *, CASE {verdicts} END AS guard FROM
              (SELECT row_l, row_r, match_weight AS weight, {answers()},
                      abs(date_diff('year', l.dob, r.dob)) >= 12 AS generation,
                      l.row IN (FROM multiple) OR r.row IN (FROM multiple) AS twins,
                      jaro_winkler_similarity(l.given, r.given) >= 0.8 AND l.given <> r.given AS near_names
               FROM {scored} JOIN standard l ON l.row = row_l JOIN standard r ON r.row = row_r))
        """
    )


def answers() -> str:
    """Return the SQL that turns Splink's numbers back into the declared codes of the answers."""
    fields = []
    for comparison in COMPARISONS:
        top = len(comparison.levels) - 1
        cases = " ".join(f"WHEN {top - place} THEN '{level.code}'" for place, level in enumerate(comparison.levels))
        fields.append(f"CASE gamma_{comparison.field} {cases} ELSE 'unknown' END AS {comparison.field}")
    return ", ".join(fields)


MULTIPLE_BIRTHS = """
    CREATE OR REPLACE TABLE multiple AS
    WITH gathered AS (
        SELECT dob_text || family AS place, * FROM standard WHERE dob_text IS NOT NULL AND family IS NOT NULL
        UNION ALL SELECT dob_text || postcode, * FROM standard WHERE dob_text IS NOT NULL AND postcode IS NOT NULL
        UNION ALL SELECT dob_text || phone, * FROM standard WHERE dob_text IS NOT NULL AND phone IS NOT NULL
    ), births AS (
        SELECT place FROM gathered GROUP BY place
        HAVING count(*) > 1 AND (count(DISTINCT nhs) > 1 OR count(DISTINCT upns[1]) > 1)
    )
    SELECT DISTINCT row FROM gathered JOIN births USING (place)
"""


def decide(connection: duckdb.DuckDBPyConnection, decisions: Decisions) -> None:
    """Let what people have decided outweigh what was scored."""
    rows = (
        {record: row for row, record in connection.execute("SELECT row, record_id FROM standard").fetchall()}
        if (decisions.must_link or decisions.never_link)
        else {}
    )
    connection.execute("CREATE OR REPLACE TABLE decided (row_l INT, row_r INT, together BOOLEAN)")
    said = [*known(decisions.must_link, rows, True), *known(decisions.never_link, rows, False)]
    if not said:
        return
    connection.executemany("INSERT INTO decided VALUES (?, ?, ?)", said)
    connection.execute("DELETE FROM edge USING decided d WHERE edge.row_l = d.row_l AND edge.row_r = d.row_r")
    connection.execute(
        f"INSERT INTO edge SELECT row_l, row_r, CASE WHEN together THEN {DECIDED} ELSE -{DECIDED} END, 'decided',"
        " CASE WHEN together THEN 'same' ELSE 'apart' END FROM (SELECT row_l, row_r, bool_and(together) AS together"
        " FROM decided GROUP BY row_l, row_r)"
    )


def known(pairs: Iterable[tuple[str, str]], rows: dict[str, int], together: bool) -> list[tuple[int, int, bool]]:
    return [
        (min(rows[one], rows[other]), max(rows[one], rows[other]), together)
        for one, other in sorted(pairs)
        if one in rows and other in rows and one != other
    ]


def grouped(connection: duckdb.DuckDBPyConnection, *, join: float) -> None:
    """Make the table `cluster`: each row, and the first row of the people it was gathered with."""
    must = connection.execute("SELECT row_l, row_r FROM edge WHERE guard = 'decided' AND band = 'same'").fetchall()
    count = connection.execute("SELECT count(*) FROM standard").fetchone()
    stuck = Components(count[0] if count else 0)
    for left, right in must:
        stuck.join(left, right)
    edges = connection.execute(
        "SELECT row_l, row_r, weight FROM edge WHERE guard IS NULL OR guard = 'decided'"
    ).fetchall()
    barred = connection.execute(
        "SELECT row_l, row_r FROM edge WHERE (guard IS NOT NULL AND guard <> 'decided') OR (guard = 'decided' AND band = 'apart')"
    ).fetchall()
    groups = gather(edges, barred, join=join, unseen=UNSEEN)
    pairs = [(row, min(group)) for group in groups for row in group]
    frame = pl.DataFrame(pairs, schema={"row": pl.Int64, "first": pl.Int64}, orient="row")
    connection.register("gathered_frame", frame.to_arrow())
    connection.execute(
        "CREATE OR REPLACE TABLE cluster AS SELECT standard.row, coalesce(first, standard.row) AS first"
        " FROM standard LEFT JOIN gathered_frame USING (row)"
    )


def found(connection: duckdb.DuckDBPyConnection, model: Model) -> Links:
    """Read the results back as frames of record ids."""
    words = " ".join(f"WHEN '{g.code}' THEN '{quoted(g.words)}'" for g in GUARDS)
    why = f"CASE guard WHEN 'decided' THEN 'Decided by a person.' {words} ELSE '' END AS why"
    clusters = connection.sql(
        "SELECT s.record_id, f.record_id AS cluster_id FROM cluster c JOIN standard s ON s.row = c.row JOIN standard f ON f.row = c.first ORDER BY s.row"
    ).pl()
    edges = connection.sql(
        f"SELECT l.record_id AS record_id_l, r.record_id AS record_id_r, weight, band, {why} FROM edge"
        f" JOIN standard l ON l.row = row_l JOIN standard r ON r.row = row_r WHERE weight >= {model.ask} OR guard = 'decided' ORDER BY row_l, row_r"
    ).pl()
    review = connection.sql(
        f"SELECT l.record_id AS record_id_l, r.record_id AS record_id_r, weight, {why} FROM"
        " (SELECT DISTINCT ON (a.first, b.first) edge.* FROM edge JOIN cluster a ON a.row = row_l JOIN cluster b ON b.row = row_r"
        f"  WHERE a.first <> b.first AND weight >= {model.ask} AND band <> 'apart' ORDER BY a.first, b.first, weight DESC)"
        " JOIN standard l ON l.row = row_l JOIN standard r ON r.row = row_r ORDER BY weight DESC, row_l, row_r"
    ).pl()
    return Links(
        clusters=clusters,
        edges=edges,
        review=review,
        counts={"records": clusters.height, "people": clusters["cluster_id"].n_unique(), "review": review.height},
    )


def quoted(words: str) -> str:
    return words.replace("'", "''")
