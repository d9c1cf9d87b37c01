"""Sisters and brothers whom a partner's record mixes up are asked about and never joined by machine."""

from __future__ import annotations

import pytest

from tests.linkage.test_families import HOME, TWO_NUMBERS, asked, linked, people
from tests.linkage.test_registers import linked as linked_beside

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
