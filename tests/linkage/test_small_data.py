"""Little data, bare data and odd data are linked all the same."""

import polars as pl
import pytest

from onestory.linkage.engine import block, counted
from onestory.linkage.link import Links, link
from onestory.linkage.model import default_model
from onestory.linkage.standardise import standardised
from onestory.linkage.train import learned
from onestory.linkage.workspace import workspace
from tests.linkage.town import town_records

PEOPLE = pl.DataFrame(
    {
        "record_id": ["a", "b", "c"],
        "given_name": ["Ava", "Ava", "Noor"],
        "family_name": ["Barraclough", "Barraclough", "Khan"],
        "date_of_birth": ["2014-02-03", "2014-02-03", "1980-01-05"],
        "postcode": ["S65 1AB", "S65 1AB", "S66 7EM"],
    }
)


def linked(records: pl.DataFrame) -> Links:
    return link(records, model=default_model())


def test_no_records_are_no_people() -> None:
    found = linked(PEOPLE.clear())
    assert (found.clusters.height, found.edges.height, found.review.height) == (0, 0, 0)


def test_one_record_is_one_person() -> None:
    assert linked(PEOPLE.head(1)).clusters.rows() == [("a", "a")]


def test_three_records_are_enough() -> None:
    assert dict(linked(PEOPLE).clusters.iter_rows()) == {"a": "a", "b": "a", "c": "c"}


@pytest.mark.parametrize("missing", ["date_of_birth", "postcode", "given_name", "family_name"])
def test_any_column_may_be_missing(missing: str) -> None:
    assert linked(PEOPLE.drop(missing)).clusters.height == 3


def test_records_that_say_nothing_are_joined_with_nobody() -> None:
    assert linked(PEOPLE.select("record_id")).clusters["cluster_id"].n_unique() == 3


def test_columns_that_are_not_about_identity_are_passed_over() -> None:
    assert linked(PEOPLE.with_columns(pl.lit("blue").alias("favourite_colour"))).clusters.height == 3


def test_two_hundred_records_alike_are_one_person_and_finish() -> None:
    alike = pl.concat([PEOPLE.head(1).with_columns(pl.lit(f"r{n}").alias("record_id")) for n in range(200)])
    assert linked(alike).clusters["cluster_id"].n_unique() == 1


def test_the_same_records_give_the_same_people_in_any_order() -> None:
    def groups(frame: pl.DataFrame) -> set[frozenset[str]]:
        grouped = linked(frame).clusters.group_by("cluster_id").agg("record_id")["record_id"].to_list()
        return {frozenset(group) for group in grouped}

    assert groups(PEOPLE) == groups(PEOPLE.reverse())


def test_families_are_seen_where_no_key_that_they_share_may_be_used() -> None:
    """In a council of millions the keys of a home are too broad to compare by, and yet its people live in families."""
    with workspace() as connection:
        standardised(connection, town_records(200, seed=7))
        block(connection, limits=(1, 1))
        assert learned(connection).households


def test_whoever_is_told_of_often_is_found_in_a_council_however_large() -> None:
    """Thirty notices of one home are no broad block: no limit that a council's size sets may leave them apart."""
    told = {"given_name": "Theo", "family_name": "Hart", "date_of_birth": "2012-05-06", "address": "9 Oak Road"}
    rows = [told | {"postcode": "S66 7EM", "phone": "07700 900555", "record_id": f"t{n:02}"} for n in range(30)]
    crowd = [
        {"given_name": "Theo", "family_name": "Hart", "date_of_birth": f"2012-{n % 9 + 1:02}-{n // 9 + 10}",
         "record_id": f"c{n:02}"}
        for n in range(60)
    ]  # fmt: skip
    with workspace() as connection:
        standardised(connection, pl.DataFrame([*rows, *crowd], infer_schema_length=None))
        block(connection, limits=(20, 1))
        own, all_of_one_name = counted(connection, "pairs WHERE join_key_l < 30 AND join_key_r < 30"), 90 * 89 // 2
        assert own == 30 * 29 // 2
        assert counted(connection, "pairs") < all_of_one_name
