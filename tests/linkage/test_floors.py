"""Floors on precision and recall: on a town of our own, and on labelled people that others collected."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from onestory.linkage.evaluate import report
from onestory.linkage.link import link
from onestory.linkage.made_up import made_up_records
from onestory.linkage.model import default_model
from onestory.linkage.train import train
from onestory.madeup.building import build
from tests.linkage.borough import borough_records
from tests.linkage.register import register_records
from tests.linkage.town import town_records

LABELLED = Path(__file__).parents[3] / "shared" / "data" / "linkage"
needs_labelled = pytest.mark.skipif(not LABELLED.exists(), reason="The labelled sets are not at hand on this machine.")


def measured(records: pl.DataFrame, *, learn: bool) -> dict[str, Any]:
    model = train(records, version="learned here") if learn else default_model()
    return report(records, link(records, model=model))


def test_a_made_up_council_of_a_fresh_seed(tmp_path: Path) -> None:
    build(council="redcar", out=tmp_path, scale=0.03, seed=90210, today=date(2026, 11, 22))
    told = measured(made_up_records(tmp_path / "redcar"), learn=False)
    assert told["precision"] >= 0.9998
    assert told["recall"] >= 0.989
    assert told["f1_with_review"] >= 0.999


def test_a_town_that_the_model_was_not_trained_on() -> None:
    told = measured(town_records(400, seed=41), learn=False)
    assert told["precision"] >= 0.997
    assert told["recall"] >= 0.975


def test_a_borough_of_crowded_homes_and_many_tongues() -> None:
    told = measured(borough_records(500, seed=73), learn=True)
    assert told["precision"] >= 0.998
    assert told["recall"] >= 0.985
    assert told["f1_with_review"] >= 0.999


def test_a_plain_register_of_people_who_live_in_no_families() -> None:
    """One person in a hundred is on one telephone under two first names, as twins are: they go to a person."""
    told = measured(register_records(500, seed=73), learn=True)
    assert told["precision"] >= 0.998
    assert told["recall"] >= 0.98
    assert told["f1_with_review"] >= 0.999


@needs_labelled
def test_fake_1000() -> None:
    said = {"record_id": "unique_id", "cluster_id": "cluster", "given_name": "first_name", "family_name": "surname"}
    people = pl.read_csv(LABELLED / "fake_1000.csv", infer_schema=False)
    told = measured(people.select(**said, date_of_birth="dob", address="city", email="email"), learn=True)
    assert told["precision"] >= 0.99
    assert told["recall"] >= 0.93


@pytest.mark.slow
@needs_labelled
def test_febrl_4() -> None:
    frames = [pl.read_csv(LABELLED / f"febrl4{half}.csv", infer_schema=False) for half in "ab"]
    people = pl.concat([frame.rename(str.strip).with_columns(pl.all().str.strip_chars()) for frame in frames])
    told = measured(
        people.select(
            record_id="rec_id",
            cluster_id=pl.col("rec_id").str.extract(r"rec-(\d+)"),
            given_name="given_name",
            family_name="surname",
            date_of_birth="date_of_birth",
            address=pl.concat_str("street_number", "address_1", separator=" ", ignore_nulls=True),
            postcode="postcode",
            nhs_number="soc_sec_id",
        ),
        learn=True,
    )
    assert told["f1"] >= 0.999


@pytest.mark.slow
@needs_labelled
def test_the_second_half_of_the_historical_figures() -> None:
    people = pl.read_parquet(LABELLED / "historical_figures_with_errors_50k.parquet")
    half = people.filter(pl.col("cluster").str.extract(r"(\d)$").cast(pl.Int8) % 2 == 1)
    told = measured(
        half.select(
            record_id="unique_id",
            cluster_id="cluster",
            given_name="first_name",
            family_name="surname",
            date_of_birth="dob",
            address="birth_place",
            postcode="postcode_fake",
            sex="gender",
        ),
        learn=True,
    )
    assert told["precision"] >= 0.99
    assert told["recall"] >= 0.80
    assert told["bcubed_f1"] >= 0.90
