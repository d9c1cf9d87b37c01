"""What is scored in one statement, a part of the records at a time, is what Splink makes of it by its own way."""

from dataclasses import replace
from itertools import combinations_with_replacement

import duckdb
import numpy as np
import polars as pl
import pytest

from onestory.linkage.declared.model import COMPARISONS, RARITIES
from onestory.linkage.engine import (
    APART,
    answering,
    answers,
    block,
    count_rarity,
    gathered,
    lay_out,
    of_words,
    ranges,
    rate,
    sample,
    score,
    scoring,
    weigh_rarity,
)
from onestory.linkage.glancing import rated_between
from onestory.linkage.hanging import WEIGHTS
from onestory.linkage.model import default_model
from onestory.linkage.standardise import standardised
from onestory.linkage.train import answers_by_place
from tests.linkage.borough import borough_records
from tests.linkage.town import town_records

EVERYTHING = -1e6


def test_parts_follow_one_another_and_hold_everybody() -> None:
    assert ranges(10, at_once=4) == [(0, 2), (3, 5), (6, 9)]
    assert ranges(3, at_once=4) == [(0, 2)]
    assert ranges(0) == [(0, -1)]


def test_words_in_a_row_are_told_apart_where_they_are_asked_for() -> None:
    assert of_words("len(upns_l) = 0") == "length(upns_l) = 0"
    one, other = (f"string_split(nullif(upns_{side}, ''), chr(31))" for side in ("l", "r"))
    assert of_words("list_has_any(upns_l, upns_r)") == f"list_has_any({one}, {other})"
    assert of_words("length(given_l) = 1") == "length(given_l) = 1"


@pytest.mark.parametrize("households", [True, False])
@pytest.mark.parametrize("records", [town_records(100, seed=71), borough_records(100, seed=72)])
def test_every_weight_is_the_one_that_splink_gives(records: pl.DataFrame, households: bool) -> None:
    model = replace(default_model(), households=households)
    with duckdb.connect() as connection:
        standardised(connection, records)
        block(connection)
        sample(connection, 5_000)
        connection.execute("INSERT INTO pairs FROM blind ANTI JOIN pairs USING (join_key_l, join_key_r)")
        weigh_rarity(connection, model)
        columns = ", ".join(["row_l", "row_r", "match_weight", *WEIGHTS])
        found = score(connection, model, least=EVERYTHING)
        own = connection.sql(f"SELECT {columns} FROM {found} ORDER BY row_l, row_r").pl()
        count_rarity(connection, model)
        rate(connection)
        lay_out(connection)
        parts = []
        for left, right in combinations_with_replacement(ranges(records.height, at_once=60), 2):
            between = f"join_key_l BETWEEN {left[0]} AND {left[1]} AND join_key_r BETWEEN {right[0]} AND {right[1]}"
            said = scoring(
                model,
                f"pairs WHERE {between}",
                (rated_between(*left), rated_between(*right)),
                least=EVERYTHING,
                records=records.height,
            )
            parts.append(connection.sql(f"SELECT {columns} FROM ({said})").pl())
        rows = [pl.col(name) // APART for name in ("row_l", "row_r")]
        scored = pl.concat(parts).with_columns(rows).sort("row_l", "row_r")
    assert scored.height == own.height > 5_000
    for name in own.columns:
        assert np.allclose(scored[name].to_numpy(), own[name].to_numpy(), rtol=0, atol=1e-9), name


def test_answers_alone_are_those_that_the_weights_carry() -> None:
    model = default_model()
    with duckdb.connect() as connection:
        standardised(connection, town_records(100, seed=73))
        block(connection)
        weigh_rarity(connection, model)
        fields = ", ".join(comparison.field for comparison in COMPARISONS)
        found = score(connection, model, least=EVERYTHING)
        own = connection.sql(
            f"SELECT row_l, row_r, {fields} FROM (SELECT *, {answers()} FROM {found}) ORDER BY ALL"
        ).pl()
        lay_out(connection)
        everybody = f"(SELECT *, {', '.join(f'NULL::DOUBLE AS tf_{column}' for column in RARITIES)} FROM compared)"
        said = answering(model, "pairs", (everybody, everybody))
        places = ", ".join(f"gamma_{comparison.field} AS {comparison.field}" for comparison in COMPARISONS)
        rows = f"{gathered('row_l')} AS row_l, {gathered('row_r')} AS row_r"
        told = connection.sql(f"SELECT {rows}, {places} FROM ({said}) ORDER BY row_l, row_r").pl()
    read = told.with_columns(
        pl.col(comparison.field).replace_strict(answers_by_place(comparison, model), return_dtype=pl.String)
        for comparison in COMPARISONS
    )
    assert read.equals(own)
