"""Passing over pairs that nothing turns on: what hangs together is found whole, and a run comes to the same."""

import duckdb
import numpy as np
import polars as pl
import pytest

from onestory.linkage.engine import block, score, weigh_rarity
from onestory.linkage.guarding import Decisions, decide, guard
from onestory.linkage.hanging import hanging
from onestory.linkage.link import LEAST, Links, found_in, group, judge, silent
from onestory.linkage.model import default_model
from onestory.linkage.registers import find_registers
from onestory.linkage.rules.clusters import Components
from onestory.linkage.standardise import standardised
from tests.linkage.town import town_records


@pytest.mark.parametrize("seed", range(5))
def test_what_hangs_together_is_found_however_long_the_way(seed: int) -> None:
    drawn = np.random.default_rng(seed)
    left, right = drawn.integers(0, 500, 300), drawn.integers(0, 500, 300)
    components = Components(500)
    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        components.join(one, other)
    assert hanging(500, left, right).tolist() == [components.find(row) for row in range(500)]


def test_a_long_chain_is_one(seed: int = 1) -> None:
    row = np.random.default_rng(seed).permutation(2000)
    assert set(hanging(2000, row[:-1], row[1:]).tolist()) == {0}


def run(records: pl.DataFrame, decisions: Decisions, *, passes_over: bool) -> Links:
    """A whole run, by our own scoring or by Splink's own of every pair there is."""
    model = default_model()
    with duckdb.connect() as connection:
        standardised(connection, records)
        block(connection)
        weigh_rarity(connection, model)
        find_registers(connection)
        if passes_over:
            judge(connection, model, decisions, tell=silent)
        else:
            connection.execute(f"CREATE VIEW scored AS FROM {score(connection, model, least=LEAST)}")
            guard(connection, model)
            decide(connection, decisions)
        group(connection, model)
        return found_in(connection, model)


def test_a_run_that_passes_over_nothing_comes_to_the_same() -> None:
    records = town_records(80, seed=17)
    names = records["record_id"].to_list()
    decisions = Decisions(must_link=frozenset({(names[3], names[90])}), never_link=frozenset({(names[5], names[6])}))
    narrow, wide = (run(records, decisions, passes_over=passes_over) for passes_over in (True, False))
    assert narrow.clusters.equals(wide.clusters)
    assert narrow.review.equals(wide.review)
    assert narrow.edges.equals(wide.edges)
