"""Check digits: the functions and their twins in SQL agree."""

import duckdb
import pytest

from onestory.linkage.rules.identifiers import NHS_CHECKS, UPN_CHECKS, nhs_number_is_valid, upn_is_valid

NUMBERS = ("9434765919", "9434765918", "943476591", "4010232137", "0123456789", "94347659190", "943476591A")
PUPILS = ("T372200000000", "H801200001001", "A123456789012", "S123456789012", "B12345678901A", "")


@pytest.mark.parametrize("number", NUMBERS)
def test_the_nhs_check_is_the_same_in_both_languages(number: str) -> None:
    row = duckdb.execute(f"SELECT {NHS_CHECKS.format(x='n')} FROM (SELECT ? AS n)", [number]).fetchone()
    assert row == (nhs_number_is_valid(number),)


@pytest.mark.parametrize("pupil", PUPILS)
def test_the_pupil_check_is_the_same_in_both_languages(pupil: str) -> None:
    row = duckdb.execute(f"SELECT {UPN_CHECKS.format(x='n')} FROM (SELECT ? AS n)", [pupil]).fetchone()
    assert row == (upn_is_valid(pupil),)


def test_a_known_number_passes_and_its_neighbour_fails() -> None:
    assert nhs_number_is_valid("9434765919")
    assert not nhs_number_is_valid("9434765918")
    assert not nhs_number_is_valid("1111111111")
