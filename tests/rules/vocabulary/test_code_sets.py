"""Coded lists: what a code means, and whether it may be used on a day."""

from datetime import date
from enum import StrEnum
from types import ModuleType
from typing import Any

import pytest

from onestory.vocabulary.catalogue import CODE_SETS, by_code
from onestory.vocabulary.code_sets import Code, CodeSet, CodeSetError, codes_on, entry_of, is_valid, label_of
from onestory.vocabulary.frontdoor import AS_THE_STANDARD_DATASET_KEYS_IT, ContactOutcome
from onestory.vocabulary.people import AgeBand, RelationshipKind, age_band_of, seen_from_the_other_side

MEASURES = CODE_SETS["placement"]


class Size(StrEnum):
    SMALL = "s"
    LARGE = "l"


def a_list(*entries: Code, members: type[StrEnum] | None = None) -> CodeSet:
    return CodeSet(code="size", title="Size", since=date(2000, 1, 1), source="a test", entries=entries, members=members)


@pytest.mark.parametrize(
    ("code", "on", "valid"),
    [
        ("K2", date(1999, 1, 1), True),
        ("P2", date(2023, 10, 27), True),
        ("P2", date(2023, 10, 28), False),
        ("Z11", date(2025, 3, 31), False),
        ("Z11", date(2025, 4, 1), True),
        ("XX", date(2026, 1, 1), False),
    ],
)
def test_a_code_may_be_used_from_its_first_day_until_its_last(code: Any, on: Any, valid: Any) -> None:
    assert is_valid(MEASURES, code, on) is valid
    assert (code in {entry.code for entry in codes_on(MEASURES, on)}) is valid


def test_a_code_nobody_knows_is_shown_as_it_came() -> None:
    assert label_of(CODE_SETS["ethnicity"], "WBRI") == "White British"
    assert label_of(CODE_SETS["ethnicity"], "QQQQ") == "QQQQ"
    assert entry_of(CODE_SETS["ethnicity"], "QQQQ") is None


@pytest.mark.parametrize(
    ("declare", "why"),
    [
        (a_list, "is empty"),
        (lambda: a_list(Code("s", "Small"), Code("s", "Slight")), "declares s more than once"),
        (lambda: a_list(Code("s", "Small"), members=Size), "and Size hold different codes"),
    ],
)
def test_a_list_that_contradicts_itself_is_refused(declare: Any, why: Any) -> None:
    with pytest.raises(CodeSetError, match=why):
        declare()


def test_two_lists_under_one_code_are_refused() -> None:
    theme = ModuleType("theme")
    vars(theme).update(ONE=a_list(Code("s", "Small")), TWO=a_list(Code("l", "Large")))
    with pytest.raises(CodeSetError, match="Two lists are called size"):
        by_code((theme,))


@pytest.mark.parametrize("code_set", CODE_SETS.values(), ids=CODE_SETS.keys())
def test_every_list_has_a_source_and_every_code_a_meaning_and_dates_in_order(code_set: Any) -> None:
    assert code_set.title and code_set.source
    for entry in code_set:
        assert entry.label.strip()
        assert entry.since is None or entry.until is None or entry.since < entry.until


def test_every_outcome_has_its_key_in_the_standard_dataset() -> None:
    assert set(AS_THE_STANDARD_DATASET_KEYS_IT) == set(ContactOutcome)
    assert set(AS_THE_STANDARD_DATASET_KEYS_IT.values()) == {entry.code for entry in CODE_SETS["contact-outcome-ssd"]}


@pytest.mark.parametrize(
    ("age", "band"),
    [
        *((-1, "unborn"), (0, "under-1"), (1, "1-4"), (4, "1-4"), (5, "5-9"), (9, "5-9"), (10, "10-15")),
        *((15, "10-15"), (16, "16-17"), (17, "16-17"), (18, "18-plus"), (90, "18-plus")),
    ],
)
def test_an_age_falls_in_one_band(age: Any, band: Any) -> None:
    assert age_band_of(age) is AgeBand(band)


def test_a_mother_has_a_child_and_a_sibling_a_sibling() -> None:
    assert seen_from_the_other_side(RelationshipKind.MOTHER) is RelationshipKind.CHILD
    assert seen_from_the_other_side(RelationshipKind.GRANDCHILD) is RelationshipKind.GRANDPARENT
    assert seen_from_the_other_side(RelationshipKind.HALF_SIBLING) is RelationshipKind.HALF_SIBLING
