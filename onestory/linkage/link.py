"""From records to people: clean, block, score, guard, gather, and say which pairs a person must look at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import duckdb
import polars as pl

from onestory.linkage.declared.guards import GUARDS, Band
from onestory.linkage.engine import answers, block, score, weigh_rarity
from onestory.linkage.model import Model
from onestory.linkage.rules.clusters import Components, gather
from onestory.linkage.standardise import standardised

Progress = Callable[[str, float], None]
"""Called with the name of a stage and how much of the whole is done, from 0 to 1."""

DECIDED = 166.0
"""The weight of a person's decision: more than any evidence."""

LEAST = -30.0
UNSEEN = -3.0
"""A pair in one group that was never compared shares no key at all, which speaks against it."""

DOUBTFUL = -2.0
"""A pair that a guard holds back counts for no more than this towards a group."""

GENERATION = 12
MARGIN = 4.0
"""A rival within this many bits is too close to choose by machine."""

RIVAL = "Another record, of somebody else, fits nearly as well."


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
    """Make the table `edge`: each scored pair with its band, the guard that held, and whether it forbids a group."""
    guards = [g for g in GUARDS if model.households or not g.households]
    verdicts = " ".join(f"WHEN {g.sql} THEN '{g.code}'" for g in guards)
    connection.execute(MULTIPLE_BIRTHS)
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE edge AS
        SELECT row_l, row_r, weight, CASE {verdicts} END AS guard FROM
              (SELECT row_l, row_r, match_weight AS weight, {answers()},
                      abs(date_diff('year', l.dob, r.dob)) >= {GENERATION} AS generation,
                      l.unborn AND r.unborn AS both_awaited, coalesce(l.source = r.source, false) AS same_source,
                      coalesce((l.unborn AND l.mother_nhs = r.nhs) OR (r.unborn AND r.mother_nhs = l.nhs), false) AS own_mother,
                      l.births IS NOT NULL AND list_has_any(l.births, r.births) AS twins
               FROM {scored} JOIN born_together l ON l.row = row_l JOIN born_together r ON r.row = row_r)
        """
    )
    connection.execute(f"CREATE OR REPLACE TABLE rival AS {rivals(model)}")
    bands = " ".join(f"WHEN '{g.code}' THEN '{g.band.value}'" for g in GUARDS)
    forbids = ", ".join(f"'{g.code}'" for g in GUARDS if g.forbids)
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE edge AS
        SELECT row_l, row_r, weight, guard, guard IS NOT NULL AND guard IN ({forbids}) AS forbidden,
               CASE WHEN weight < {model.ask} THEN 'apart' WHEN guard = 'rival' THEN 'ask'
                    WHEN guard IS NOT NULL THEN (CASE guard {bands} END)
                    WHEN weight >= {model.join} THEN 'same' ELSE 'ask' END AS band
        FROM (SELECT edge.row_l, edge.row_r, weight, coalesce(edge.guard, rival.guard) AS guard
              FROM edge LEFT JOIN rival USING (row_l, row_r))
        """
    )


def rivals(model: Model) -> str:
    """Return the SQL of pairs that have a rival: one of the two fits somebody else, surely another person, nearly as well."""
    two_people = ", ".join(f"'{g.code}'" for g in GUARDS if g.two_people)
    return f"""
        WITH both_ways AS (
            SELECT row_l AS one, row_r AS other, weight, guard FROM edge UNION ALL SELECT row_r, row_l, weight, guard FROM edge
        ), near AS (
            SELECT * FROM both_ways WHERE weight >= {model.ask - MARGIN} AND guard IS NULL
        )
        SELECT DISTINCT least(a.one, a.other) AS row_l, greatest(a.one, a.other) AS row_r, 'rival' AS guard
        FROM near a JOIN near b ON a.one = b.one AND b.other <> a.other AND b.weight >= a.weight - {MARGIN}
        JOIN both_ways c ON c.one = a.other AND c.other = b.other AND c.guard IN ({two_people})
        WHERE {model.households} AND a.weight >= {model.ask}
    """


MULTIPLE_BIRTHS = """
    CREATE OR REPLACE TABLE born_together AS
    WITH gathered AS (
        SELECT dob_text || family || coalesce(district, '') AS place, * FROM standard WHERE dob_text IS NOT NULL AND family IS NOT NULL
        UNION ALL SELECT dob_text || postcode, * FROM standard WHERE dob_text IS NOT NULL AND postcode IS NOT NULL
        UNION ALL SELECT dob_text || phone, * FROM standard WHERE dob_text IS NOT NULL AND phone IS NOT NULL
        UNION ALL SELECT dob_text || mother_nhs, * FROM standard WHERE dob_text IS NOT NULL AND mother_nhs IS NOT NULL
    ), births AS (
        SELECT place FROM gathered GROUP BY place
        HAVING count(*) > 1 AND (count(DISTINCT nhs) > 1 OR count(DISTINCT upns[1]) > 1)
    )
    SELECT standard.row, source, unborn, nhs, mother_nhs, dob, births FROM standard
    LEFT JOIN (SELECT row, list(place) AS births FROM gathered JOIN births USING (place) GROUP BY row) USING (row)
"""
"""Where two valid numbers of one kind meet on one birthday in one family or home, more than one child was born."""


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
        f"INSERT INTO edge SELECT row_l, row_r, CASE WHEN together THEN {DECIDED} ELSE -{DECIDED} END, 'decided', NOT together,"
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
    edges = connection.execute(
        f"SELECT row_l, row_r, CASE WHEN guard IS NULL OR guard = 'decided' THEN weight ELSE least(weight, {DOUBTFUL}) END"
        " FROM edge WHERE NOT forbidden"
    ).fetchall()
    barred = connection.execute("SELECT row_l, row_r FROM edge WHERE forbidden").fetchall()
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
    why = f"CASE guard WHEN 'decided' THEN 'Decided by a person.' WHEN 'rival' THEN '{RIVAL}' {words} ELSE '' END AS why"
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
