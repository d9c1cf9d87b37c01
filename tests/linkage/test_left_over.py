"""By exclusion: whom the lists of a home leave is joined, and whoever else might be meant keeps a person asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from onestory.linkage.link import Decisions, Links, link
from onestory.linkage.model import default_model
from onestory.linkage.partial import Known, link_part, long
from tests.linkage.test_families import HOME, asked, people
from tests.linkage.test_registers import around

Row = dict[str, Any]
BORN = date(2026, 9, 24)
TENANCY = {"family_name": "Thompson", "source": "housing", "told_with": "T900"} | HOME
HEALTH = {"family_name": "Robel", "source": "health", "told_with": None} | HOME
MOTHER = TENANCY | {"given_name": "Joanne", "date_of_birth": "1997-11-01", "sex": "F"}
HELEN = TENANCY | {"given_name": "Helen"}
NAMED = HELEN | {"date_of_birth": BORN.isoformat()}
BABY = HEALTH | {"given_name": "Baby", "date_of_birth": BORN.isoformat(), "mother_nhs_number": "9434765870"}
BABY |= {"nhs_number": "9434765943"}
AWAITED = HEALTH | {"given_name": "Unborn", "expected_date_of_birth": "2026-09-30", "mother_nhs_number": "9434765870"}
TWIN = HEALTH | {"given_name": "Penelope", "date_of_birth": BORN.isoformat(), "mother_nhs_number": "9434765870"}
TWIN |= {"nhs_number": "9434765897", "sex": "F"}
TWIN_LISTED = TENANCY | {"given_name": "Penelope", "date_of_birth": BORN.isoformat()}

NAMESAKE = HEALTH | {"given_name": "Helen", "family_name": "Thompson", "date_of_birth": "1969-03-08"}
NAMESAKE |= {"phone": "07700900999"}
"""She may be the one in the tenancy, whose telephone is another: a person is asked."""


def frame(*own: Row) -> pl.DataFrame:
    """These beside sixty couples in tenancies, and a register of children born until late in November, or awaited."""
    births = [
        {
            "source": "health", "given_name": "Aled", "family_name": f"Surname{n}", "record_id": f"b{n}",
            "date_of_birth": (date(2026, 11, 22) - timedelta(days=n)).isoformat(), "postcode": f"S{n} 1AA",
        }
        for n in range(20)
    ]  # fmt: skip
    awaited = [
        {
            "source": "health", "given_name": "Unborn", "family_name": f"Surname{n}", "record_id": f"a{n}",
            "expected_date_of_birth": (date(2026, 12, 22) + timedelta(days=n)).isoformat(), "postcode": f"S{n} 2AA",
        }
        for n in range(50)
    ]  # fmt: skip
    couples = [row | {"told_with": f"T{n // 2}"} for n, row in enumerate(around("housing", times=1))]
    rows = [{"record_id": f"r{n}"} | row for n, row in enumerate([*own, *couples])]
    return pl.DataFrame([*rows, *births, *awaited], infer_schema_length=None)


def linked(*own: Row, decisions: Decisions | None = None) -> Links:
    return link(frame(*own), model=default_model(), decisions=decisions or Decisions())


def person_of(found: Links, record: str = "r0") -> list[str]:
    return next(sorted(group) for group in people(found) if record in group)


@pytest.mark.parametrize("child", [BABY, AWAITED], ids=["not yet named", "awaited, and due before the last births"])
@pytest.mark.parametrize("name", [HELEN, NAMED], ids=["no birthday", "its birthday"])
def test_a_name_that_fits_nobody_is_the_child_of_that_home_who_has_none(name: Row, child: Row) -> None:
    assert person_of(linked(name, child, MOTHER)) == ["r0", "r1"]


def test_a_baby_without_a_birthday_is_the_one_small_child_of_that_home_whom_the_tenancy_does_not_name() -> None:
    named = BABY | {"given_name": "Loki"}
    assert person_of(linked(HELEN | {"given_name": "Baby Boy"}, named, MOTHER)) == ["r0", "r1"]


NOT_SURE: dict[str, list[Row]] = {
    "the child is awaited for a day that lies ahead": [HELEN, AWAITED | {"expected_date_of_birth": "2027-02-01"}],
    "two names fit nobody": [HELEN, BABY, HELEN | {"given_name": "Ruta"}],
    "two children there have no name": [HELEN, BABY, BABY | {"nhs_number": "9434765897", "sex": "M"}],
    "nobody told of the mother": [HELEN, BABY | {"mother_nhs_number": None}],
    "another there has that name": [HELEN, BABY, NAMESAKE],
    "the tenancy lists the baby too": [HELEN, BABY, TENANCY | {"given_name": "Baby", "date_of_birth": "2026-09-24"}],
    "it was born on another day": [HELEN | {"date_of_birth": "2025-02-01"}, BABY],
    "the child is called a twin": [HELEN, BABY | {"given_name": "Twin 2"}],
    "the child is no small one": [HELEN, BABY | {"date_of_birth": "2024-09-24"}],
    "it is a boy's record": [HELEN | {"sex": "M"}, BABY | {"sex": "F"}],
    "it has a number of its own": [HELEN | {"nhs_number": "9434765919"}, BABY],
}


@pytest.mark.parametrize("story", NOT_SURE)
def test_where_anything_else_may_be_meant_nobody_is_joined(story: str) -> None:
    assert person_of(linked(*NOT_SURE[story], MOTHER)) == ["r0"]


STRANGE = HELEN | {"family_name": "Zelenka", "phone": None}
QUIET = BABY | {"phone": None}
"""Nothing but the home is common to these: they are not even near one another."""


def test_it_takes_no_more_than_the_home() -> None:
    assert person_of(linked(STRANGE, QUIET, MOTHER)) == ["r0", "r1"]


@pytest.mark.parametrize(
    "other",
    [
        QUIET | {"nhs_number": "9434765897", "mother_nhs_number": "4010232137", "date_of_birth": "2026-03-01"},
        STRANGE | {"given_name": "Ruta"},
    ],
    ids=["two children there have no name", "two names fit nobody"],
)
def test_where_only_the_home_is_common_two_keep_a_person_asked_too(other: Row) -> None:
    found = linked(STRANGE, QUIET, other, MOTHER)
    assert [person_of(found, record) for record in ("r0", "r1", "r2")] == [["r0"], ["r1"], ["r2"]]


def test_a_list_that_is_no_tenancy_says_nothing() -> None:
    rows = [row | {"told_with": None} for row in (HELEN, BABY, MOTHER)]
    assert person_of(linked(*rows)) == ["r0"]


def test_what_a_person_parted_is_not_joined_by_exclusion() -> None:
    parted = Decisions(never_link=frozenset({("r0", "r1")}))
    assert person_of(linked(HELEN, BABY, MOTHER, decisions=parted)) == ["r0"]


@pytest.mark.parametrize("sealed", ["r0", "r1"])
def test_a_life_that_is_shut_takes_in_nobody_by_exclusion(sealed: str) -> None:
    shut = Decisions(shut=(frozenset({sealed}),))
    assert person_of(linked(HELEN, BABY, MOTHER, decisions=shut)) == ["r0"]
    assert person_of(linked(STRANGE, QUIET, MOTHER, decisions=shut)) == ["r0"]


@pytest.mark.parametrize("sealed", ["r0", "r1"])
def test_nor_where_the_council_is_so_large_that_the_two_were_never_compared(sealed: str) -> None:
    rows = frame(STRANGE, QUIET, MOTHER)
    ruler = link(rows, model=default_model(), remember=True).ruler
    assert ruler is not None
    by_few = replace(ruler, narrow=2, broad=1)
    found = link(rows, model=default_model(), ruler=by_few)
    assert person_of(found) == ["r0", "r1"]
    shut = Decisions(shut=(frozenset({sealed}),))
    assert person_of(link(rows, model=default_model(), ruler=by_few, decisions=shut)) == ["r0"]


def test_of_two_children_of_one_birth_whoever_is_not_the_one_is_the_other() -> None:
    """Health has a girl with a name and a boy without, the tenancy a boy with a name and a baby: two and two."""
    boy = BABY | {"sex": "M"}
    cooper = NAMED | {"given_name": "Cooper"}
    baby = TENANCY | {"given_name": "Baby"}
    found = linked(cooper, boy, TWIN, baby, MOTHER)
    assert person_of(found) == ["r0", "r1"]


def test_of_three_children_of_one_birth_nobody_is_the_other() -> None:
    third = TENANCY | {"given_name": "Ruta", "date_of_birth": BORN.isoformat()}
    cooper = NAMED | {"given_name": "Cooper"}
    found = linked(cooper, BABY | {"sex": "M"}, TWIN, third, MOTHER)
    assert person_of(found) == ["r0"]


def test_the_last_of_each_list_are_one_where_all_others_are_paired() -> None:
    found = linked(NAMED, AWAITED, TWIN, TWIN_LISTED, MOTHER)
    assert person_of(found) == ["r0", "r1"]
    assert person_of(found, "r2") == ["r2", "r3"]


def test_two_whom_one_tenancy_calls_babies_of_one_day_are_twins_and_a_person_is_asked() -> None:
    baby = TENANCY | {"given_name": "Baby", "date_of_birth": BORN.isoformat(), "family_name": "Robel"}
    found = linked(baby, baby | {"given_name": "Baby Boy"}, AWAITED, TWIN | {"nhs_number": None}, MOTHER)
    assert person_of(found) == ["r0"]
    assert any(pair <= {"r0", "r1", "r2", "r3"} for pair in asked(found))


def test_so_they_are_where_nobody_else_tells_of_two() -> None:
    """What tells of twins is the tenancy alone: health awaits one child there, and no number has been given yet."""
    baby = TENANCY | {"given_name": "Baby", "date_of_birth": BORN.isoformat(), "family_name": "Robel"}
    found = linked(baby, baby | {"given_name": "Baby Boy"}, AWAITED, MOTHER)
    said = {frozenset((one, other)): code for one, other, _, _, code in found.edges.iter_rows()}
    assert said[frozenset({"r0", "r2"})] == "one-of-several"


COMES = {
    "the name": 0,
    "the child": 1,
    "somebody of that name": 2,
}


HOMES: dict[str, list[Row]] = {
    "near one another": [HELEN, BABY, NAMESAKE, MOTHER],
    "of one home alone": [STRANGE, QUIET, NAMESAKE | {"family_name": "Zelenka", "postcode": "S66 7EM"}, MOTHER],
}


@pytest.mark.parametrize("home", HOMES)
@pytest.mark.parametrize("which", COMES)
@pytest.mark.parametrize("goes", [False, True], ids=["comes", "goes"])
def test_a_run_over_a_part_leaves_over_whom_a_whole_run_does(home: str, which: str, goes: bool) -> None:
    """Whoever comes or goes: the name, the child, or one who shares the name and makes it doubtful."""
    whole = frame(*HOMES[home])
    moving = f"r{COMES[which]}"
    without = whole.filter(pl.col("record_id") != moving)
    before, after = (whole, without) if goes else (without, whole)
    first = link(before, model=default_model(), remember=True)
    assert first.memory is not None
    assert first.ruler is not None
    persons = dict(first.clusters.iter_rows())
    names = [*first.memory["record_id"].to_list(), *([] if goes else [moving])]
    part = link_part(
        Known(
            records=pl.DataFrame({"record_id": names, "person_id": [persons.get(name) for name in names]}),
            keys=long(first.memory, "keys"),
            near=long(first.memory, "near"),
            touched=frozenset() if goes else frozenset({moving}),
            gone=frozenset({moving}) if goes else frozenset(),
        ),
        fetch=lambda wanted: after.filter(pl.col("record_id").is_in(wanted)),
        model=default_model(),
        ruler=first.ruler,
        decisions=Decisions(),
    )
    again = link(after, model=default_model(), ruler=first.ruler)
    concerned = set(part.clusters["record_id"].to_list())
    assert concerned
    found = {frozenset(group) for group in people(part)}
    assert found == {frozenset(group) for group in people(again) if set(group) & concerned}
    assert "r0" in concerned or moving == "r0"
