"""Groups that need no weighing are found at once, and all others are left to be weighed."""

import numpy as np

from onestory.linkage.plain import Pairs, plain_groups


def found(*pairs: tuple[int, int, float], forbidden: tuple[tuple[int, int], ...] = ()) -> tuple[list[int], list[bool]]:
    left, right, weight = (np.array(column) for column in zip(*pairs, strict=True))
    barred = np.array(forbidden, dtype=np.int64).reshape(-1, 2)
    first, doubtful, _ = plain_groups(
        6, Pairs(left, right, weight.astype(np.float64)), (barred[:, 0], barred[:, 1]), join=0.0
    )
    return first.tolist(), doubtful.tolist()


def test_a_group_whose_members_all_agree_is_plain() -> None:
    assert found((1, 2, 9.0), (1, 4, 8.0), (2, 4, 7.0)) == ([0, 1, 1, 3, 1, 5], [False, False, False])


def test_a_group_with_a_pair_that_nobody_compared_is_weighed() -> None:
    assert found((1, 2, 9.0), (2, 4, 7.0)) == ([0, 1, 2, 3, 4, 5], [True, True])


def test_a_group_with_a_doubtful_pair_is_weighed() -> None:
    assert found((1, 2, 9.0), (1, 4, -8.0), (2, 4, 7.0)) == ([0, 1, 2, 3, 4, 5], [True, True, True])


def test_a_group_with_a_forbidden_pair_is_weighed_and_another_is_not() -> None:
    first, doubtful = found((0, 3, 9.0), (1, 2, 9.0), (2, 4, 7.0), forbidden=((1, 4),))
    assert first == [0, 1, 2, 0, 4, 5]
    assert doubtful == [False, True, True]


def test_a_pair_of_two_groups_is_passed_over() -> None:
    assert found((0, 1, 9.0), (1, 2, -3.0), (2, 3, 9.0)) == ([0, 0, 2, 2, 4, 5], [False, False, False])
