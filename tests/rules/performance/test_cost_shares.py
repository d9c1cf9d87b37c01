"""Sharing a quarter's cost: whole pence, nothing left over, never a share where the councils keep different terms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.frontdoor.rules.cost_terms import CostTerms, problems_of_terms, terms_from
from onestory.performance.rules.cost_shares import divided, share_quarter
from onestory.performance.rules.periods import Window, month_number
from onestory.performance.rules.protecting import rounded

APRIL = Window(first=month_number(date(2026, 4, 1)), last=month_number(date(2026, 6, 1)), partial=False)
TERMS = CostTerms(
    agreement="Memorandum of 1 July 2018, schedule 3",
    begins=date(2026, 4, 1),
    yearly_cost=1_200_000,
    weights={"fixed": 20, "under-18s": 30, "by-contacts": 50},
    own_fixed_part=60,
)
OTHER = replace(TERMS, own_fixed_part=40)
COUNTS: dict[str, dict[int, int | None]] = {
    "under-18s": {1: 33_129, 2: 27_607},
    "by-contacts": {1: 2_000, 2: 1_000},
    "by-referrals": {1: 400, 2: 300},
}
KEPT = {
    "agreement": "Memorandum",
    "begins": "2026-04-01",
    "yearly-cost": 1_200_000,
    "fixed": 20,
    "under-18s": 30,
    "by-contacts": 50,
    "own-fixed-part": 60,
}


def test_a_quarter_is_shared_by_each_basis_as_its_weight_says() -> None:
    shared = share_quarter(APRIL, {1: TERMS, 2: OTHER}, COUNTS)
    assert [(line.basis.code, line.pence) for line in shared.lines] == [
        ("fixed", 6_000_000),
        ("under-18s", 9_000_000),
        ("by-contacts", 15_000_000),
    ]
    fixed, children, contacts = shared.lines
    assert (fixed.shared[1], contacts.shared[1]) == (3_600_000, 10_000_000)
    assert children.shared == {1: 4_909_131, 2: 4_090_869}
    assert shared.of(1) + shared.of(2) == shared.pence == 30_000_000


@given(st.integers(0, 10**10), st.dictionaries(st.integers(1, 9), st.integers(0, 10**6), min_size=1))
def test_no_penny_is_left_over_and_none_is_given_to_a_part_of_nothing(pence: int, by: dict[int, int]) -> None:
    by[10] = 1
    parts = divided(pence, by)
    assert sum(parts.values()) == pence
    assert all(abs(part - Fraction(pence * by[name], sum(by.values()))) < 1 for name, part in parts.items())
    assert not any(parts[name] for name, part in by.items() if not part)


@given(st.lists(st.integers(8, 5_000), min_size=2, max_size=4), st.integers(1, 10**9))
def test_true_counts_would_share_it_within_what_is_said_that_rounding_moves(true: list[int], cost: int) -> None:
    terms = replace(TERMS, yearly_cost=cost, weights={"by-contacts": 100})
    of = dict(enumerate(true, start=1))
    shared = share_quarter(
        APRIL, dict.fromkeys(of, terms), {"by-contacts": {council: rounded(count) for council, count in of.items()}}
    )
    exact = divided(shared.pence, of)
    assert all(abs(exact[council] - shared.of(council)) <= shared.may_move + 1 for council in of)


@pytest.mark.parametrize(
    ("other", "says"),
    [
        (None, "Not every council"),
        (replace(OTHER, yearly_cost=1_200_001), "what the hub costs in a year"),
        (replace(OTHER, weights={"equally": 100}), "how much of the cost is shared by what"),
        (replace(OTHER, begins=date(2026, 4, 2)), "Not every council"),
        (replace(OTHER, own_fixed_part=41), "make 101 per cent"),
    ],
)
def test_while_terms_differ_nothing_is_shared_and_it_says_in_what(other: CostTerms | None, says: str) -> None:
    shared = share_quarter(APRIL, {1: TERMS, 2: other}, COUNTS)
    assert not shared.lines
    assert says in shared.why_not


def test_a_count_that_may_not_leave_shares_nothing() -> None:
    kept_back: dict[str, dict[int, int | None]] = {**COUNTS, "by-contacts": {1: 2_000, 2: None}}
    assert "too few" in share_quarter(APRIL, {1: TERMS, 2: OTHER}, kept_back).why_not
    nothing: dict[str, dict[int, int | None]] = {**COUNTS, "under-18s": {1: 0, 2: 0}}
    assert "nothing to share by" in share_quarter(APRIL, {1: TERMS, 2: OTHER}, nothing).why_not


def test_terms_are_read_as_they_are_kept_and_nothing_else_is_terms() -> None:
    assert terms_from(KEPT) == replace(TERMS, agreement="Memorandum")
    for broken in (None, {}, {**KEPT, "fixed": 21}, {**KEPT, "begins": "soon"}, {**KEPT, "agreement": ""}):
        assert terms_from(broken) is None


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"agreement": ""}, "agreement"),
        ({"begins": ""}, "begins"),
        ({"yearly-cost": ""}, "yearly-cost"),
        ({"fixed": "21"}, "equally"),
        ({"own-fixed-part": ""}, "own-fixed-part"),
    ],
)
def test_terms_that_are_not_whole_are_refused(changes: dict[str, str], field: str) -> None:
    typed = {name: str(value) for name, value in KEPT.items()}
    assert problems_of_terms(typed) == {}
    assert list(problems_of_terms(typed | changes)) == [field]
    assert problems_of_terms({}) == {}
