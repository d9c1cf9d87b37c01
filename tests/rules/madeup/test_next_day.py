"""The next day's snapshots are yesterday's with a little change."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from onestory.madeup import Manifest, NoSuchDay, next_day

TOMORROW = date(2026, 11, 23)


@pytest.fixture(scope="module")
def following(council: Manifest, tmp_path_factory: pytest.TempPathFactory) -> Manifest:
    return next_day(folder=council.folder, out=tmp_path_factory.mktemp("tomorrow"), seed=1, today=TOMORROW)


def lines(folder: Path, file: str) -> set[str]:
    return set((folder / file).read_text(encoding="utf-8").splitlines())


def test_most_rows_are_yesterdays_and_a_few_are_not(council: Manifest, following: Manifest) -> None:
    before, after = (lines(manifest.folder, "health-registrations.txt") for manifest in (council, following))
    assert 0 < len(after - before) < 0.02 * len(before)
    assert 0 < len(before - after) < 0.02 * len(before)


def test_everyone_who_arrived_is_new(council: Manifest, following: Manifest) -> None:
    people = pl.read_parquet(following.folder / "truth" / "people.parquet")
    assert people.height == following.people > council.people
    assert people["person_id"].n_unique() == people.height
    numbers = people.filter(pl.col("nhs_number") != "")["nhs_number"]
    assert numbers.n_unique() == numbers.len()


def test_the_truth_follows_every_row(following: Manifest) -> None:
    records = pl.read_parquet(following.folder / "truth" / "records.parquet")
    assert dict(records.group_by("feed").len().iter_rows()) == following.records


def test_the_same_day_twice_is_the_same(council: Manifest, following: Manifest, tmp_path: Path) -> None:
    again = next_day(folder=council.folder, out=tmp_path, seed=1, today=TOMORROW)
    for file in ("health-registrations.txt", "school-census.csv", "police-notices.csv", "ssd/ssd_person.csv"):
        assert (again.folder / file).read_bytes() == (following.folder / file).read_bytes()
    workbook = "housing-tenancies.xlsx"
    assert (again.folder / workbook).read_bytes() == (following.folder / workbook).read_bytes()


def test_a_week_can_follow(following: Manifest, tmp_path: Path) -> None:
    after = next_day(folder=following.folder, out=tmp_path, seed=1, today=date(2026, 11, 24))
    people = pl.read_parquet(after.folder / "truth" / "people.parquet")
    assert people["person_id"].n_unique() == people.height
    assert after.days == 2


def test_a_day_that_is_not_later_is_refused_in_words(council: Manifest, tmp_path: Path) -> None:
    with pytest.raises(NoSuchDay, match="was made on 22 November 2026"):
        next_day(folder=council.folder, out=tmp_path, seed=1, today=date(2026, 11, 22))
