"""Measures, on a table small enough to count by hand."""

import polars as pl
import pytest

from onestory.linkage.rules.measures import after_review, by_group, labelled, quality, wilson

RECORDS = pl.DataFrame(
    {
        "record_id": ["a", "b", "c", "d", "e"],
        "cluster_id": ["1", "1", "1", "2", "2"],
        "person_id": ["x", "x", "y", "y", "z"],
        "group": ["g", "g", "g", "h", "h"],
    }
)


def test_pairs_and_clusters_are_counted() -> None:
    found = quality(RECORDS)
    assert (found.precision.value, found.recall.value) == (0.5, 0.25)
    assert (found.people_merged, found.people_split, found.purity) == (2, 2, 0.8)
    assert found.bcubed_precision == pytest.approx((1 + 1 + 0.5 + 0.5 + 1) / 5)
    assert found.bcubed_recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 0.5 + 0.5) / 5)


def test_a_reviewer_joins_what_belongs_together_and_nothing_else() -> None:
    asked = pl.DataFrame({"record_id_l": ["a", "a"], "record_id_r": ["c", "e"]})
    people = dict(after_review(RECORDS, asked).select("record_id", "person_id").iter_rows())
    assert people["a"] == people["c"]
    assert people["e"] == "z"


def test_each_kind_of_person_is_measured_apart() -> None:
    assert {name: found.recall.value for name, found in by_group(RECORDS, "group").items()} == {"g": 1 / 3, "h": 0.0}


def test_labelled_pairs_alone_are_enough() -> None:
    pairs = pl.DataFrame(
        {"record_id_l": ["a", "c", "d"], "record_id_r": ["b", "d", "e"], "is_match": [True, False, True]}
    )
    precision, recall = labelled(pairs, RECORDS)
    assert (precision.value, recall.value) == (0.5, 0.5)


def test_an_interval_narrows_as_there_is_more_to_see() -> None:
    few, many = wilson(9, 10), wilson(900, 1000)
    assert few.low < many.low < 0.9 < many.high < few.high
