"""References and digests."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onestory.frontdoor.rules.references import (
    ALPHABET,
    as_typed,
    code_from,
    digest_of_body,
    prefix_of,
    reference_from,
)


@given(st.binary(min_size=16, max_size=16))
def test_a_reference_can_be_read_down_a_telephone(randomness: Any) -> None:
    reference = reference_from("mid", randomness)
    prefix, first, second = reference.split("-")
    assert prefix == "MID"
    assert not set(first + second) & set("0O1IL5U") - set(ALPHABET)
    assert as_typed(reference.lower().replace("-", " ")) == reference
    assert len(code_from(randomness)) == 6


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("MID-7F3K-92QX", "MID-7F3K-92QX"),
        ("mid7f3k92qx", "MID-7F3K-92QX"),
        (" mid 7f3k 92qx ", "MID-7F3K-92QX"),
        ("rq7f3k92qx", "RQ-7F3K-92QX"),
        ("mid\u20137f3k\u201392qx", "MID-7F3K-92QX"),
        ("MID-7F3K-92QX~", "MID-7F3K-92QX~"),
        ("nonsense", "NONSENSE"),
        ("", ""),
    ],
)
def test_a_reference_is_put_right_as_people_type_it(typed: Any, meant: Any) -> None:
    assert as_typed(typed) == meant


@pytest.mark.parametrize(
    ("code", "prefix"), [("middlesbrough", "MID"), ("st-helens", "STH"), ("", "HUB"), ("é-é", "ÉÉ")]
)
def test_a_council_lends_its_first_letters(code: Any, prefix: Any) -> None:
    assert prefix_of(code) == prefix


def test_the_same_said_in_another_order_is_the_same() -> None:
    one = {"a": 1, "b": [{"c": "Zoë", "d": None}]}
    other = {"b": [{"d": None, "c": "Zoë"}], "a": 1}
    assert digest_of_body(one) == digest_of_body(other)


@pytest.mark.parametrize("other", [{"a": 2}, {"a": "1"}, {"a": 1, "b": ""}, {}])
def test_anything_else_is_not(other: Any) -> None:
    assert digest_of_body(other) != digest_of_body({"a": 1})
