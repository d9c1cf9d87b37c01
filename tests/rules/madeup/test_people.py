"""The people are as various, as alike and as hard to tell apart as in life."""

from pathlib import Path

import polars as pl
import pytest

from onestory.madeup import Manifest

KINDS = ("is_twin", "shielded", "adopted", "unaccompanied", "no_fixed_abode", "care_leaver", "staff", "changed_name")


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_someone_whom_systems_get_wrong(people: pl.DataFrame, kind: str) -> None:
    assert people[kind].sum() > 0


def test_there_are_about_two_people_for_every_child(council: Manifest) -> None:
    assert 2.0 < council.people / council.children < 2.4


def test_names_come_from_many_places_and_some_are_shared(people: pl.DataFrame) -> None:
    children = people.filter(pl.col("is_child"))
    assert children["name_origin"].n_unique() >= 10
    shared = children.group_by("given_name", "family_name").len().filter(pl.col("len") > 1)
    assert shared.height > 3
    assert children["family_name"].n_unique() > 300


def test_an_adopted_child_is_two_people_with_two_numbers(folder: Path, people: pl.DataFrame) -> None:
    pairs = pl.read_parquet(folder / "truth" / "severed_pair.parquet")
    both = pairs.join(people, on="person_id").join(people, left_on="other_id", right_on="person_id", suffix="_now")
    assert both.height == pairs.height > 0
    assert (both["nhs_number"] != both["nhs_number_now"]).all()
    assert (both["date_of_birth"] == both["date_of_birth_now"]).all()
    assert not set(pairs["person_id"]) & set(pairs["other_id"])


def test_the_first_identity_of_an_adopted_child_is_not_registered_with_a_doctor(
    folder: Path, records: pl.DataFrame
) -> None:
    pairs = pl.read_parquet(folder / "truth" / "severed_pair.parquet")
    doctors = records.filter(pl.col("feed") == "health-registrations")
    assert not set(doctors["person_id"]) & set(pairs["person_id"])
    assert set(pairs["other_id"]) & set(doctors["person_id"])


def test_no_tie_joins_the_two_identities(folder: Path) -> None:
    pairs = pl.read_parquet(folder / "truth" / "severed_pair.parquet")
    ties = pl.read_parquet(folder / "truth" / "relationships.parquet")
    joined = ties.join(pairs, on=["person_id", "other_id"], how="semi")
    turned = ties.join(pairs, left_on=["person_id", "other_id"], right_on=["other_id", "person_id"], how="semi")
    assert joined.height == turned.height == 0


def test_the_unborn_have_a_due_date_a_mother_and_no_number(folder: Path, people: pl.DataFrame) -> None:
    unborn = people.filter(pl.col("is_unborn"))
    mothers = pl.read_parquet(folder / "truth" / "relationships.parquet").filter(pl.col("kind") == "mother")
    assert unborn.height > 0
    assert unborn["date_of_birth"].null_count() == unborn.height
    assert unborn["expected_date_of_birth"].null_count() == 0
    assert (unborn["nhs_number"] == "").all()
    assert unborn.join(mothers, left_on="person_id", right_on="other_id", how="anti").height == 0


def test_twins_share_a_birthday_and_have_numbers_of_their_own(folder: Path, people: pl.DataFrame) -> None:
    ties = pl.read_parquet(folder / "truth" / "relationships.parquet").filter(pl.col("kind") == "twin")
    pairs = ties.join(people, on="person_id").join(people, left_on="other_id", right_on="person_id", suffix="_twin")
    assert pairs.height > 3
    assert (pairs["date_of_birth"] == pairs["date_of_birth_twin"]).all()
    assert (pairs["nhs_number"] != pairs["nhs_number_twin"]).all()


def test_the_shielded_are_listed_for_the_import(folder: Path, people: pl.DataFrame) -> None:
    listed = pl.read_csv(folder / "truth" / "shielded.csv", infer_schema_length=0)
    assert listed.columns == ["council_child_id", "nhs_number", "name", "dob", "since", "why"]
    assert set(listed["nhs_number"]) == set(people.filter(pl.col("shielded"))["nhs_number"])
    share = people.filter(pl.col("shielded") & pl.col("is_child")).height / people["is_child"].sum()
    assert 0.003 < share < 0.012


def test_a_guessed_birthday_is_the_fifteenth_or_new_years_day(people: pl.DataFrame) -> None:
    guessed = people.filter(pl.col("guessed_birthday"))["date_of_birth"]
    assert all(born.day == 15 or (born.month, born.day) == (1, 1) for born in guessed.to_list())


def test_agencies_slip_at_the_rates_they_declare(records: pl.DataFrame) -> None:
    police = records.filter(pl.col("feed") == "police-notices")
    share = police["slips"].str.contains("name_typo").mean()
    assert isinstance(share, float)
    assert 0.03 < share < 0.12


def test_each_story_can_be_found_in_several_agencies(
    council: Manifest, people: pl.DataFrame, records: pl.DataFrame
) -> None:
    assert len(council.stories) >= 8
    for story in council.stories:
        given = [name.split()[0] for name in story.people]
        cast = people.filter(pl.col("story") & pl.col("given_name").is_in(given))
        feeds = records.join(cast, on="person_id", how="semi")["feed"].n_unique()
        assert feeds >= 4, story.title


def test_what_happens_to_children_happens_as_often_as_in_england(folder: Path, council: Manifest) -> None:
    contacts = pl.read_csv(folder / "ssd" / "ssd_contacts.csv", infer_schema_length=0)
    yearly = contacts.filter(pl.col("cont_contact_date") > "2025-11-22").height / council.children * 1000
    assert 170 < yearly < 330
    care = pl.read_csv(folder / "ssd" / "ssd_cla_episodes.csv", infer_schema_length=0)
    now = care.filter(pl.col("clae_cla_episode_ceased_date").is_null())["clae_person_id"].n_unique()
    assert 4 < now / council.children * 1000 < 10
