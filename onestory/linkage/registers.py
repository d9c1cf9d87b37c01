"""Which sources are registers, that hold each person once, and which only tell of events: learned from the records."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import duckdb

Registers = tuple[tuple[str, ...], tuple[str, ...]]
"""The sources that list each person at a home once, and those that hold one record for each child awaited."""

NO_REGISTERS: Registers = ((), ())

ENOUGH = 100
"""Fewer whole records than this do not show whether a source repeats itself."""

SELDOM = 0.02
"""A register repeats a name, birthday and home in no more than this share of its records."""

STILL_AWAITED = 0.2
"""Where more of the children awaited stand in the source a second time, as born, the source keeps both records."""

WHOLE = "given IS NOT NULL AND family IS NOT NULL AND dob_text IS NOT NULL AND coalesce(postcode, door) IS NOT NULL"

FOUND = f"""
    CREATE OR REPLACE TABLE register AS
    WITH repeated AS (
        SELECT source, count(*) AS held, count(DISTINCT (given, family, dob_text, coalesce(postcode, door))) AS people
        FROM standard WHERE source IS NOT NULL AND {WHOLE} GROUP BY source
    ), born AS (
        SELECT DISTINCT awaited.row FROM standard awaited JOIN standard child
        ON child.source = awaited.source AND child.mother_nhs = awaited.mother_nhs
        WHERE awaited.unborn AND NOT child.unborn AND abs(child.dob - awaited.due) <= 45
    ), expected AS (
        SELECT source, count(*) AS held, count(born.row) AS born
        FROM standard LEFT JOIN born USING (row) WHERE source IS NOT NULL AND unborn GROUP BY source
    )
    SELECT source, coalesce(r.held >= {ENOUGH} AND r.held - r.people <= {SELDOM} * r.held, false) AS once,
           coalesce(e.born <= {STILL_AWAITED} * e.held, false) AS awaits
    FROM repeated r FULL JOIN expected e USING (source)
"""


def find_registers(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the table `register` of the sources in `standard`."""
    connection.execute(FOUND)


def load_registers(connection: duckdb.DuckDBPyConnection, known: Registers) -> None:
    """Make the table `register` of what a whole run found."""
    connection.execute("CREATE OR REPLACE TABLE register (source VARCHAR, once BOOLEAN, awaits BOOLEAN)")
    once, awaits = known
    rows = [(source, source in once, source in awaits) for source in sorted({*once, *awaits})]
    if rows:
        connection.executemany("INSERT INTO register VALUES (?, ?, ?)", rows)


def registers(connection: duckdb.DuckDBPyConnection) -> Registers:
    """Return what the table `register` says."""
    return _named(connection, "once"), _named(connection, "awaits")


def _named(connection: duckdb.DuckDBPyConnection, kind: str) -> tuple[str, ...]:
    found = connection.execute(f"SELECT source FROM register WHERE {kind} ORDER BY source").fetchall()
    return tuple(str(source) for (source,) in found)
