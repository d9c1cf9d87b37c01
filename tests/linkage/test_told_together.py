"""One notice, and one tenancy, names each person once: whom it names beside one another are two, whatever else fits."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from onestory.linkage.copies import one_of_each
from onestory.linkage.link import Links, link
from onestory.linkage.model import default_model
from onestory.linkage.rules.clusters import gather
from tests.linkage.test_families import HOME, asked, people
from tests.linkage.test_registers import around

Row = dict[str, Any]
OSIAN = HOME | {"given_name": "Osian", "family_name": "Perkins", "sex": "M", "source": "police"}
FATHER = OSIAN | {"date_of_birth": "1992-05-03"}
BELLE = HOME | {"given_name": "Belle", "family_name": "Murphy", "sex": "F", "source": "police"}
ISABELLA = BELLE | {"given_name": "Isabella", "date_of_birth": "2020-08-18"}
IVY = HOME | {"given_name": "Ivy-Mae", "family_name": "Watson", "date_of_birth": "2012-05-28", "source": "police"}
ELLIE = IVY | {"given_name": "Ellie-Mae"}
UNNAMED = HOME | {"given_name": "Male", "family_name": "Rashid", "date_of_birth": "2022-04-04", "source": "police"}
MOHAMMED = UNNAMED | {"given_name": "Mohammed"}
TWO_PEOPLE = {
    "a father and a son of one name": (FATHER, OSIAN),
    "two cousins of one name": (BELLE, ISABELLA),
    "twins who are both called Mae": (IVY, ELLIE),
    "a twin whom nobody named": (MOHAMMED, UNNAMED),
    "twins whose names are two forms of one": (ISABELLA, ISABELLA | {"given_name": "Isobel"}),
    "a child whose birthday nobody knew": (ISABELLA, ISABELLA | {"date_of_birth": "1900-01-01"}),
}
ONE_PERSON = {
    "told twice, word for word": (FATHER, FATHER),
    "told twice, by one number": (FATHER | {"pnc": "2010/0123456A"}, OSIAN | {"pnc": "2010/0123456A"}),
}


def linked(*own: Row, twice: bool = False) -> Links:
    """Link these beside notices of two people each, each told of in two; or `twice` in the same one."""
    others = [
        row | {"told_with": f"occ/{n // 4}/{0 if twice else n % 2}"} for n, row in enumerate(around("police", times=2))
    ]
    rows = [row | {"record_id": f"r{n}"} for n, row in enumerate([*own, *others])]
    return link(pl.DataFrame(rows, infer_schema_length=None), model=default_model())


def are_one(found: Links) -> bool:
    return any({"r0", "r1"} <= set(group) for group in people(found))


@pytest.mark.parametrize("story", TWO_PEOPLE)
def test_whom_one_notice_names_are_two(story: str) -> None:
    one, other = TWO_PEOPLE[story]
    assert not are_one(linked(one | {"told_with": "OCC/900"}, other | {"told_with": " occ/900 "}))


@pytest.mark.parametrize("story", ["a father and a son of one name", "twins whose names are two forms of one"])
def test_of_two_notices_they_are_one(story: str) -> None:
    one, other = TWO_PEOPLE[story]
    assert are_one(linked(one | {"told_with": "occ/900"}, other | {"told_with": "occ/901"}))


@pytest.mark.parametrize("story", ONE_PERSON)
def test_one_notice_may_name_one_person_twice(story: str) -> None:
    one, other = ONE_PERSON[story]
    assert are_one(linked(one | {"told_with": "occ/900"}, other | {"told_with": "occ/900"}))


def test_a_father_and_a_son_of_two_notices_are_two_where_a_third_names_both() -> None:
    rows = [row | {"told_with": f"occ/{number}"} for number in (900, 901) for row in (FATHER, OSIAN)]
    assert [group for group in people(linked(*rows)) if "r0" in group or "r1" in group] == [["r0", "r2"], ["r1", "r3"]]


def test_two_whom_nobody_compared_are_not_joined_by_a_third_that_fits_both() -> None:
    fits = [(0, 1, 13.0), (1, 2, 20.0)]
    assert gather(fits, [], join=0.0, unseen=-3.0) == [[0, 1, 2]]
    assert sorted(map(sorted, gather(fits, [], join=0.0, unseen=-3.0, notices={0: [7], 1: [8], 2: [7, 9]}))) == [
        [0],
        [1, 2],
    ]


def test_a_register_of_another_partner_may_use_the_same_number() -> None:
    one, other = FATHER | {"told_with": "900"}, OSIAN | {"told_with": "900", "source": "housing", "phone": None}
    assert are_one(linked(one, other))


def test_a_list_that_names_people_twice_says_nothing() -> None:
    one, other = FATHER | {"told_with": "occ/900"}, OSIAN | {"told_with": "occ/900"}
    assert are_one(linked(one, other, twice=True))


def test_a_line_that_is_folded_stands_in_all_its_notices() -> None:
    told = [FATHER | {"record_id": f"f{n}", "told_with": f"occ/{n}"} for n in range(30)]
    sons = [OSIAN | {"record_id": "son", "told_with": "occ/7"}]
    kept, copies = one_of_each(pl.DataFrame([*told, *sons], infer_schema_length=None))
    assert copies.height == 29
    assert set(kept.row(0, named=True)["told_with"].split("|")) == {f"occ/{n}" for n in range(30)}
    assert kept.row(1, named=True)["told_with"] == "occ/7"
    others = [
        row | {"told_with": f"x/{n // 2}", "record_id": f"o{n}"} for n, row in enumerate(around("police", times=1))
    ]
    found = link(pl.concat([kept, pl.DataFrame(others)], how="diagonal"), model=default_model())
    assert not any({"f0", "son"} <= set(group) for group in people(found))


TENANCY = {"family_name": "Thompson", "source": "housing", "told_with": "T900"} | HOME
BABY = TENANCY | {"given_name": "Baby"}
MOTHER = TENANCY | {"given_name": "Joanne", "date_of_birth": "1997-11-01", "sex": "F"}
HEALTH = {"family_name": "Thompson", "source": "health", "told_with": None} | HOME
SKYE = HEALTH | {
    "given_name": "Skye", "date_of_birth": "2026-09-24", "nhs_number": "9434765943", "mother_nhs_number": "9434765870",
}  # fmt: skip
ELDER = HEALTH | {
    "given_name": "Luke", "date_of_birth": "2019-09-14", "nhs_number": "9434765897", "mother_nhs_number": "9434765870",
}  # fmt: skip
ELDER_LISTED = TENANCY | {"given_name": "Luke", "date_of_birth": "2019-09-14"}
HIDDEN = HEALTH | {"given_name": "Keith", "date_of_birth": "1998-10-19", "nhs_number": "9434765897", "sex": "M"}


def housed(*own: Row) -> Links:
    """Link these beside the tenancies of sixty couples."""
    others = [row | {"told_with": f"T{n // 2}"} for n, row in enumerate(around("housing", times=1))]
    rows = [row | {"record_id": f"r{n}"} for n, row in enumerate([*own, *others])]
    return link(pl.DataFrame(rows, infer_schema_length=None), model=default_model())


def test_a_baby_whom_a_tenancy_lists_is_the_one_child_of_that_home_whom_it_does_not_name() -> None:
    assert are_one(housed(BABY, SKYE, MOTHER, ELDER, ELDER_LISTED))


def test_where_two_children_of_that_home_are_not_in_the_tenancy_a_person_is_asked() -> None:
    found = housed(BABY, SKYE, MOTHER, ELDER)
    assert [group for group in people(found) if "r0" in group] == [["r0"]]
    assert frozenset({"r0", "r1"}) in asked(found)


@pytest.mark.parametrize("who", [HIDDEN, SKYE | {"mother_nhs_number": None}])
def test_whoever_is_told_of_no_mother_is_no_baby_of_a_tenancy(who: Row) -> None:
    """It may be a man whom the tenancy does not name; he must not be hidden in a child."""
    assert [group for group in people(housed(BABY, who, MOTHER)) if "r0" in group] == [["r0"]]


def test_a_list_that_is_no_tenancy_says_nothing_of_a_baby() -> None:
    rows = [row | {"told_with": None} for row in (BABY, SKYE, MOTHER)]
    assert [group for group in people(housed(*rows)) if "r0" in group] == [["r0"]]
