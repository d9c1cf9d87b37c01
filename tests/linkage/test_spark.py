"""One declaration, on Spark as on one machine: the same pairs, weights, people and questions. Run with `-m slow`."""

from __future__ import annotations

import importlib
import os
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import duckdb
import polars as pl
import pytest

from onestory.linkage.engine import block, score, weigh_rarity
from onestory.linkage.link import LEAST, link
from onestory.linkage.model import Model, default_model
from onestory.linkage.standardise import standardised
from tests.linkage.town import town_records

MODEL = default_model()
FAMILIES, SEED, AT_ONCE = 500, 61, 700
MISSING = "Spark is not installed here, and this test was asked for: run `uv sync --extra spark`."

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
Scored = dict[tuple[int, int], float]


@pytest.fixture(scope="module")
def on_spark() -> ModuleType:
    """The module that needs Spark: where it is missing the test fails, for it is only run when asked for."""
    try:
        return importlib.import_module("onestory.linkage.spark")
    except ModuleNotFoundError as missing:
        raise AssertionError(MISSING) from missing


@pytest.fixture(scope="module")
def records() -> pl.DataFrame:
    """A town of some thousand records."""
    return town_records(FAMILIES, seed=SEED)


def by_duckdb(records: pl.DataFrame) -> Scored:
    with duckdb.connect() as connection:
        standardised(connection, records)
        block(connection)
        weigh_rarity(connection, MODEL)
        found = score(connection, MODEL, least=LEAST, records=records.height)
        return pairs_in(connection, found)


def by_spark(on_spark: ModuleType, records: pl.DataFrame, folder: Path, model: Model) -> tuple[Scored, list[Any]]:
    told: list[Any] = []
    with duckdb.connect() as connection, on_spark.started() as spark:
        chunks = on_spark.set_out(connection, records, MODEL, folder, AT_ONCE)
        on_spark.find_pairs(spark, connection, folder, chunks, told.append)
        on_spark.score_pairs(spark, folder, chunks, model, records.height, told.append)
        return pairs_in(connection, f"read_parquet('{folder}/scored/*.parquet')"), told


def pairs_in(connection: duckdb.DuckDBPyConnection, table: str) -> Scored:
    found = connection.execute(f"SELECT row_l, row_r, match_weight FROM {table}").fetchall()
    return {(left, right): weight for left, right, weight in found}


def differing(one: Scored, other: Scored) -> list[tuple[int, int]]:
    """The pairs that only one has, or that weigh otherwise."""
    return [pair for pair in one.keys() | other.keys() if abs(one.get(pair, 1e9) - other.get(pair, -1e9)) > 1e-6]


def test_every_pair_weighs_the_same(on_spark: ModuleType, records: pl.DataFrame, tmp_path: Path) -> None:
    expected = by_duckdb(records)
    found, told = by_spark(on_spark, records, tmp_path, MODEL)
    assert len(expected) > 10_000
    assert differing(expected, found) == []
    assert {chunk.does for chunk in told} == {"keys", "pairs", "score"}
    assert sum(chunk.does == "score" for chunk in told) > 1, "the work was not parted"
    assert sum(chunk.rows for chunk in told if chunk.does == "score") == len(found)


def test_another_model_would_be_noticed(on_spark: ModuleType, records: pl.DataFrame, tmp_path: Path) -> None:
    """A negative control: one chance of one level changed, on Spark alone."""
    born = MODEL.chances["born"]
    m, u = born["same"]
    changed = replace(MODEL, chances={**MODEL.chances, "born": {**born, "same": (m, u * 1.01)}})
    found, _ = by_spark(on_spark, records, tmp_path, changed)
    assert differing(by_duckdb(records), found) != []


def test_the_people_and_the_questions_are_the_same(on_spark: ModuleType, records: pl.DataFrame) -> None:
    expected, found = link(records, model=MODEL), on_spark.link_on_spark(records, model=MODEL, rows_at_once=AT_ONCE)
    assert expected.counts["people"] < records.height / 2
    assert found.clusters.equals(expected.clusters)
    columns = ["record_id_l", "record_id_r", "guard", "why"]
    assert found.review.select(columns).sort(columns).equals(expected.review.select(columns).sort(columns))


def test_without_java_it_says_what_to_install(on_spark: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(on_spark.CannotRun, match="Spark needs Java"), on_spark.started():
        pass
