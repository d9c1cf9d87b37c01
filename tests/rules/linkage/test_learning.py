"""What is learned of two people is counted among two people."""

import polars as pl
import pytest

from onestory.linkage.rules.learning import without_homes, without_same

SAME = {"given": {"same": 0.9, "differs": 0.1}, "born": {"same": 0.95, "differs": 0.05}}
OTHERS = {"given": {"same": 0.01, "differs": 0.99}, "born": {"same": 0.001, "differs": 0.999}}


def test_of_pairs_taken_blindly_those_that_are_one_person_do_not_count() -> None:
    blind = pl.DataFrame(
        [("same", "same", 500), ("same", "differs", 2_000), ("differs", "same", 200), ("differs", "differs", 197_300)],
        schema=["given", "born", "pairs"],
        orient="row",
    )
    left = {(given, born): pairs for given, born, pairs in without_same(blind, SAME, OTHERS).iter_rows()}
    assert left["same", "same"] < 5
    assert left["same", "differs"] > 1_900
    assert left["differs", "differs"] == pytest.approx(197_300, rel=1e-3)


def test_where_hardly_any_pair_is_one_person_all_of_them_count() -> None:
    blind = pl.DataFrame({"given": ["differs"], "born": ["differs"], "pairs": [500_000]})
    assert without_same(blind, SAME, OTHERS)["pairs"].item() == pytest.approx(500_000, rel=1e-6)


def test_where_nobody_shares_a_home_one_first_name_counts_alike_wherever_it_is() -> None:
    given = {"at-home": (0.4, 0.001), "same": (0.3, 0.004), "differs": (0.3, 0.995)}
    assert without_homes({"given": given})["given"]["same"] == pytest.approx((0.7, 0.005))
