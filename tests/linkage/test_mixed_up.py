"""Sisters and brothers whom a partner's record mixes up are asked about and never joined by machine."""

from __future__ import annotations

from typing import Any

import pytest

from onestory.linkage.rules.clusters import gather
from tests.linkage.test_families import HOME, TWO_NUMBERS, asked, linked, people
from tests.linkage.test_registers import linked as linked_beside
from tests.linkage.test_told_together import housed

ELLIS = HOME | {"given_name": "Ellis", "family_name": "Tattersall", "sex": "M", "date_of_birth": "2015-07-15"}
NUMBER = {"nhs_number": TWO_NUMBERS[0]}
AMY = HOME | {"given_name": "Amy", "family_name": "Clarke", "date_of_birth": "2010-04-19"}
AMELIA = AMY | {"given_name": "Amelia", "date_of_birth": "2011-04-19"}


@pytest.mark.parametrize("called", ["Female", ""])
def test_a_number_on_a_record_of_the_other_sex_and_no_first_name_may_be_a_sisters(called: str) -> None:
    hers = HOME | {"given_name": called, "family_name": "Tattersall", "sex": "F", "date_of_birth": "2017-05-21"}
    found = linked(ELLIS | NUMBER, hers | NUMBER)
    assert people(found) == [["r0"], ["r1"]]
    assert asked(found) == {frozenset({"r0", "r1"})}


@pytest.mark.parametrize("sex", ["M", "F"])
def test_a_number_on_a_baby_not_yet_named_is_not_that_of_a_child_of_another_birth(sex: str) -> None:
    baby = HOME | {"given_name": "Baby", "family_name": "Tattersall", "sex": sex, "date_of_birth": "2026-10-04"}
    found = linked(ELLIS | NUMBER, baby | NUMBER)
    assert people(found) == [["r0"], ["r1"]]
    assert asked(found) == {frozenset({"r0", "r1"})}


@pytest.mark.parametrize("agrees", [{"sex": "M"}, {"date_of_birth": "2015-07-15"}, {"date_of_birth": "2015-07-16"}])
def test_where_the_sex_or_the_birthday_agrees_the_number_tells_who_it_is(agrees: dict[str, str]) -> None:
    theirs = HOME | {"family_name": "Tattersall", "sex": "F", "date_of_birth": "2017-05-21"} | NUMBER | agrees
    assert people(linked(ELLIS | NUMBER, theirs)) == [["r0", "r1"]]


def test_two_whom_one_register_lists_at_one_home_by_two_names_and_birthdays_are_asked_about() -> None:
    found = linked_beside([AMY, AMELIA], "housing", times=1)
    assert not any({"r0", "r1"} <= set(group) for group in people(found))
    assert frozenset({"r0", "r1"}) in asked(found)


def test_a_short_form_and_a_slip_of_the_year_told_by_two_partners_are_one_child() -> None:
    found = linked_beside([AMY, AMELIA | {"source": "school"}], "housing", times=1)
    assert any({"r0", "r1"} <= set(group) for group in people(found))


CARTER = {"family_name": "Carter", "sex": "F"}
BELLA = CARTER | {"given_name": "Bella", "date_of_birth": "2011-10-11"}
ISOBEL = CARTER | HOME | {"given_name": "Isobel", "date_of_birth": "2018-11-13"}
OWN = {"nhs_number": "9434765897"}


def test_a_number_on_a_birthday_that_is_no_day_is_hers_though_a_letter_of_her_name_is_a_slip() -> None:
    found = linked(BELLA | OWN | {"given_name": "Bbella"}, BELLA | HOME | OWN | {"date_of_birth": "2015-02-31"})
    assert people(found) == [["r0", "r1"]]


def test_two_pupil_numbers_are_never_in_one_person_though_nobody_compared_them() -> None:
    """Isobel, at the home where Bella has a birthday that is no day, shares no key with Bella's line at her school."""
    here = BELLA | HOME | OWN | {"date_of_birth": "2015-02-31"}
    clinic = BELLA | OWN | {"given_name": "Bbella", "postcode": HOME["postcode"]}
    school = BELLA | {"upn": "N372202015006", "postcode": "S66 4DM"}
    found = linked(here, clinic, school, ISOBEL | {"upn": "R372203322011"})
    assert ["r0", "r1", "r2"] in people(found)


def test_two_numbers_of_one_kind_part_a_group_and_a_former_number_does_not() -> None:
    fits = [(0, 1, 13.0), (1, 2, 20.0)]
    assert gather(fits, [], join=0.0, unseen=-3.0, numbers=[{0: ["A"], 2: ["B", "A"]}]) == [[0, 1, 2]]
    assert sorted(map(sorted, gather(fits, [], join=0.0, unseen=-3.0, numbers=[{}, {0: ["A"], 2: ["B"]}]))) == [
        [0],
        [1, 2],
    ]


LYRA = HOME | {"given_name": "Lyra", "middle_names": "Willow", "family_name": "Lee", "date_of_birth": "2024-06-29"}
LYRA |= {"nhs_number": TWO_NUMBERS[0], "sex": "F"}
NOTICE = HOME | {"given_name": "LYRA WILLOW", "family_name": "LEE", "date_of_birth": "2023-06-28", "sex": "F"}
REBECCA = {"given_name": "Rebecca", "middle_names": "Willow", "family_name": "Lee", "date_of_birth": "2023-06-28"}
REBECCA |= {"address": "58 Wellington Street", "postcode": "S65 7RC", "nhs_number": TWO_NUMBERS[1], "sex": "F"}


def test_whoever_fits_another_far_better_but_for_the_birthday_is_asked_about() -> None:
    found = linked(NOTICE, LYRA, REBECCA)
    assert ["r0"] in people(found)
    assert frozenset({"r0", "r1"}) in asked(found)


def test_where_nobody_fits_better_a_middle_name_and_a_birthday_are_enough() -> None:
    assert people(linked(NOTICE, REBECCA)) == [["r0", "r1"]]


MOTHER: dict[str, Any] = HOME | {"given_name": "Lindsay", "family_name": "Harwood", "sex": "F"}
MOTHER |= {"date_of_birth": "1990-11-09"}
MOTHER |= {"nhs_number": TWO_NUMBERS[0], "phone": None}
AS_A_TENANT = MOTHER | {"family_name": "Rushshaw", "nhs_number": None, "told_with": "T900", "source": "housing"}
DAUGHTER = AS_A_TENANT | {"family_name": "Harwood", "date_of_birth": None}


def test_a_name_without_a_birthday_goes_with_nobody_whom_its_tenancy_tells_of_beside_it() -> None:
    """The mother, listed by her married name and her birthday, and a daughter who has the mother's name of before."""
    found = housed(DAUGHTER, AS_A_TENANT, MOTHER | {"source": "health"})
    assert [group for group in people(found) if "r0" in group] == [["r0"]]
    assert frozenset({"r0", "r2"}) in asked(found)


EVA = HOME | {"given_name": "Eva", "family_name": "Ellerbury", "date_of_birth": "2013-08-21", "sex": "F"}
EVIE = EVA | {"given_name": "Evie", "date_of_birth": "2016-04-03", "phone": "07700 900924"}
VISIT = {"family_name": "Ellerbury", "sex": "F", "postcode": HOME["postcode"]}


@pytest.mark.parametrize("called", ["Evie", "Eva"])
def test_a_sisters_number_on_a_name_and_a_birthday_is_asked_about(called: str) -> None:
    """Evie's visit, by her name and her birthday, was entered under Eva's number."""
    elder, younger = EVA | {"nhs_number": TWO_NUMBERS[0]}, EVIE | {"given_name": called, "nhs_number": TWO_NUMBERS[1]}
    visit = VISIT | {"given_name": called, "date_of_birth": "2016-04-03", "nhs_number": TWO_NUMBERS[0]}
    found = linked(visit, elder, younger)
    assert people(found) == [["r0"], ["r1"], ["r2"]]
    assert {frozenset({"r0", "r1"}), frozenset({"r0", "r2"})} <= asked(found)


def test_a_number_and_a_name_with_a_birthday_that_is_nobodys_are_one() -> None:
    elder, younger = EVA | {"nhs_number": TWO_NUMBERS[0]}, EVIE | {"nhs_number": TWO_NUMBERS[1]}
    visit = VISIT | {"given_name": "Eva", "date_of_birth": "2011-03-09", "nhs_number": TWO_NUMBERS[0]}
    assert people(linked(visit, elder, younger)) == [["r0", "r1"], ["r2"]]


KAYLA = {"given_name": "Kayla", "family_name": "Shipstead", "sex": "F", "phone": HOME["phone"]}


@pytest.mark.parametrize(("called", "one"), [("Kayla", True), ("Kelly", False)])
def test_names_changed_about_without_a_birthday_are_one_where_both_are_the_same(called: str, one: bool) -> None:
    found = linked(KAYLA, KAYLA | {"given_name": "Shipstead", "family_name": called, "address": "9 Oak Road"})
    assert (["r0", "r1"] in people(found)) is one
