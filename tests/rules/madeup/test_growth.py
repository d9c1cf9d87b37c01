"""A council larger than life: its numbers are its own, and its postcodes hold no more homes than in life."""

from __future__ import annotations

from datetime import date
from itertools import chain, pairwise

import pytest

from onestory.madeup.declared.councils import COUNCILS, Council
from onestory.madeup.declared.rates import PEOPLE_PER_CHILD
from onestory.madeup.rules.growth import LARGEST, grown, nhs_block, times_life
from onestory.madeup.rules.identifiers import nhs_check_digit
from onestory.madeup.world.creation import Size, create

TODAY = date(2026, 11, 22)
SPARE = 1.1
VALID = 10 / 11


@pytest.mark.parametrize(("scale", "times"), [(0.02, 1), (1, 1), (1.01, 2), (3.15, 4), (10, 10)])
def test_up_to_life_size_there_is_room_for_one_life(scale: float, times: int) -> None:
    assert times_life(scale) == times


@pytest.mark.parametrize("council", COUNCILS.values(), ids=COUNCILS)
def test_the_largest_council_has_a_number_for_everybody(council: Council) -> None:
    first, last = nhs_block(council, LARGEST)
    people = council.under_18s * LARGEST * PEOPLE_PER_CHILD * SPARE
    assert (last - first + 1) * VALID > people


def test_no_two_councils_share_a_number_at_any_size() -> None:
    blocks = sorted(chain.from_iterable((council.nhs_block, council.nhs_block_beyond) for council in COUNCILS.values()))
    assert all(one[1] < other[0] for one, other in pairwise(blocks))


def test_a_council_at_life_size_is_as_it_was() -> None:
    assert all(
        grown(council, 1) is council and nhs_block(council, 1) == council.nhs_block for council in COUNCILS.values()
    )


@pytest.mark.parametrize("code", COUNCILS)
def test_more_lives_have_more_districts_and_no_town_has_anothers(code: str) -> None:
    wide = grown(COUNCILS[code], 5)
    districts = [district for town in (*wide.towns, *wide.far_towns) for district in town.outward]
    assert len(set(districts)) == len(districts)
    assert all(
        len(now.outward) == 5 * len(was.outward) for was, now in zip(COUNCILS[code].towns, wide.towns, strict=True)
    )


def test_what_a_larger_council_is_given_is_valid_and_given_once() -> None:
    rotherham = COUNCILS["rotherham"]
    block = nhs_block(rotherham, LARGEST)
    world = create(rotherham, Size(400, block, times=LARGEST), today=TODAY, key=("rotherham", 1, 10, "")).world
    numbers = [person.nhs for person in world.people if person.nhs]
    assert len(set(numbers)) == len(numbers) > 800
    assert all("990" <= number[:3] <= "993" and nhs_check_digit(number[:9]) == int(number[9]) for number in numbers)
    pupils = [person.upn for person in world.people if person.upn]
    assert len(set(pupils)) == len(pupils) > 100
