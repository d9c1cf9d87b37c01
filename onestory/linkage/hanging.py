"""Which scored pairs can matter at all: those of records that hang together by pairs near enough to be asked about."""

# ruff: noqa: S608  (the SQL is put together from our own declarations, never from what a partner sent)

import duckdb
import numpy as np
import polars as pl
from numpy.typing import NDArray

from onestory.linkage.declared.model import COMPARISONS
from onestory.linkage.engine import counted, has_rarity
from onestory.linkage.guarding import Decisions, known

WEIGHTS = tuple(
    name
    for comparison in COMPARISONS
    for name in (f"mw_{comparison.field}", *([f"mw_tf_adj_{comparison.field}"] if has_rarity(comparison) else []))
)
Rows = NDArray[np.int64]


TOGETHER = "JOIN hanging l ON l.row = {side}_l JOIN hanging r ON r.row = {side}_r WHERE l.whole = r.whole"
"""The SQL that keeps, of a table of pairs, those between records that hang together."""


def find_hanging(
    connection: duckdb.DuckDBPyConnection, scored: str, decisions: Decisions, *, floor: float, hang: str = ""
) -> None:
    """Make the table `hanging`: for each row the first of those it hangs together with, by near pairs or a person.

    So do rows that the SQL `hang`, if there is any, gives two by two.
    """
    more = f" UNION ALL {hang}" if hang else ""
    near = connection.execute(f"SELECT row_l, row_r FROM {scored} WHERE match_weight >= {floor}{more}").fetchnumpy()
    left, right = near["row_l"].astype(np.int64), near["row_r"].astype(np.int64)
    said = _said(connection, decisions)
    left, right = np.concatenate([left, said[:, 0]]), np.concatenate([right, said[:, 1]])
    whole = hanging(counted(connection, "standard"), left, right)
    frame = pl.DataFrame({"row": np.arange(len(whole)), "whole": whole})
    connection.register("hanging_given", frame.to_arrow())
    connection.execute(
        "CREATE OR REPLACE TABLE hanging AS SELECT row::INT AS row, whole::INT AS whole FROM hanging_given"
    )
    connection.unregister("hanging_given")


def hanging(records: int, left: Rows, right: Rows) -> Rows:
    """Return for each row the smallest row that it hangs together with, however long the way."""
    smallest = np.arange(records, dtype=np.int64)
    while len(left):
        least = np.minimum(smallest[left], smallest[right])
        before = smallest.copy()
        np.minimum.at(smallest, smallest[left], least)
        np.minimum.at(smallest, smallest[right], least)
        while not np.array_equal(smallest, smallest[smallest]):
            smallest = smallest[smallest]
        if np.array_equal(smallest, before):
            break
    return smallest


def _said(connection: duckdb.DuckDBPyConnection, decisions: Decisions) -> Rows:
    """Pairs of rows that a person said are one."""
    if not decisions.must_link:
        return np.empty((0, 2), dtype=np.int64)
    rows = {record: row for row, record in connection.execute("SELECT row, record_id FROM standard").fetchall()}
    pairs = [(one, other) for one, other, _ in known(decisions.must_link, rows, together=True)]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)
