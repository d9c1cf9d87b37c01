"""Families whose truth is known: who is joined, who is asked about, and who is kept apart."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from onestory.linkage.guarding import Decisions
from onestory.linkage.link import Links, link
from onestory.linkage.model import default_model

HOME = {"address": "14 Mill Lane", "postcode": "S65 1AB", "phone": "07700 900123"}
AWAY = {"address": "3 Oak Road", "postcode": "S66 7EM"}
AVA = {"given_name": "Ava", "family_name": "Barraclough", "date_of_birth": "2014-02-03"}
TWO_NUMBERS = ("9434765919", "4010232137")
Row = dict[str, str]


def linked(*rows: dict[str, Any], decisions: Decisions | None = None) -> Links:
    records = pl.DataFrame([{"record_id": f"r{n}", **row} for n, row in enumerate(rows)], infer_schema_length=None)
    return link(records, model=default_model(), decisions=decisions or Decisions())


def people(found: Links) -> list[list[str]]:
    return sorted(
        sorted(group) for group in found.clusters.group_by("cluster_id").agg("record_id")["record_id"].to_list()
    )


def asked(found: Links) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in found.review.select("record_id_l", "record_id_r").iter_rows()}


ONE_CHILD = {
    "moved house": (AVA | HOME, AVA | AWAY | {"phone": HOME["phone"]}),
    "a slip in the first name": (AVA | HOME, AVA | HOME | {"given_name": "Avva"}),
    "a slip in the surname": (AVA | HOME, AVA | HOME | {"family_name": "Baraclough"}),
    "day and month swapped": (AVA | HOME, AVA | HOME | {"date_of_birth": "2014-03-02"}),
    "names swapped": (AVA | HOME, AVA | HOME | {"given_name": "Barraclough", "family_name": "Ava"}),
    "a new surname": (AVA | HOME, AVA | HOME | {"family_name": "Shaw"}),
    "a former surname": (AVA | HOME, AVA | AWAY | {"family_name": "Shaw", "former_names": "Barraclough"}),
    "a surname of two parts, swapped": (
        AVA | HOME | {"family_name": "Al-Hassan"},
        AVA | HOME | {"given_name": "AL-HASSAN", "family_name": "AVA"},
    ),
    "a first name of two parts, swapped": (
        AVA | HOME | {"given_name": "Ethan-James"},
        AVA | HOME | {"given_name": "Barraclough", "family_name": "Ethan James"},
    ),
    "names swapped, one of them a short form": (
        AVA | HOME | {"given_name": "Oliver"},
        AVA | HOME | {"given_name": "Barraclough", "family_name": "Olly"},
    ),
    "names swapped, one of them with a slip": (
        AVA | HOME | {"given_name": "Rebecca"},
        AVA | HOME | {"given_name": "Barraclough", "family_name": "Rebceca"},
    ),
    "a letter that a system could not hold": (
        AVA | HOME | {"given_name": "Małgorzata"},
        AVA | AWAY | {"given_name": "Ma?gorzata Laura", "phone": HOME["phone"]},
    ),
    "a surname in another spelling, and no birthday": (
        AVA | HOME | {"family_name": "Axmed"},
        {"given_name": "Ava", "family_name": "Ahmed"} | HOME,
    ),
    "no fixed abode": (AVA | HOME, AVA | {"address": "No fixed abode", "postcode": "ZZ99 3VZ", "phone": HOME["phone"]}),
    "a nickname": (AVA | HOME | {"given_name": "Bobby"}, AVA | HOME | {"given_name": "Robert"}),
    "another alphabet": (AVA | HOME | {"given_name": "Zofia"}, AVA | HOME | {"given_name": "Sofiya"}),
    "sex recorded otherwise": (AVA | HOME | {"sex": "F"}, AVA | HOME | {"sex": "M"}),
    "the same number": (AVA | HOME | {"nhs_number": TWO_NUMBERS[0]}, AVA | AWAY | {"nhs_number": "943 476 5919"}),
}


@pytest.mark.parametrize("story", ONE_CHILD)
def test_one_child_is_found_in_spite_of(story: str) -> None:
    assert people(linked(*ONE_CHILD[story])) == [["r0", "r1"]]


UNREAD = {"given_name": "Barnaby", "family_name": "Siggins", "date_of_birth": "1998-10-21"}
"""Nobody who takes a number down by telephone is safe from changing two figures about."""


def test_a_number_with_two_figures_changed_about_speaks_for_one_person() -> None:
    mistaken = UNREAD | AWAY | {"family_name": "Reid", "given_name": "Barnayb", "nhs_number": "9434765991"}
    assert people(linked(UNREAD | HOME | {"nhs_number": TWO_NUMBERS[0]}, mistaken)) == [["r0", "r1"]]
    another = mistaken | {"nhs_number": "9434761971"}
    assert people(linked(UNREAD | HOME | {"nhs_number": TWO_NUMBERS[0]}, another)) == [["r0"], ["r1"]]


TWO_PEOPLE = {
    "twins with two names": (AVA | HOME, AVA | HOME | {"given_name": "Chloe"}),
    "two valid NHS numbers": (AVA | HOME | {"nhs_number": TWO_NUMBERS[0]}, AVA | HOME | {"nhs_number": TWO_NUMBERS[1]}),
    "brothers of one name": (AVA | HOME, AVA | HOME | {"date_of_birth": "2018-09-21"}),
    "mother and daughter of one name": (AVA | HOME, AVA | HOME | {"date_of_birth": "1989-07-14"}),
    "a sister's number by mistake": (
        AVA | HOME | {"nhs_number": TWO_NUMBERS[0]},
        AVA | HOME | {"given_name": "Chloe", "date_of_birth": "2017-11-30", "nhs_number": TWO_NUMBERS[0]},
    ),
    "a brother's number, and no birthday to tell": (
        AVA | HOME | {"nhs_number": TWO_NUMBERS[0]},
        {"given_name": "George", "family_name": "Barraclough", "nhs_number": TWO_NUMBERS[0]} | HOME,
    ),
    "one name and birthday, and two mothers": (
        AVA | HOME | {"mother_nhs_number": TWO_NUMBERS[0]},
        AVA | AWAY | {"mother_nhs_number": TWO_NUMBERS[1]},
    ),
    "a name and nothing else": (AVA | HOME, {"given_name": "Ava", "family_name": "Barraclough"} | AWAY),
    "no first name and no birthday": (AVA | HOME, {"family_name": "Barraclough"} | HOME),
}


@pytest.mark.parametrize("story", TWO_PEOPLE)
def test_no_machine_joins(story: str) -> None:
    assert people(linked(*TWO_PEOPLE[story])) == [["r0"], ["r1"]]


def test_a_record_that_fits_both_twins_goes_to_a_person() -> None:
    twins = [
        AVA | HOME | {"nhs_number": TWO_NUMBERS[0]},
        AVA | HOME | {"given_name": "Chloe", "nhs_number": TWO_NUMBERS[1]},
    ]
    nameless = {"family_name": "Barraclough", "date_of_birth": "2014-02-03"} | HOME
    found = linked(*twins, nameless)
    assert people(found) == [["r0"], ["r1"], ["r2"]]
    assert {frozenset({"r0", "r2"}), frozenset({"r1", "r2"})} <= asked(found)


def test_twins_whose_names_are_short_for_one_name_are_asked_about() -> None:
    alfie, freddie = AVA | HOME | {"given_name": "Alfie"}, AVA | HOME | {"given_name": "Freddie"}
    found = linked(alfie | {"nhs_number": TWO_NUMBERS[0]}, freddie | {"nhs_number": TWO_NUMBERS[1]}, freddie)
    assert frozenset({"r0", "r2"}) not in {frozenset(group) for group in people(found)}
    assert ["r0"] in people(found)


def test_numbers_that_nobody_compared_keep_two_children_apart() -> None:
    lily = {"given_name": "Lily", "family_name": "Barraclough"}
    found = linked(
        lily | AWAY | {"date_of_birth": "2013-05-16", "nhs_number": TWO_NUMBERS[0]},
        lily | AWAY | {"phone": HOME["phone"]},
        lily | HOME | {"date_of_birth": "2016-07-20", "nhs_number": TWO_NUMBERS[1]},
    )
    assert not any({"r0", "r2"} <= set(group) for group in people(found))


def test_an_unborn_child_becomes_the_child_that_her_mother_bore() -> None:
    unborn = {
        "given_name": "Unborn",
        "family_name": "Shaw",
        "expected_date_of_birth": "2026-03-01",
        "mother_nhs_number": TWO_NUMBERS[0],
    }
    born = {
        "given_name": "Ivy",
        "family_name": "Shaw",
        "date_of_birth": "2026-03-05",
        "mother_nhs_number": TWO_NUMBERS[0],
    }
    mother = {"given_name": "Leah", "family_name": "Shaw", "date_of_birth": "1999-05-05", "nhs_number": TWO_NUMBERS[0]}
    assert people(linked(unborn | HOME, born | HOME, mother | HOME)) == [["r0", "r1"], ["r2"]]


BORN = {"family_name": "Shaw", "date_of_birth": "2026-03-05", "source": "health"}
OWN_NUMBER, HER_MOTHERS = "9434765897", TWO_NUMBERS[0]
HER_OWN = BORN | {"given_name": "Baby girl", "nhs_number": OWN_NUMBER, "mother_nhs_number": HER_MOTHERS, "source": "b"}
NAMED = BORN | {"given_name": "Ivy", "nhs_number": HER_MOTHERS}


def test_a_number_that_is_her_mothers_on_the_same_record_does_not_keep_a_child_apart() -> None:
    assert people(linked(HER_OWN | HOME, NAMED | HOME | {"mother_nhs_number": HER_MOTHERS})) == [["r0", "r1"]]


def test_a_named_child_taken_in_under_her_mothers_number_is_the_baby_with_her_own() -> None:
    home = {"postcode": HOME["postcode"]}
    mother = {"given_name": "Leah", "family_name": "Shaw", "date_of_birth": "1999-05-05", "nhs_number": HER_MOTHERS}
    assert people(linked(HER_OWN | HOME, NAMED | home | {"source": "a&e"}, mother | HOME)) == [["r0", "r1"], ["r2"]]


def test_whoever_has_her_mothers_number_and_was_born_when_she_was_due_is_the_child_awaited() -> None:
    awaited = {"given_name": "Unborn", "family_name": "Lunn", "expected_date_of_birth": "2026-03-01", "source": "b"}
    mother = {"given_name": "Leah", "family_name": "Lunn", "date_of_birth": "1999-05-05", "nhs_number": HER_MOTHERS}
    found = linked(awaited | HOME | {"mother_nhs_number": HER_MOTHERS}, NAMED | HOME, mother | HOME)
    assert people(found) == [["r0", "r1"], ["r2"]]


def test_twins_of_one_name_are_asked_about_wherever_no_number_tells_them_apart() -> None:
    one = AVA | HOME | {"given_name": "Mohammed", "family_name": "Khan"}
    twins = [one | {"source": "list", "nhs_number": number} for number in TWO_NUMBERS]
    told = one | {"family_name": "Kahn", "address": "", "source": "log"}
    found = linked(*twins, told)
    assert people(found) == [["r0"], ["r1"], ["r2"]]
    assert {frozenset({"r0", "r2"}), frozenset({"r1", "r2"})} <= asked(found)


def test_what_people_decided_outweighs_what_the_machine_scored() -> None:
    rows = (AVA | HOME, AVA | HOME, {"given_name": "Noor", "family_name": "Khan", "date_of_birth": "1980-01-05"})
    apart = Decisions(never_link=frozenset({("r1", "r0")}))
    together = Decisions(must_link=frozenset({("r0", "r2")}))
    assert people(linked(*rows)) == [["r0", "r1"], ["r2"]]
    assert people(linked(*rows, decisions=apart)) == [["r0"], ["r1"], ["r2"]]
    assert people(linked(rows[0], rows[2], rows[2] | {"given_name": "Ian"}, decisions=together)) == [
        ["r0", "r2"],
        ["r1"],
    ]


def test_a_persons_decision_holds_against_everything_that_speaks_otherwise() -> None:
    noor = HOME | {"given_name": "Noor", "family_name": "Khan", "date_of_birth": "1980-01-05"}
    ava = AVA | HOME | {"nhs_number": TWO_NUMBERS[0]}
    found = linked(
        ava, ava, ava, noor | {"nhs_number": TWO_NUMBERS[1]}, decisions=Decisions(must_link=frozenset({("r0", "r3")}))
    )
    assert ["r0", "r3"] in people(found)


def test_every_held_back_pair_says_why() -> None:
    found = linked(AVA | HOME | {"nhs_number": TWO_NUMBERS[0]}, AVA | HOME | {"nhs_number": TWO_NUMBERS[1]})
    (why,) = found.review["why"]
    assert why.startswith("Two valid NHS numbers that differ: only a person may say that one of them is wrong. For: ")
    assert why.endswith("Against: two valid NHS numbers that differ.")


CALL = {"date_of_birth": "2014-02-03", "family_name": "Barraclough", "phone": HOME["phone"]}
DUE = {"family_name": "Barraclough", "expected_date_of_birth": "2027-02-03", "mother_nhs_number": TWO_NUMBERS[0]}
LETTERED = (("Twin 1", "Twin 2"), ("Baby A", "Baby B"), ("Unborn twin", "Unborn"))


@pytest.mark.parametrize("households", [True, False])
def test_two_first_names_on_one_telephone_and_birthday_are_asked_about_even_among_the_unrelated(
    households: bool,
) -> None:
    rows = [CALL | {"record_id": "r0", "given_name": "Ava"}, CALL | {"record_id": "r1", "given_name": "Chloe"}]
    found = link(pl.DataFrame(rows), model=replace(default_model(), households=households))
    assert people(found) == [["r0"], ["r1"]]
    assert asked(found) == {frozenset({"r0", "r1"})}


@pytest.mark.parametrize("names", LETTERED)
def test_babies_called_one_of_several_are_asked_about(names: tuple[str, str]) -> None:
    for shared in (DUE, CALL | HOME | {"mother_nhs_number": TWO_NUMBERS[0]}):
        found = linked(*(shared | {"source": f"s{n}", "given_name": name} for n, name in enumerate(names)))
        assert people(found) == [["r0"], ["r1"]]
        assert asked(found) == {frozenset({"r0", "r1"})}


A_BABY = HOME | {"given_name": "Baby", "family_name": "Barraclough", "source": "housing"}
INFANT = HOME | {
    "given_name": "Infant",
    "family_name": "Barraclough",
    "date_of_birth": "2027-01-29",
    "source": "health",
}


@pytest.mark.parametrize("told", [DUE | HOME | {"given_name": "Unborn", "source": "health"}, INFANT])
def test_a_baby_without_a_birthday_is_the_one_child_of_that_home_who_is_not_yet_named(told: dict[str, str]) -> None:
    mother = {"given_name": "Leah", "family_name": "Barraclough", "date_of_birth": "1999-05-05", "source": "health"}
    assert people(linked(A_BABY, told, mother | HOME)) == [["r0", "r1"], ["r2"]]
    named = linked(A_BABY, told, INFANT | {"given_name": "Chloe", "source": "school", "date_of_birth": "2027-01-29"})
    assert ["r0", "r1", "r2"] in people(named)


def test_a_baby_without_a_birthday_is_asked_about_where_two_were_born_or_the_child_has_a_name() -> None:
    twins = [
        INFANT | {"given_name": name, "nhs_number": n} for name, n in zip(("Ava", "Chloe"), TWO_NUMBERS, strict=True)
    ]
    for others in (twins, [INFANT | {"given_name": "Chloe"}]):
        found = linked(A_BABY, *others)
        assert ["r0"] in people(found)
        assert any("r0" in pair for pair in asked(found))


def test_a_number_with_another_surname_and_birthday_and_no_first_name_joins_nobody() -> None:
    isaac = {"given_name": "Isaac", "family_name": "Harrison", "date_of_birth": "2025-06-19", "postcode": "S66 8MD"}
    baby = {"given_name": "Baby", "family_name": "Steepton", "date_of_birth": "2026-09-29", "postcode": "S66 8MD"}
    number = {"nhs_number": TWO_NUMBERS[0]}
    found = linked(isaac | number, baby | number)
    assert people(found) == [["r0"], ["r1"]]
    assert asked(found) == {frozenset({"r0", "r1"})}


def test_a_street_with_a_slip_at_one_number_and_postcode_is_one_home() -> None:
    home = AVA | {"date_of_birth": "", "phone": ""}
    one, other = (
        home | {"address": f"14 {street}", "postcode": "S65 1AB"} for street in ("Millhouse Lane", "Milhouse Lane")
    )
    assert people(linked(one, other)) == [["r0", "r1"]]
    beside = linked(one, other | {"given_name": "Avril", "address": "15 Millhouse Lane"})
    assert people(beside) == [["r0"], ["r1"]]


def test_two_awaited_by_one_mother_are_not_paired_off_across_partners() -> None:
    entered = DUE | HOME
    once_and_twice = (entered | {"source": "a"}, entered | {"source": "a"}, entered | {"source": "b"})
    assert people(linked(*once_and_twice)) == [["r0"], ["r1"], ["r2"]]
    assert {frozenset({"r0", "r2"}), frozenset({"r1", "r2"})} <= asked(linked(*once_and_twice))


def test_what_two_partners_await_is_asked_about_once_two_are_born() -> None:
    born = {"family_name": "Barraclough", "date_of_birth": "2027-01-29", "mother_nhs_number": TWO_NUMBERS[0]}
    twins = (
        born | HOME | {"source": "c", "given_name": "Ava", "nhs_number": "9434765897"},
        born | HOME | {"source": "c", "given_name": "Chloe", "nhs_number": TWO_NUMBERS[1]},
    )
    found = linked(DUE | HOME | {"source": "a"}, DUE | HOME | {"source": "b"}, *twins)
    assert not any(len(group) > 1 for group in people(found))


def test_a_brother_whose_name_may_be_short_for_the_others_is_asked_about() -> None:
    jake = HOME | {"source": "log", "given_name": "Jake", "family_name": "Middleton", "date_of_birth": "2016-01-03"}
    jacob = HOME | {"source": "log", "given_name": "Jacob Henry", "family_name": "Middleton"}
    found = linked(jake, jake, jacob, jacob)
    assert people(found) == [["r0", "r1"], ["r2", "r3"]]
    assert people(linked(jake | {"source": "a"}, jake | {"source": "b", "given_name": "Jacob"})) == [["r0", "r1"]]


def test_nobody_is_asked_whether_two_of_one_home_are_one_whom_one_system_gives_names_quite_unlike() -> None:
    honey = HOME | {"source": "log", "given_name": "Honey", "family_name": "Tunford", "date_of_birth": "2016-01-03"}
    found = linked(honey, HOME | {"source": "log", "given_name": "Samantha", "family_name": "Tunford"})
    assert people(found) == [["r0"], ["r1"]]
    assert asked(found) == set()


def test_one_awaited_child_of_whom_two_partners_tell_is_still_one() -> None:
    assert people(linked(DUE | {"source": "a"}, DUE | {"source": "b", "given_name": "Unborn"})) == [["r0", "r1"]]


THERE = {"address": HOME["address"], "postcode": HOME["postcode"]}
TOLD = {"family_name": "Parveen", "expected_date_of_birth": "2026-10-06", "source": "health"}
BORN_THERE = {"given_name": "Amna", "family_name": "Dar", "date_of_birth": "2026-09-30", "source": "housing"}


def test_whoever_is_born_at_the_very_home_where_a_child_was_awaited_is_that_child_whatever_the_surname() -> None:
    among_many = replace(default_model(), matches_per_record=0.0002)
    rows = (TOLD | THERE | {"phone": "07700 900126"}, BORN_THERE | HOME)
    records = pl.DataFrame([{"record_id": f"r{n}", **row} for n, row in enumerate(rows)], infer_schema_length=None)
    assert people(link(records, model=among_many)) == [["r0", "r1"]]
    twins = [BORN_THERE | THERE | {"given_name": name, "source": name} for name in ("Amna", "Zoya")]
    assert ["r0"] in people(linked(TOLD | THERE, *twins))


def test_a_child_born_next_door_to_where_one_of_another_surname_was_awaited_is_asked_about() -> None:
    found = linked(TOLD | THERE, BORN_THERE | THERE | {"address": "75 Mill Lane"})
    assert people(found) == [["r0"], ["r1"]]
    assert asked(found) == {frozenset({"r0", "r1"})}


HERS = {"mother_nhs_number": TWO_NUMBERS[0]}
MOTHER = {
    "given_name": "Saima",
    "family_name": "Parveen",
    "date_of_birth": "1994-05-28",
    "nhs_number": TWO_NUMBERS[0],
    "source": "health",
}


@pytest.mark.parametrize("said", [{}, {"address": HOME["address"]}, {"postcode": "ZZ99 3VZ"}])
def test_a_child_who_is_awaited_without_a_home_lives_where_its_mother_does(said: dict[str, str]) -> None:
    assert people(linked(TOLD | HERS | said, MOTHER | THERE, BORN_THERE | THERE)) == [["r0", "r2"], ["r1"]]


@pytest.mark.parametrize(
    "others",
    [
        (MOTHER | AWAY,),
        (MOTHER | THERE, MOTHER | AWAY),
        (MOTHER | THERE | {"source": "council"},),
        (MOTHER | THERE | {"nhs_number": TWO_NUMBERS[1]},),
    ],
    ids=["she lives elsewhere", "she has two homes", "another source has her", "another mother"],
)
def test_a_child_who_is_awaited_is_not_given_a_home_that_may_not_be_its_mothers(others: tuple[Row, ...]) -> None:
    found = linked(TOLD | HERS, BORN_THERE | THERE, *others)
    assert ["r0"] in people(found)
    assert ["r1"] in people(found)


def test_a_home_that_the_line_of_an_awaited_child_says_stands() -> None:
    found = linked(TOLD | HERS | AWAY, MOTHER | THERE, BORN_THERE | THERE)
    assert people(found) == [["r0"], ["r1"], ["r2"]]


def test_twins_born_where_a_child_awaited_without_a_home_has_its_mother_are_asked_about() -> None:
    twins = [BORN_THERE | THERE | {"given_name": name, "source": name} for name in ("Amna", "Zoya")]
    assert ["r0"] in people(linked(TOLD | HERS, MOTHER | THERE, *twins))


@pytest.mark.parametrize("day", ["2026-08-26", "2026-10-25"])
def test_a_child_who_comes_early_or_late_to_the_very_home_where_it_was_awaited_is_that_child(day: str) -> None:
    born = BORN_THERE | THERE | {"date_of_birth": day, "family_name": TOLD["family_name"]}
    assert people(linked(TOLD | THERE, born)) == [["r0", "r1"]]
    assert people(linked(TOLD | THERE, born | {"date_of_birth": "2026-12-25"})) == [["r0"], ["r1"]]
    assert ["r0"] in people(linked(TOLD | THERE, born, born | {"given_name": "Zoya", "source": "gp"}))


ZARA = {"given_name": "Zara", "family_name": "Anwar", "date_of_birth": "2026-10-14", "source": "housing"}
NOT_YET_NAMED = ZARA | THERE | {"given_name": "Infant", "nhs_number": "9434765897", "source": "health"} | HERS
ELSEWHERE = ZARA | {"given_name": "Iqra", "address": "3 Oak Road", "postcode": "S65 7EM", "source": "health"}


def test_a_child_of_another_mother_born_on_the_same_day_in_one_district_is_no_twin() -> None:
    """Two of one surname and birthday are twins wherever it is not told that each has a mother of her own."""
    theirs = ELSEWHERE | {"nhs_number": "9434765943"}
    of_another = linked(NOT_YET_NAMED, ZARA | THERE, theirs | {"mother_nhs_number": TWO_NUMBERS[1]})
    assert people(of_another) == [["r0", "r1"], ["r2"]]
    for mother in (HERS, {}):
        found = linked(NOT_YET_NAMED, ZARA | THERE, theirs | mother)
        assert people(found) == [["r0"], ["r1"], ["r2"]]
        assert frozenset({"r0", "r1"}) in asked(found)


FATHER = MOTHER | {"given_name": "Imran", "sex": "M", "nhs_number": TWO_NUMBERS[1]}


def test_a_mans_number_typed_for_a_baby_is_not_its_mothers() -> None:
    baby = {"given_name": "Baby Boy", "family_name": "Parveen", "date_of_birth": "2026-10-04", "source": "council"}
    his = baby | THERE | {"nhs_number": TWO_NUMBERS[1]}
    awaited = TOLD | THERE | HERS
    assert ["r0", "r1"] in people(linked(awaited, his, FATHER | THERE))
    another_mothers = linked(awaited, his, FATHER | THERE | {"sex": "F"})
    assert not any({"r0", "r1"} <= set(group) for group in people(another_mothers))


CHARLIE = {"given_name": "Charlie", "family_name": "Horseley", "date_of_birth": "2020-11-03"}
NO_NUMBER = CHARLIE | AWAY | {"source": "log"}


def test_a_record_that_stands_between_two_children_of_one_name_goes_with_neither_however_often_one_was_told_of() -> (
    None
):
    one = CHARLIE | AWAY | {"nhs_number": TWO_NUMBERS[0], "source": "health"}
    other = CHARLIE | HOME | {"nhs_number": TWO_NUMBERS[1], "source": "health"}
    between = CHARLIE | {"address": "15 Wortley Crescent", "postcode": "WF2 7BM", "source": "housing"}
    found = linked(between, one, other, *[NO_NUMBER] * 6)
    assert ["r0"] in people(found)
    assert any("r0" in pair for pair in asked(found))
    his_own = linked(between | {"phone": HOME["phone"]}, one, other, *[NO_NUMBER] * 6)
    assert ["r0", "r2"] in people(his_own)


def test_a_notice_without_a_birthday_is_left_to_a_person_where_mother_and_daughter_have_one_name() -> None:
    jana = {"given_name": "Jana", "family_name": "Horvathova"}
    mother = jana | {"date_of_birth": "1992-10-12"}
    rows = (
        jana | HOME | {"source": "log"},
        mother | {"phone": HOME["phone"], "nhs_number": TWO_NUMBERS[0], "source": "health"},
        mother | THERE | {"source": "log"},
        jana | THERE | {"date_of_birth": "2020-01-22", "nhs_number": TWO_NUMBERS[1], "source": "health"},
    )
    found = linked(*rows)
    assert people(found) == [["r0"], ["r1", "r2"], ["r3"]]
    assert any("r0" in pair for pair in asked(found))


def test_a_brothers_number_typed_for_adam_does_not_make_him_adil() -> None:
    adil = HOME | {"given_name": "Adil", "family_name": "Akhtar", "date_of_birth": "2020-10-30"}
    adam = HOME | {"given_name": "Adam", "family_name": "Akhtar", "date_of_birth": "2025-05-12"}
    number = {"nhs_number": TWO_NUMBERS[0]}
    found = linked(adil | number, adam | number)
    assert people(found) == [["r0"], ["r1"]]
    assert asked(found) == {frozenset({"r0", "r1"})}


def test_two_whom_one_list_enters_on_one_day_by_names_that_are_alike_are_taken_for_twins() -> None:
    listed = [
        HOME
        | {
            "given_name": f"{name}",
            "family_name": "Baxter",
            "date_of_birth": f"2011-05-{n % 27 + 1:02}",
            "source": "gp",
        }
        | {"postcode": f"S65 {n % 9}AB", "address": f"{n} Long Road", "phone": ""}
        for n, name in enumerate(["Noah", "Omar", "Ivy", "Zara", "Hugo"] * 21)
    ]
    rawan = HOME | {"given_name": "Rawan", "family_name": "Yusuf", "date_of_birth": "2026-08-05", "source": "gp"}
    found = linked(rawan, rawan | {"given_name": "Razan"}, *listed)
    assert not any({"r0", "r1"} <= set(group) for group in people(found))
    assert frozenset({"r0", "r1"}) in asked(found)


def test_a_boy_and_a_girl_neither_yet_named_are_two_and_the_child_awaited_may_be_either() -> None:
    baby = THERE | {"family_name": "Begum", "date_of_birth": "2026-10-03", "source": "log"}
    boy = baby | {"given_name": "Baby Boy", "sex": "M", "phone": HOME["phone"]}
    girl = baby | {"given_name": "Baby Girl", "sex": "F"}
    awaited = HOME | {"family_name": "Begum", "expected_date_of_birth": "2026-10-06", "source": "health"}
    found = linked(boy, girl, awaited)
    assert people(found) == [["r0"], ["r1"], ["r2"]]
    assert any("r2" in pair for pair in asked(found))


def test_a_mother_whose_number_was_typed_for_a_daughter_of_a_shorter_name_stays_her_mother() -> None:
    maria = HOME | {"given_name": "Maria", "family_name": "Pockwood", "date_of_birth": "1988-04-13"}
    mia = HOME | {"given_name": "Mia", "family_name": "Pockwood", "date_of_birth": "2023-07-08"}
    number = {"nhs_number": TWO_NUMBERS[0]}
    assert people(linked(maria | number, mia | number)) == [["r0"], ["r1"]]


def test_a_second_person_of_one_name_who_took_a_number_into_the_address_is_asked_about() -> None:
    lee = {"given_name": "Leander", "family_name": "Wincklethorpe", "source": "housing"}
    one = lee | AWAY | {"email": "leander.wincklethorpe@example.org"}
    other = lee | THERE | {"email": "leander.wincklethorpe1@example.org", "date_of_birth": "1991-11-30"}
    assert people(linked(one, other)) == [["r0"], ["r1"]]
    assert people(linked(one, other | {"email": one["email"]})) == [["r0", "r1"]]
