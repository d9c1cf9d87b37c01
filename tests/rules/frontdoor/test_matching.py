"""Which candidates are folded away."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from onestory.frontdoor.rules.matching import is_unlikely
from onestory.people.rules.finding import Band, Candidate

TOLD = date(2018, 3, 3)
CASES = """
    strong match   | 2018-03-03 | no
    possible match | 2018-03-30 | no
    possible match | 2021-03-03 | no
    possible match | 1993-03-03 | yes
    weak match     | 2018-03-03 | yes
    possible match |            | no
"""


@pytest.mark.parametrize("case", [line.strip() for line in CASES.strip().splitlines()])
def test_a_mother_is_not_offered_for_her_child(case: str) -> None:
    band, born, folded = (part.strip() for part in case.split("|"))
    one = Candidate(
        person=UUID(int=1),
        name="Una Bell",
        other_names=(),
        born=date.fromisoformat(born) if born else None,
        expected_on=None,
        age="",
        sex="",
        kind="person",
        address="",
        is_shielded=False,
        reasons=(),
        weight=4.0,
        band=Band(band),
    )
    assert is_unlikely(one, born=TOLD) is (folded == "yes")


def test_where_no_birth_date_was_told_only_the_weak_are_folded_away() -> None:
    one = Candidate(
        person=UUID(int=1),
        name="Una Bell",
        other_names=(),
        born=date(1993, 3, 3),
        expected_on=None,
        age="33",
        sex="",
        kind="person",
        address="",
        is_shielded=False,
        reasons=(),
        weight=4.0,
        band=Band.POSSIBLE,
    )
    assert not is_unlikely(one, born=None)
