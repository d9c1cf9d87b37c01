"""A register holds each person once, so that two records in it are two people; a log of events does not."""

from collections.abc import Sequence
from typing import Any

import polars as pl

from onestory.linkage.link import Links, link
from onestory.linkage.model import default_model

DAYS = 120
STREETS = ("Mill Lane", "Oak Road", "Tower Drive", "Vine Street", "Carr Close", "Wharf Court")
ROXANA = {"given_name": "Roxana", "family_name": "Grigore", "address": "71 Vale Road", "postcode": "S60 2JK"}
BORN = ROXANA | {"date_of_birth": "2011-11-30"}
UNBORN: dict[str, Any] = {
    "given_name": "Unborn", "family_name": "Turner", "address": "107 Derwent Road", "postcode": "S65 9CF",
    "expected_date_of_birth": "2026-11-01", "mother_nhs_number": "9434765919",
}  # fmt: skip
INFANT = UNBORN | {"given_name": "Infant", "date_of_birth": "2026-10-31", "expected_date_of_birth": None}


def around(source: str, *, times: int) -> list[dict[str, Any]]:
    """Whoever else the source tells of: each of them so many times."""
    return [
        {
            "given_name": f"{'ABCDEFGHIKLMNOPRSTUV'[n % 20]}ora",
            "family_name": f"{'BDFGKLMNPRSTVW'[n % 14]}ellwood",
            "date_of_birth": f"{1950 + n // 2}-0{n % 9 + 1}-1{n % 10}",
            "address": f"{n + 1} {STREETS[n % 6]}",
            "postcode": f"S6{n % 7} {n % 9}AB",
            "source": source,
        }
        for n in range(DAYS)
        for _ in range(times)
    ]


def linked(own: Sequence[dict[str, Any]], source: str, *, times: int) -> Links:
    rows = [row | {"source": row.get("source", source)} for row in own] + around(source, times=times)
    named = [row | {"record_id": f"r{n}"} for n, row in enumerate(rows)]
    return link(pl.DataFrame(named, infer_schema_length=None), model=default_model())


def together(found: Links, one: str, other: str) -> bool:
    heads = dict(found.clusters.select("record_id", "cluster_id").iter_rows())
    return bool(heads[one] == heads[other])


def test_a_tenancy_that_lists_a_name_twice_lists_two_people() -> None:
    found = linked([ROXANA, BORN], "housing", times=1)
    assert not together(found, "r0", "r1")
    asked = {frozenset(pair) for pair in found.review.select("record_id_l", "record_id_r").iter_rows()}
    assert frozenset({"r0", "r1"}) in asked


def test_a_source_that_tells_of_events_may_name_one_person_twice() -> None:
    assert together(linked([ROXANA, BORN], "police", times=3), "r0", "r1")


def test_a_third_record_that_fits_both_goes_with_the_one_whose_birthday_it_has() -> None:
    found = linked([ROXANA, BORN, BORN | {"source": "school"}], "housing", times=1)
    assert together(found, "r1", "r2")
    assert not together(found, "r0", "r2")


def test_a_child_born_and_one_still_awaited_in_one_register_are_two() -> None:
    others = [
        UNBORN | {"family_name": name, "mother_nhs_number": None, "postcode": f"S6{n} 1ZZ", "address": f"{n} Hill Lane"}
        for n, name in enumerate(("Ashby", "Binns", "Corrie", "Dunn", "Eyre", "Firth"))
    ]
    assert not together(linked([UNBORN, INFANT, *others], "health", times=1), "r0", "r1")


def test_a_register_that_keeps_both_records_of_a_child_says_nothing() -> None:
    assert together(linked([UNBORN, INFANT], "health", times=1), "r0", "r1")


TWO = [
    UNBORN | {"family_name": name, "mother_nhs_number": None, "postcode": f"S6{n} 1ZZ", "address": f"{n} Hill Lane"}
    for n, name in enumerate(("Ashby", "Binns", "Corrie", "Dunn", "Eyre", "Firth"))
]


def test_whom_a_register_awaits_beside_a_twin_that_is_born_goes_with_no_child_of_that_home() -> None:
    """Lily, whom the tenancy lists, may be the girl who is born and not named, or the one who is still awaited."""
    lily = INFANT | {"given_name": "Lily", "mother_nhs_number": None, "source": "housing"}
    found = linked([UNBORN, INFANT, lily, *TWO], "health", times=1)
    assert not together(found, "r0", "r2")
    assert not together(found, "r1", "r2")
    assert together(linked([UNBORN, lily, *TWO], "health", times=1), "r0", "r1")


def test_a_register_that_keeps_both_of_a_few_keeps_them_of_all() -> None:
    """Two of twenty are no chance: twins of whom one is entered as born are far rarer."""
    both = [
        row | {"family_name": name, "mother_nhs_number": None, "postcode": f"S6{n} 1ZZ", "address": f"{n} Hill Lane"}
        for n, name in enumerate(("Ashby", "Binns"))
        for row in (UNBORN, INFANT | {"given_name": "Ava"})
    ]
    waiting = [
        UNBORN | {"family_name": f"Ash{letter}on", "mother_nhs_number": None, "postcode": f"S6{n % 9} 2ZZ"}
        for n, letter in enumerate("bcdfghjklmnpqrstvw")
    ]
    assert together(linked([*both, *waiting], "health", times=1), "r0", "r1")


def test_a_register_that_keeps_both_is_known_by_the_home_where_no_mother_is_said() -> None:
    born = INFANT | {"mother_nhs_number": None, "given_name": "Ava"}
    assert together(linked([UNBORN, born], "health", times=1), "r0", "r1")


NOTICE = {"family_name": "Aqsa", "date_of_birth": "2012-12-12", "address": "46 Vale Road", "postcode": "S60 2JK"}
NUMBERS = ("9434765919", "4010232137")


def test_a_log_that_says_the_same_words_twice_speaks_of_one_person() -> None:
    half = {"given_name": "Shvan", "address": "32 Vale Road", "postcode": "S60 2JK", "source": "police"}
    assert together(linked([half, half], "police", times=3), "r0", "r1")


def test_a_register_that_says_the_same_words_twice_may_speak_of_two() -> None:
    assert not together(linked([NOTICE, NOTICE], "housing", times=1), "r0", "r1")


def test_a_notice_without_a_first_name_is_the_only_child_of_that_surname_though_a_twin_has_another() -> None:
    twins = [
        NOTICE | {"nhs_number": NUMBERS[0], "source": "health"},
        NOTICE | {"nhs_number": NUMBERS[1], "family_name": "Iqra", "source": "health"},
    ]
    found = linked([NOTICE, NOTICE, *twins], "police", times=3)
    assert together(found, "r0", "r1")
    assert together(found, "r0", "r2")
    assert not together(found, "r2", "r3")


def test_a_notice_without_a_first_name_is_nobodys_where_twins_share_the_surname() -> None:
    twins = [NOTICE | {"given_name": name, "nhs_number": number, "source": "health"}
             for name, number in zip(("Ava", "Chloe"), NUMBERS, strict=True)]  # fmt: skip
    found = linked([NOTICE, NOTICE, *twins], "police", times=3)
    assert not together(found, "r0", "r1")
    assert not together(found, "r0", "r2")


def test_a_child_awaited_by_its_mothers_name_is_found_under_its_fathers() -> None:
    born = UNBORN | {
        "given_name": "Thomas", "family_name": "Clements", "date_of_birth": "2026-11-04", "source": "housing",
        "expected_date_of_birth": None, "mother_nhs_number": None, "phone": "07700 900279",
    }  # fmt: skip
    assert together(linked([UNBORN | {"phone": "07700 900279"}, born], "health", times=1), "r0", "r1")
