"""By exclusion: whom the lists of a home leave, when everybody else that they name is told apart or joined."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import duckdb

from onestory.linkage.guarding import LATE_BY, codes
from onestory.linkage.model import Model

LEFT_OVER = "left-over"
"""What stands in the place of a guard where two are one by exclusion."""

SMALL = 400
"""So many days old, at most, is a child whom a tenancy lists without a birthday, or calls a baby."""

HOME = "standard.postcode || standard.door"


def leave_over(connection: duckdb.DuckDBPyConnection, model: Model, *, rows: str = "true") -> bool:
    """Join in the table `cluster` who are one by exclusion; say whether any two became one.

    `rows` is a condition on a row of `cluster`: of nobody else is anything decided. Makes the table `moved`, as
    gathering people does, and writes into `edge` on whose account they were joined.
    """
    if not model.households:
        return False
    connection.execute(OWN.format(rows=rows))
    connection.execute(f"CREATE OR REPLACE TABLE parted AS {PARTED}")
    connection.execute(
        f"""
        CREATE OR REPLACE TABLE excluded AS
        SELECT least(one, other) AS one, greatest(one, other) AS other, min(row) AS row, min_by(shown, row) AS shown
        FROM (FROM ({LISTED_ALONE.format(fits=fits(model))}) UNION ALL BY NAME FROM ({OF_TWO.format(fits=fits(model))}))
        GROUP BY ALL
        """
    )
    for statement in SURE:
        connection.execute(statement)
    connection.execute(
        """
        CREATE OR REPLACE TABLE told_so AS
        SELECT least(row, shown) AS row_l, greatest(row, shown) AS row_r, coalesce(max(weight), 0) AS weight
        FROM excluded LEFT JOIN edge ON row_l = least(row, shown) AND row_r = greatest(row, shown) GROUP BY ALL
        """
    )
    connection.execute("DELETE FROM edge USING told_so t WHERE edge.row_l = t.row_l AND edge.row_r = t.row_r")
    connection.execute(
        "INSERT INTO edge (row_l, row_r, weight, guard, forbidden, band)"
        f" SELECT row_l, row_r, greatest(weight, {model.join}), '{LEFT_OVER}', false, 'same' FROM told_so"
    )
    connection.execute("CREATE OR REPLACE TABLE moved AS SELECT other AS was, one AS first FROM excluded")
    connection.execute("UPDATE cluster SET first = moved.first FROM moved WHERE moved.was = cluster.first")
    return bool(connection.execute("SELECT count(*) FROM moved").fetchall()[0][0])


def fits(model: Model) -> str:
    """Return the SQL of whoever fits somebody, and whom: nothing says for sure that they are two."""
    met = f"met WHERE weight >= {model.join} AND coalesce(guard, '') NOT IN ({codes()}) AND NOT forbidden"
    return f"SELECT row_l AS one, row_r AS other FROM {met} UNION ALL SELECT row_r, row_l FROM {met}"


OWN = f"""
    CREATE OR REPLACE TABLE own AS
    WITH homes AS (
        SELECT DISTINCT {HOME} AS home FROM standard JOIN born_together b USING (row) JOIN cluster USING (row)
        WHERE standard.given IS NULL AND b.infant AND ({{rows}})
    )
    SELECT standard.row, first, standard.source, {HOME} AS home, b.told, b.infant, b.dated, b.named,
           standard.one_of_several, standard.mother_nhs, standard.nhs, len(standard.upns) > 0 AS pupil, standard.sex,
           standard.given, coalesce(standard.dob, standard.due) AS day, standard.unborn
    FROM standard JOIN born_together b USING (row) JOIN cluster USING (row)
    WHERE first IN (SELECT first FROM cluster JOIN standard USING (row)
                    WHERE ({{rows}}) AND {HOME} IN (SELECT home FROM homes))
      AND first NOT IN (SELECT first FROM cluster SEMI JOIN shut USING (row))
"""
"""Everybody who was ever at a home where a child was who has no name yet; but no life that takes in nothing more."""

PARTED = """
    SELECT one, other FROM (
        SELECT a.first AS one, b.first AS other FROM edge
        JOIN own a ON a.row = row_l JOIN own b ON b.row = row_r WHERE forbidden
        UNION ALL
        SELECT row_l, row_r FROM met WHERE forbidden
        UNION ALL
        SELECT a.first, b.first FROM (SELECT first, row, unnest(told) AS list FROM own) a
        JOIN (SELECT first, row, unnest(told) AS list FROM own) b USING (list) WHERE a.row <> b.row
    ) WHERE one <> other
"""
"""Who are surely two: a guard that forbids stands between them, or one list names both."""

PERSONS = f"""
    persons AS (
        SELECT first, bool_or(named) AS named, bool_or(one_of_several) AS called_twin, bool_or(infant) AS infant,
               min(day) AS day, max(sex) AS sex, max(mother_nhs) AS mother_nhs, max(nhs) AS nhs,
               bool_or(pupil) AS pupil, count(*) AS records, any_value(row) AS row, any_value(source) AS source,
               list_distinct(flatten(list(told) FILTER (told IS NOT NULL))) AS told
        FROM own GROUP BY first
    ), small AS (
        SELECT persons.* FROM persons, latest
        WHERE mother_nhs IS NOT NULL AND persons.day BETWEEN latest.day - {SMALL} AND latest.day
    )
"""

LISTED_ALONE = f"""
    WITH {PERSONS}, alone AS (
        SELECT persons.*, home FROM persons JOIN (SELECT row, home FROM own) AS there USING (row)
        WHERE records = 1 AND len(told) > 0 AND home IS NOT NULL AND nhs IS NULL AND NOT pupil AND NOT called_twin
          AND (named OR infant)
    ), candidate AS (
        SELECT alone.row, alone.home, alone.first AS one, small.first AS other, min(own.row) AS shown
        FROM alone JOIN own USING (home) JOIN small ON small.first = own.first
        WHERE own.source <> alone.source AND NOT (alone.named AND small.named) AND NOT small.called_twin
          AND NOT list_has_any(coalesce(small.told, []), alone.told) AND coalesce(small.sex = alone.sex, true)
          AND coalesce(abs(alone.day - small.day) <= {LATE_BY}, true)
        GROUP BY ALL
    ), fits AS ({{fits}})
    SELECT row, one, other, shown FROM candidate
    WHERE one IN (SELECT one FROM candidate GROUP BY one HAVING count(*) = 1)
      AND other IN (SELECT other FROM candidate GROUP BY other HAVING count(*) = 1)
      AND NOT EXISTS (FROM fits WHERE fits.one = candidate.one AND fits.other <> candidate.other)
"""
"""The one name in a tenancy that fits nobody, and the one small child of that home whom the tenancy does not name.

Either of the two has no first name yet; the child's mother is told. Where there are two such names, or two such
children, nobody is joined.
"""

OF_TWO = f"""
    WITH {PERSONS}, child AS (
        SELECT persons.*, home FROM persons
        JOIN (SELECT DISTINCT first, home FROM own WHERE home IS NOT NULL) AS there USING (first), latest
        WHERE coalesce(persons.day BETWEEN latest.day - {SMALL} AND latest.day, infant AND persons.day IS NULL)
    ), both_ways AS (
        SELECT one, other FROM parted UNION SELECT other, one FROM parted
    ), beside AS (
        SELECT DISTINCT a.home, a.first AS one, b.first AS other FROM child a JOIN child b USING (home)
        SEMI JOIN both_ways ON one = a.first AND other = b.first
        WHERE coalesce(abs(a.day - b.day) <= {LATE_BY}, true)
    ), of_three AS (
        SELECT DISTINCT a.home FROM beside a JOIN beside b ON b.one = a.other AND b.home = a.home
        JOIN beside c ON c.one = b.other AND c.other = a.one AND c.home = a.home
    ), fits AS ({{fits}})
    SELECT l.row, l.first AS one, r.first AS other, min(r.row) AS shown
    FROM beside a JOIN beside b ON a.one = b.one AND a.home = b.home AND a.other < b.other
    JOIN persons p ON p.first = a.one JOIN persons l ON l.first = a.other JOIN persons r ON r.first = b.other
    SEMI JOIN fits ON fits.one = l.first AND fits.other = r.first
    WHERE a.home NOT IN (FROM of_three) AND NOT (l.named AND r.named) AND coalesce(l.sex = r.sex, true)
      AND coalesce(abs(l.day - r.day) <= {LATE_BY}, true)
    GROUP BY ALL
"""
"""Of two children of one birth: whoever are both surely not the one, are the other."""

SURE = (
    """
    DELETE FROM excluded WHERE EXISTS (
        FROM parted WHERE least(parted.one, parted.other) = excluded.one
        AND greatest(parted.one, parted.other) = excluded.other)
    """,
    """
    DELETE FROM excluded WHERE EXISTS (
        FROM excluded e WHERE (e.row, e.shown) < (excluded.row, excluded.shown)
        AND (e.one IN (excluded.one, excluded.other) OR e.other IN (excluded.one, excluded.other)))
    """,
)
"""Nobody is joined with whom they are parted from, nor with two at once: the rest comes in another round."""
