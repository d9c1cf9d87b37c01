"""Groups of records that need no weighing: all were compared with all, and nothing about them is doubtful."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onestory.linkage.hanging import Rows, hanging


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows, and what each weighs in a group."""

    left: Rows
    right: Rows
    weight: NDArray[np.float64]

    def kept(self, which: NDArray[np.bool_]) -> list[tuple[int, int, float]]:
        """Return some of them as plain numbers."""
        columns = (self.left[which], self.right[which], self.weight[which])
        return list(zip(*(column.tolist() for column in columns), strict=True))


def plain_groups(
    records: int, pairs: Pairs, forbidden: tuple[Rows, Rows], *, join: float
) -> tuple[Rows, NDArray[np.bool_], NDArray[np.bool_]]:
    """Return the first row of the group of each row, and which pairs, forbidden ones too, are of groups to be weighed.

    A row that has no group, or one that must be weighed, is its own first. Nine people in ten are plain.
    """
    near = pairs.weight >= join
    whole = hanging(records, pairs.left[near], pairs.right[near])
    inside = whole[pairs.left] == whole[pairs.right]
    barred = whole[forbidden[0]] == whole[forbidden[1]]
    members = np.bincount(whole, minlength=records)
    compared = np.bincount(whole[pairs.left[inside]], minlength=records)
    is_plain = compared == members * (members - 1) // 2
    is_plain[whole[pairs.left[inside & ~near]]] = False
    is_plain[whole[forbidden[0][barred]]] = False
    first = np.where(is_plain[whole], whole, np.arange(records))
    return first, inside & ~is_plain[whole[pairs.left]], barred & ~is_plain[whole[forbidden[0]]]
