"""Which sources are registers, that hold each person once, and which only tell of events: learned from the records."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import duckdb

Registers = tuple[tuple[str, ...], ...]
"""The sources that list each person at a home once, those that hold one record for each child awaited, logs, and those
of which one notice or tenancy names nobody twice."""

KINDS = ("once", "awaits", "log", "apart")
NO_REGISTERS: Registers = ((), (), (), ())

ENOUGH = 100
"""Fewer whole records than this do not show whether a source repeats itself."""

SELDOM = 0.02
"""A register repeats a name, birthday and home in no more than this share of its records, or of those told in lists."""

STILL_AWAITED = 0.2
"""Where more of the children awaited stand in the source a second time, as born, the source keeps both records.

They are known by the mother's number, or where that is not said by the surname at one home.
"""

PLAINLY, SO_MANY = 0.05, 2
"""So does a source of which a smaller share shows it more than by chance: in so many cases, and in that share."""

WHOLE = "given IS NOT NULL AND family IS NOT NULL AND dob_text IS NOT NULL AND coalesce(postcode, door) IS NOT NULL"

FOUND = f"""
    CREATE OR REPLACE TABLE register AS
    WITH repeated AS (
        SELECT source, count(*) AS held, count(DISTINCT (given, family, dob_text, coalesce(postcode, door))) AS people
        FROM standard WHERE source IS NOT NULL AND {WHOLE} GROUP BY source
    ), awaited AS (
        SELECT row, source, mother_nhs, family, postcode, door, due FROM standard WHERE unborn
    ), child AS (
        SELECT source, mother_nhs, family, postcode, door, dob FROM standard WHERE NOT unborn AND dob IS NOT NULL
    ), born AS (
        SELECT row FROM awaited JOIN child USING (source, mother_nhs) WHERE abs(dob - due) <= 45
        UNION SELECT row FROM awaited JOIN child USING (source, family, postcode, door) WHERE abs(dob - due) <= 45
    ), expected AS (
        SELECT source, count(*) AS held, count(born.row) AS born
        FROM standard LEFT JOIN born USING (row) WHERE source IS NOT NULL AND unborn GROUP BY source
    ), together AS (
        SELECT source, count(*) AS held, count(DISTINCT (told, given, family, dob_text)) AS people
        FROM (FROM told_with QUALIFY count(*) OVER (PARTITION BY told) > 1) JOIN standard USING (row)
        WHERE given IS NOT NULL AND family IS NOT NULL AND dob_text IS NOT NULL GROUP BY source
    )
    SELECT source, coalesce(r.held >= {ENOUGH} AND r.held - r.people <= {SELDOM} * r.held, false) AS once,
           coalesce(e.born <= {STILL_AWAITED} * e.held
                    AND (e.born < {SO_MANY} OR e.born <= {PLAINLY} * e.held), false) AS awaits,
           coalesce(r.held >= {ENOUGH} AND r.held - r.people > {SELDOM} * r.held, false) AS log,
           coalesce(t.held >= {ENOUGH} AND t.held - t.people <= {SELDOM} * t.held, false) AS apart
    FROM repeated r FULL JOIN expected e USING (source) FULL JOIN together t USING (source)
"""


LATEST = """
    CREATE OR REPLACE TABLE latest AS
    SELECT max(dob) AS day
    FROM (SELECT dob, lag(dob, 2) OVER (ORDER BY dob) AS before FROM standard WHERE dob IS NOT NULL)
    WHERE dob - before <= 60
"""
"""The day up to which records tell of births: a birthday that lies far after all others is a slip."""


def find_registers(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables `register`, of the sources in `standard`, and `latest`: until when they tell of births."""
    connection.execute(FOUND)
    connection.execute(LATEST)


def load_registers(connection: duckdb.DuckDBPyConnection, known: Registers, latest: str | None) -> None:
    """Make the tables `register` and `latest` (an ISO date) of what a whole run found."""
    connection.execute("CREATE OR REPLACE TABLE latest AS SELECT ?::DATE AS day", [latest])
    columns = ", ".join(f"{kind} BOOLEAN" for kind in KINDS)
    connection.execute(f"CREATE OR REPLACE TABLE register (source VARCHAR, {columns})")
    rows = [
        (source, *(source in kind for kind in known)) for source in sorted({each for kind in known for each in kind})
    ]
    if rows:
        connection.executemany(f"INSERT INTO register VALUES (?{', ?' * len(KINDS)})", rows)


def registers(connection: duckdb.DuckDBPyConnection) -> Registers:
    """Return what the table `register` says."""
    return tuple(_named(connection, kind) for kind in KINDS)


def latest(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Return the day that the table `latest` says, as ISO writes it."""
    ((day,),) = connection.execute("SELECT day::VARCHAR FROM latest").fetchall()
    return day


def _named(connection: duckdb.DuckDBPyConnection, kind: str) -> tuple[str, ...]:
    found = connection.execute(f"SELECT source FROM register WHERE {kind} ORDER BY source").fetchall()
    return tuple(str(source) for (source,) in found)
