"""A council larger than life: more districts for its homes, and numbers enough for its people."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from math import ceil

from onestory.madeup.declared.councils import Council, Town

LARGEST = 10
DISTRICTS = range(1, 100)


def times_life(scale: float) -> int:
    """How many lives its numbers must have room for: 1 up to life-size."""
    return max(1, ceil(scale))


def nhs_block(council: Council, times: int) -> tuple[int, int]:
    """Where its NHS numbers come from, counted from the first of the range kept for tests."""
    return council.nhs_block if times == 1 else council.nhs_block_beyond


def grown(council: Council, times: int) -> Council:
    """With as many districts as so many lives have homes for, so that no more live at one postcode than in life."""
    if times == 1:
        return council
    taken = {code for town in (*council.towns, *council.far_towns) for code in town.outward}
    areas = {_area(code) for town in council.towns for code in town.outward}
    free: dict[str, Iterator[str]] = {
        area: (code for code in (f"{area}{number}" for number in DISTRICTS) if code not in taken) for area in areas
    }
    return replace(council, towns=tuple(_wider(town, times, free) for town in council.towns))


def _wider(town: Town, times: int, free: dict[str, Iterator[str]]) -> Town:
    more = [new for code in town.outward for new in islice(free[_area(code)], times - 1)]
    return replace(town, outward=(*town.outward, *more))


def _area(outward: str) -> str:
    return outward.rstrip("0123456789")
