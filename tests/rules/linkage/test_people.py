"""Lasting identifiers: nothing changes without a merge or a split being written down."""

from itertools import count

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from onestory.linkage.rules.people import Assignment, assign_people


def clusters(groups: dict[str, int]) -> pl.DataFrame:
    rows = {"record_id": list(groups), "cluster_id": [str(group) for group in groups.values()]}
    return pl.DataFrame(rows, schema={"record_id": pl.String, "cluster_id": pl.String})


def assigned(groups: dict[str, int], existing: pl.DataFrame, start: int = 0) -> Assignment:
    numbers = count(start)
    return assign_people(clusters(groups), existing, mint=lambda: f"P{next(numbers):04}")


NOBODY = pl.DataFrame(schema={"record_id": pl.String, "person_id": pl.String})
GROUPINGS = st.dictionaries(st.sampled_from([f"r{n}" for n in range(12)]), st.integers(0, 5))


def test_a_first_run_mints_a_person_for_each_cluster() -> None:
    result = assigned({"a": 1, "b": 1, "c": 2}, NOBODY)
    assert dict(result.links.iter_rows()) == {"a": "P0000", "b": "P0000", "c": "P0001"}
    assert (result.minted, result.merged, result.split) == (("P0000", "P0001"), (), ())


def test_the_larger_share_keeps_the_identifier_when_two_people_are_merged() -> None:
    before = assigned({"a": 1, "b": 1, "c": 2}, NOBODY).links
    result = assigned({"a": 7, "b": 7, "c": 7}, before, start=50)
    assert set(result.links["person_id"]) == {"P0000"}
    assert (result.minted, result.merged, result.split) == ((), (("P0001", "P0000"),), ())


def test_the_larger_share_keeps_the_identifier_when_a_person_is_split() -> None:
    before = assigned({"a": 1, "b": 1, "c": 1}, NOBODY).links
    result = assigned({"a": 1, "b": 1, "c": 2}, before, start=50)
    assert dict(result.links.iter_rows()) == {"a": "P0000", "b": "P0000", "c": "P0050"}
    assert (result.minted, result.merged, result.split) == (("P0050",), (), (("P0000", "P0050"),))


@given(GROUPINGS)
def test_running_again_with_nothing_changed_changes_nothing(groups: dict[str, int]) -> None:
    before = assigned(groups, NOBODY).links
    again = assigned({record: group + 100 for record, group in groups.items()}, before, start=500)
    assert again.links.equals(before)
    assert (again.minted, again.merged, again.split) == ((), (), ())


@given(GROUPINGS, GROUPINGS)
def test_no_identifier_changes_without_a_line_in_the_ledger(first: dict[str, int], second: dict[str, int]) -> None:
    before = assigned(first, NOBODY).links
    result = assigned(second, before, start=500)
    old, new = dict(before.iter_rows()), dict(result.links.iter_rows())
    moved = {(old[record], new[record]) for record in new if record in old and old[record] != new[record]}
    assert moved == {*result.merged, *result.split}
    assert set(new.values()) <= {*old.values(), *result.minted}
