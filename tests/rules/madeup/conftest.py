"""A small made-up council, built once for every test in this folder."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from onestory.madeup import Manifest, build

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    return build(council="rotherham", out=tmp_path_factory.mktemp("madeup"), scale=0.03, seed=7, today=TODAY)


@pytest.fixture(scope="session")
def folder(council: Manifest) -> Path:
    return council.folder


@pytest.fixture(scope="session")
def people(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "truth" / "people.parquet")


@pytest.fixture(scope="session")
def records(folder: Path) -> pl.DataFrame:
    return pl.read_parquet(folder / "truth" / "records.parquet")
