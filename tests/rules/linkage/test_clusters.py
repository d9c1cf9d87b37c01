"""Gathering: closest first, on average, and never across a forbidden pair."""

from hypothesis import given
from hypothesis import strategies as st

from onestory.linkage.rules.clusters import Edge, Pair, gather


def gathered(edges: list[Edge], forbidden: list[Pair] | None = None) -> set[frozenset[int]]:
    return {frozenset(group) for group in gather(edges, forbidden or [], join=0.0, unseen=-3.0)}


def test_records_that_fit_are_one_person() -> None:
    assert gathered([(0, 1, 9.0), (1, 2, 8.0), (0, 2, 7.0)]) == {frozenset({0, 1, 2})}


def test_a_chain_breaks_where_the_ends_do_not_fit() -> None:
    assert frozenset({0, 1, 2}) not in gathered([(0, 1, 9.0), (1, 2, 2.0), (0, 2, -9.0)])


def test_a_forbidden_pair_is_kept_apart_however_much_lies_between() -> None:
    twins = gathered([(0, 1, 20.0), (1, 2, 19.0), (0, 3, 15.0), (2, 3, 25.0)], [(0, 2)])
    assert twins == {frozenset({0, 1}), frozenset({2, 3})}


WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.floats(-20, 30),
    max_size=28,
)


@given(WEIGHTS, st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])))
def test_no_group_ever_holds_a_forbidden_pair_and_nobody_is_in_two(
    weights: dict[Pair, float], forbidden: set[Pair]
) -> None:
    edges = [(left, right, weight) for (left, right), weight in weights.items() if (left, right) not in forbidden]
    groups = gather(edges, forbidden, join=0.0, unseen=-3.0)
    assert not [group for group in groups for left, right in forbidden if left in group and right in group]
    assert len([one for group in groups for one in group]) == len({one for group in groups for one in group})
