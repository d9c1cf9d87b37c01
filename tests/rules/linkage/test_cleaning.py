"""Cleaning, as tables: what partners write, and what it is compared as."""

# ruff: noqa: RUF001  (look-alike letters are what is tested)

from datetime import date
from typing import Any

import polars as pl
import pytest

from onestory.linkage.standardise import standardise


def cleaned(**said: str | date | None) -> dict[str, Any]:
    return standardise(pl.DataFrame([{"record_id": "r1", **said}])).row(0, named=True)


@pytest.mark.parametrize(
    ("given", "family", "first", "compared"),
    [
        ("Zoë", "O'Neil", "ZOE", "ONEIL"),
        ("Zoe\u0308", "O’Neil", "ZOE", "ONEIL"),
        ("MR JOHN", "Mc Donald", "JOHN", "MCDONALD"),
        ("Mary-Ann", "Smith-Jones", "MARY", "SMITHJONES"),
        (" łukasz ", "Wójcik", "LUKASZ", "WOJCIK"),
        ("Kayleigh (Kay)", "o neil", "KAYLEIGH", "ONEIL"),
        ("Baby", "Shaw", None, "SHAW"),
        ("Unknown", "Unknown", None, None),
        ("Test", "Test", None, "TEST"),
        ("Аnna", "Null", "ANNA", "NULL"),
        ("李", "王", "李", "王"),
        ("'; DROP TABLE standard; --", "%_", "DROP", None),
    ],
)
def test_names_are_compared_without_their_dress(
    given: str, family: str, first: str | None, compared: str | None
) -> None:
    found = cleaned(given_name=given, family_name=family)
    assert (found["given"], found["family"]) == (first, compared)


@pytest.mark.parametrize(
    ("said", "is_said"),
    [
        ("2014-02-03", "20140203"),
        ("03/02/2014", "20140203"),
        ("20140203", "20140203"),
        ("03-Feb-2014", "20140203"),
        (date(2014, 2, 3), "20140203"),
        ("1900-01-01", None),
        ("01/01/1970", None),
        ("31/02/2014", "31022014"),
        ("yesterday", None),
    ],
)
def test_dates_are_read_as_partners_write_them_and_defaults_are_no_dates(said: str | date, is_said: str | None) -> None:
    assert cleaned(date_of_birth=said)["dob_text"] == is_said


@pytest.mark.parametrize(
    ("column", "said", "into", "compared"),
    [
        ("postcode", "s65 1ab", "postcode", "S651AB"),
        ("postcode", "ZZ99 3VZ", "postcode", None),
        ("phone", "+44 7700 900123", "phone", "07700900123"),
        ("phone", "7700900123", "phone", "07700900123"),
        ("phone", "00000000000", "phone", None),
        ("email", " Sam@Example.org ", "email", "sam@example.org"),
        ("email", "none", "email", None),
        ("address", "Flat 2, 14 High St.", "door", "2/14 HIGH"),
        ("address", "No fixed abode", "door", None),
        ("nhs_number", "943 476 5919", "nhs", "9434765919"),
        ("nhs_number", "943 476 5918", "nhs", None),
        ("nhs_number", "9999999999", "nhs", None),
        ("uprn", "0", "uprn", None),
        ("sex", "Female", "sex", "F"),
        ("sex", "1", "sex", "M"),
        ("sex", "9", "sex", None),
    ],
)
def test_other_values_are_compared_without_their_layout(
    column: str, said: str, into: str, compared: str | None
) -> None:
    assert cleaned(**{column: said})[into] == compared


def test_short_forms_and_other_spellings_share_a_name() -> None:
    names = [
        ("Kayleigh", "Kaylee"),
        ("Mohammed", "Muhammad"),
        ("Bobby", "Robert"),
        ("Katarzyna", "Kasia"),
        ("Rhys", "Reece"),
    ]
    for one, other in names:
        assert set(cleaned(given_name=one)["given_roots"]) & set(cleaned(given_name=other)["given_roots"]), (one, other)


def test_the_mothers_number_on_an_unborn_child_is_not_the_childs() -> None:
    found = cleaned(
        given_name="Unborn", family_name="Shaw", nhs_number="943 476 5919", expected_date_of_birth="2026-05-01"
    )
    assert (found["nhs"], found["mother_nhs"], found["due"], found["unborn"]) == (
        None,
        "9434765919",
        date(2026, 5, 1),
        True,
    )


def test_a_column_whose_numbers_never_pass_the_check_is_taken_by_its_shape() -> None:
    made_up = pl.DataFrame(
        {"record_id": [str(n) for n in range(40)], "nhs_number": [f"40000000{n:02}" for n in range(40)]}
    )
    assert standardise(made_up)["nhs"].null_count() == 0


def test_nothing_given_is_nothing_returned() -> None:
    assert standardise(pl.DataFrame({"record_id": []}, schema={"record_id": pl.String})).height == 0
