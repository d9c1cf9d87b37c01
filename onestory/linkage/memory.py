"""What a run remembers of each record for the next: the keys it is looked for by, and whom it was near."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import duckdb
import polars as pl

from onestory.linkage.engine import said
from onestory.linkage.guarding import BIRTH_PLACES, bears_upon
from onestory.linkage.left_over import SMALL
from onestory.linkage.model import Model

BIRTH, BROAD, BOUND = 1, 2, 4
"""The lowest bits of a key: it is of a birthday in one home, or of a block that may be too big to compare, or never is.

A child who is awaited has its mother's number as a key with the first bit; her own records have it without.
"""


CRADLE = BIRTH | BROAD
"""The bits of a key that is of a home, of whoever may be one there by exclusion: never a block; where one of them is
looked at again, all are."""

AT_A_CRADLE = f"""
    given IS NULL AND (unborn OR an_infant) OR dob IS NULL AND due IS NULL AND row IN (SELECT row FROM told_with)
    OR mother_nhs IS NOT NULL AND dob >= (SELECT day - {SMALL} FROM latest)
"""
"""A child without a name, a small one whose mother is told, and whomever a tenancy lists without a birthday."""


def keys_of_standard() -> str:
    """Return the SQL of every key of every record in `standard`, births among them, as whole numbers."""
    births = " UNION ALL ".join(
        f"SELECT hash('birth', {place}) AS key, row, {BIRTH} AS bits FROM standard WHERE {place} IS NOT NULL"
        for place in BIRTH_PLACES
    )
    mothers = (
        f"SELECT hash('nhs', mother_nhs) AS key, row, {BIRTH | BOUND} AS bits FROM standard"
        " WHERE unborn AND mother_nhs IS NOT NULL"
    )
    cradles = (
        f"SELECT hash('cradle', postcode, door) AS key, row, {CRADLE} AS bits FROM standard"
        f" WHERE postcode IS NOT NULL AND door IS NOT NULL AND ({AT_A_CRADLE})"
    )
    return f"""
        SELECT DISTINCT row::INT AS row, ((key >> 4)::BIGINT << 3) | bits AS key FROM (
            SELECT key, row, CASE WHEN broad THEN {BROAD} WHEN bound THEN {BOUND} ELSE 0 END AS bits FROM ({said()})
            UNION ALL {births} UNION ALL {mothers} UNION ALL {cradles})
    """


def nameplate(record: str) -> str:
    """Return the SQL of a number for a record's name."""
    return f"(hash({record}) >> 1)::BIGINT"


def remembered(connection: duckdb.DuckDBPyConnection, model: Model, *, among: str = "true") -> pl.DataFrame:
    """Return record_id, keys, near: for each record of `standard` (or those `among` them) after a run has judged."""
    return connection.sql(
        f"""
        WITH keyed_so AS (SELECT row, list(key ORDER BY key) AS keys FROM ({keys_of_standard()}) GROUP BY row),
        close AS (
            SELECT row_l AS row, row_r AS other FROM edge WHERE {bears_upon(model)}
            UNION ALL SELECT row_r, row_l FROM edge WHERE {bears_upon(model)}
        ), neighbours AS (
            SELECT close.row, list({nameplate("record_id")} ORDER BY record_id) AS near
            FROM close JOIN standard ON standard.row = close.other GROUP BY close.row
        )
        SELECT record_id, coalesce(keys, []) AS keys, coalesce(near, []) AS near
        FROM standard LEFT JOIN keyed_so USING (row) LEFT JOIN neighbours USING (row) WHERE {among} ORDER BY record_id
        """
    ).pl()
