"""A second look: what was gathered is compared as people, by all that is known of the one and of the other."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import duckdb
import polars as pl

from onestory.linkage.declared.guards import ID_SAME
from onestory.linkage.declared.model import COMPARISONS, SURER
from onestory.linkage.engine import answers, place_of, whole_weight
from onestory.linkage.guarding import (
    BETWEEN,
    CERTAIN,
    FIRM,
    OTHER_NUMBER,
    SHUT,
    SIDES,
    bands,
    codes,
    near_enough,
    not_joined,
    rivals,
    verdicts,
)
from onestory.linkage.left_over import leave_over
from onestory.linkage.model import Model
from onestory.linkage.rules.clusters import gather

ROUNDS = 3
UNNAMED = "whose-baby"
"""Whomever this guard holds back from a baby that a tenancy lists might be that baby."""

UNSEEN = -3.0
"""Two groups that were never compared share no key at all, which speaks against their being one."""

DOUBTFUL = -2.0
"""Two whom a guard holds back count towards a group for so much less than it takes to be joined, or for less."""


BETWEEN_TWO = -20.0
"""A record that fits two people goes with neither on the strength of other records alike."""


def look_again(connection: duckdb.DuckDBPyConnection, model: Model, *, among: str = "true", rows: str = "true") -> None:
    """Join people in the table `cluster` who are one by all that is known of them, or by exclusion.

    `among` is a condition on an edge, `rows` on a row: of others nothing is decided. Leaves the table `met`: people who
    are near one another and are still two, with what holds them apart.
    """
    meet(connection, model, among=among)
    for _ in range(ROUNDS):
        if not joined(connection, model):
            break
        meet(connection, model, among=f"({among}) AND ({MOVED})", again=True)
    for _ in range(ROUNDS):
        if not leave_over(connection, model, rows=rows):
            return
        meet(connection, model, among=f"({among}) AND ({MOVED})", again=True)


MOVED = "a.first IN (SELECT first FROM moved) OR b.first IN (SELECT first FROM moved)"
"""One of the two, `a` or `b`, took somebody in in the round before."""


def meet(connection: duckdb.DuckDBPyConnection, model: Model, *, among: str = "true", again: bool = False) -> None:
    """Make `met`: each two people who are near, the best answer to each field of any of their records, the verdict.

    `again`, only of those who changed is the verdict a new one; what was found of the others stands.
    """
    if not again:
        connection.execute(ACROSS)
        connection.execute("CREATE OR REPLACE TABLE spanning AS FROM scored SEMI JOIN across USING (row_l, row_r)")
    connection.execute(f"CREATE OR REPLACE TABLE near AS {near(model, among)}")
    connection.execute(PEOPLE)
    connection.execute(f"CREATE OR REPLACE TABLE best AS {best()}")
    if again:
        for side in ("row_l", "row_r"):
            connection.execute(
                "DELETE FROM judged_people"
                f" WHERE {side} IN (SELECT first FROM moved) OR {side} IN (SELECT was FROM moved)"
            )
    connection.execute(
        f"""
        {"INSERT INTO judged_people" if again else "CREATE OR REPLACE TABLE judged_people AS"}
        SELECT row_l, row_r, weight, {CERTAIN} AS certain, {FIRM} AS firm,
               coalesce(barred_by, {never_compared(model)}, CASE {verdicts(model, second=True)} END) AS guard
        FROM (SELECT row_l, row_r, match_weight AS weight, barred_by, {answers()},
                     {SIDES} FROM best JOIN person l ON l.row = row_l JOIN person r ON r.row = row_r)
        """
    )
    found = rivals(model, "judged_people", not_joined(model), doubted=(UNNAMED, OTHER_NUMBER))
    connection.execute(f"CREATE OR REPLACE TABLE rival_people AS {found}")
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE met AS
        SELECT row_l, row_r, weight, guard, coalesce(guard IN ({codes(forbids=True)}), false) AS forbidden,
               {bands(model)} AS band
        FROM (SELECT row_l, row_r, weight, coalesce(j.guard, rival_people.guard) AS guard
              FROM judged_people j LEFT JOIN rival_people USING (row_l, row_r))
        """
    )


def joined(connection: duckdb.DuckDBPyConnection, model: Model) -> bool:
    """Gather people as records were gathered; say whether any two became one."""
    enough = model.join + SURER[model.households]
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE joining AS
        WITH fits AS (SELECT row_l, row_r FROM met WHERE guard IS NULL AND weight >= {enough}),
        asked AS (SELECT row_l AS row FROM fits UNION SELECT row_r FROM fits)
        SELECT * FROM met SEMI JOIN asked l ON l.row = row_l SEMI JOIN asked r ON r.row = row_r
        """
    )
    weighed = connection.execute(
        f"SELECT row_l, row_r, CASE WHEN guard IS NULL THEN weight ELSE least(weight, {model.join + DOUBTFUL}) END"
        " FROM joining WHERE NOT forbidden"
    ).fetchall()
    forbidden = connection.execute("SELECT row_l, row_r FROM joining WHERE forbidden").fetchall()
    groups = gather(weighed, forbidden, join=enough, unseen=UNSEEN)
    moved = [(one, min(members)) for members in groups for one in members if one != min(members)]
    if not moved:
        return False
    frame = pl.DataFrame(moved, schema={"was": pl.Int64, "first": pl.Int64}, orient="row")
    connection.register("moved_given", frame.to_arrow())
    connection.execute("CREATE OR REPLACE TABLE moved AS SELECT * FROM moved_given")
    connection.unregister("moved_given")
    connection.execute(
        "CREATE OR REPLACE TABLE cluster AS SELECT c.row, coalesce(moved.first, c.first) AS first"
        " FROM cluster c LEFT JOIN moved ON moved.was = c.first"
    )
    return True


ACROSS = """
    CREATE OR REPLACE TABLE across AS
    SELECT row_l, row_r, weight, guard, forbidden
    FROM edge JOIN cluster a ON a.row = row_l JOIN cluster b ON b.row = row_r WHERE a.first <> b.first
"""
"""The pairs of records that were not gathered: few of all. Later rounds gather some of them, and no others come."""

PEOPLE = """
    CREATE OR REPLACE TABLE person AS
    SELECT cluster.first AS row, arg_min(b.source, b.row) FILTER (NOT named) AS source, bool_or(unborn) AS unborn,
           arg_min(nhs, b.row) FILTER (named) AS nhs, arg_min(mother_nhs, b.row) AS mother_nhs,
           arg_min(dob, b.row) AS dob, arg_min(given, b.row) AS given,
           arg_min(family, b.row) AS family,
           list_distinct(flatten(list(upns))) AS upns, bool_or(alike) AS alike, bool_or(listed_twice) AS listed_twice,
           false AS once, false AS awaits, NULL::UBIGINT AS said,
           bool_or(named) AS named, bool_or(several) AS several, bool_or(infant) AS infant, bool_or(dated) AS dated,
           list_distinct(flatten(list(births) FILTER (births IS NOT NULL))) AS births,
           list_distinct(flatten(list(told) FILTER (told IS NOT NULL))) AS told,
           list_distinct(flatten(list(named_births) FILTER (named_births IS NOT NULL))) AS named_births
    FROM cluster JOIN born_together b USING (row)
    WHERE cluster.first IN (SELECT one FROM near UNION ALL SELECT other FROM near) GROUP BY cluster.first
"""
"""What guards ask of a person who is near another: the same columns as they ask of a record.

Where a person's records say several things, the first record that says one counts: any of them would be another one in
another run, as its threads happen to end.
"""


def never_compared(model: Model) -> str:
    """Return the SQL of the guard that holds where the two have numbers or birthdays that no pair compared.

    Their records may share no key, and those that do may lack just what tells the two apart.
    """
    cases = [
        "WHEN nhs = 'unknown' AND two_nhs AND two_births THEN 'two-numbers-two-people'",
        "WHEN nhs = 'unknown' AND two_nhs THEN 'two-numbers'",
        "WHEN upn = 'unknown' AND two_upns AND nhs <> 'same' THEN 'two-pupils'",
    ]
    if model.households:
        cases.append(f"WHEN born = 'unknown' AND two_births AND NOT {ID_SAME} THEN 'birthday-differs'")
    return f"CASE {' '.join(cases)} END"


def near(model: Model, among: str) -> str:
    """Return the SQL of two people with a pair of records worth asking about, and the guard that no second look lifts.

    A guard that forbids is never lifted; neither is any where no two of their records come near being joined.
    """
    first = f"(guard <> '{SHUT}', guard <> 'decided', -round(weight, 6), row_l, row_r)"
    return f"""
        SELECT least(a.first, b.first) AS one, greatest(a.first, b.first) AS other,
               coalesce(min_by(guard, {first}) FILTER (forbidden),
                        CASE WHEN NOT bool_or({near_enough(model)}) THEN coalesce(min_by(guard, {first}), 'far')
                             WHEN bool_or(guard = '{BETWEEN}')
                                  AND NOT bool_or({near_enough(model)} AND (guard IS NULL OR l.dated AND r.dated))
                             THEN '{BETWEEN}' END)
                   AS barred_by
        FROM across JOIN cluster a ON a.row = row_l JOIN cluster b ON b.row = row_r
        JOIN born_together l ON l.row = row_l JOIN born_together r ON r.row = row_r
        WHERE a.first <> b.first AND ({among}) GROUP BY ALL HAVING max(weight) >= {model.ask}
    """


def best() -> str:
    """Return the SQL of the best answer of any pair of their records to each field, and the sum of those answers."""
    held, picked, total, each = [], [], ["prior"], []
    for comparison in COMPARISONS:
        field, weight = comparison.field, whole_weight(comparison)
        held.append(f"mw_{field}, CASE WHEN {place_of(field)} <> 0 THEN {weight} END AS h_{field}")
        picked.append(
            f"coalesce(arg_max(mw_{field}, h_{field}), 0) AS mw_{field}, coalesce(max(h_{field}), 0) AS w_{field}"
        )
        total.append(f"w_{field}")
        each.append(weight)
    return f"""
        SELECT *, {" + ".join(total)} AS match_weight FROM (
            SELECT one AS row_l, other AS row_r, any_value(barred_by) AS barred_by, {", ".join(picked)},
                   min(prior) AS prior
            FROM (SELECT one, other, barred_by, {", ".join(held)}, match_weight - ({" + ".join(each)}) AS prior
                  FROM spanning s JOIN cluster a ON a.row = s.row_l JOIN cluster b ON b.row = s.row_r
                  JOIN near ON one = least(a.first, b.first) AND other = greatest(a.first, b.first))
            GROUP BY one, other)
    """
