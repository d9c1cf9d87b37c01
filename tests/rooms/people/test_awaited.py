"""One child who is awaited, or twins of whom each partner entered one: nobody can tell from records, a person may."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import polars as pl
import pytest

from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.joining.keep_together import keep_together
from onestory.people.actions.joining.split_record import split_record
from onestory.people.actions.joining.undo_change import undo_change
from onestory.people.actions.opening.look_into_history import look_into_history
from onestory.people.actions.opening.open_person import open_person
from onestory.people.index.mending import records_of
from onestory.people.index.taking_in import Held
from onestory.people.models import Person
from onestory.people.queries.decisions import decisions
from onestory.people.rules.page import NotKnown
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.picture import picture
from tests.rooms.people.told_rows import HEALTH, held, told_by

LATER = NOW + timedelta(hours=1)
AWAITED_TOO = """
    pers_person_id | pers_forename | pers_surname | pers_expected_dob | pers_sex
    C9 | Unborn | Oneil | 2027-01-03 | U
"""
TWIN = """
    pers_person_id | pers_forename | pers_surname | pers_expected_dob | pers_sex
    C9 | Twin 1 | Oneil | 2027-01-03 | U
"""


def told_of_by_two(council: str = AWAITED_TOO) -> Held:
    """Donna's child, told of by health and by the council at her home."""
    part = told_by("ssd", council, part="person")
    home = {"address": "14 High Street", "postcode": "S65 1AB"}
    at_home = part.rows.with_columns(pl.lit(value).alias(name) for name, value in home.items())
    return held(told_by("health-registrations", HEALTH), replace(part, rows=at_home))


@pytest.fixture
def awaited(world: World) -> UUID:
    """The child, joined by the machine."""
    return indexed(world, told_of_by_two())[0]


def indexed(world: World, source: Held) -> list[UUID]:
    """Whoever is awaited once this source is linked."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=source)
    world.keeper()
    return list(Person.objects.filter(kind="unborn", retired_at=None).order_by("-records").values_list("pk", flat=True))


def doubt(world: World, person: UUID) -> list[NotKnown]:
    page = open_person(actor=world.worker("hub-manager"), person=person, now=LATER, reason="A worry from school")
    return [each for each in page.not_known if each.is_number]


def test_whoever_opens_the_page_of_a_child_whom_two_await_reads_that_it_may_be_twins(
    world: World, awaited: UUID
) -> None:
    assert len(records_of(world.council, awaited)) == 2
    (said,) = doubt(world, awaited)
    assert "each tells of one" in said.why


def test_nobody_is_asked_for_what_no_child_has_before_its_birth(world: World, awaited: UUID) -> None:
    page = open_person(actor=world.worker("hub-manager"), person=awaited, now=LATER, reason="A worry from school")
    assert {"Date of birth", "NHS number", "School"} & {each.what for each in page.not_known} == set()


def test_a_child_whom_one_partner_awaits_raises_no_such_doubt(world: World) -> None:
    (person,) = indexed(world, held(told_by("health-registrations", HEALTH)))
    assert doubt(world, person) == []


def test_once_somebody_says_that_it_is_one_the_doubt_goes_and_no_later_run_parts_them(
    world: World, awaited: UUID
) -> None:
    said = keep_together(actor=world.worker("hub-manager"), person=awaited, why="The midwife says one", now=LATER)
    assert doubt(world, awaited) == []
    assert indexed(world, told_of_by_two(TWIN)) == [awaited]
    undo_change(actor=world.worker("hub-manager"), change=said.change, why="There are two", now=LATER)
    assert len(indexed(world, told_of_by_two(TWIN))) == 2


def test_taking_it_back_restores_exactly_what_was_there(world: World, awaited: UUID) -> None:
    world.keeper()
    before = picture()
    said = keep_together(actor=world.worker("hub-manager"), person=awaited, why="The midwife says one", now=LATER)
    undo_change(actor=world.worker("hub-manager"), change=said.change, why="It was another family", now=LATER)
    world.keeper()
    assert picture() == before
    assert decisions(viewer=world.keeper()).must_link == frozenset()
    assert len(doubt(world, awaited)) == 1


def test_once_somebody_says_that_they_are_two_no_later_run_joins_them(world: World, awaited: UUID) -> None:
    council = next(each for each in records_of(world.council, awaited) if each.startswith("ssd"))
    split_record(actor=world.worker("hub-manager"), person=awaited, records=[council], why="Twins", now=LATER)
    assert len(indexed(world, told_of_by_two())) == 2
    assert doubt(world, awaited) == []


def test_what_each_record_says_stands_beside_it(world: World, awaited: UUID) -> None:
    found = look_into_history(actor=world.worker("hub-manager"), person=awaited, now=LATER)
    assert {each.says.split(", ")[-1] for each in found.held} == {"due 3 January 2027"}


def test_it_takes_a_reviewer_a_reason_and_two_records(world: World, awaited: UUID) -> None:
    with pytest.raises(BadInput):
        keep_together(actor=world.worker("hub-manager"), person=awaited, why=" ", now=LATER)
    with pytest.raises(NotPermitted):
        keep_together(actor=world.worker(), person=awaited, why="One", now=LATER)
    world.keeper()
    donna = Person.objects.get(given_name="Donna")
    with pytest.raises(BadInput):
        keep_together(actor=world.worker("hub-manager"), person=donna.pk, why="One", now=LATER)
