"""Whoever is barred from a person stays barred whatever the index comes to call that person."""

from datetime import timedelta
from uuid import UUID

import pytest

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.joining.merge_people import merge_people
from onestory.people.actions.joining.undo_change import undo_change
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.models import Person
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import everybody

LATER = NOW + timedelta(days=1)


@pytest.fixture
def linked(world: World) -> World:
    """The family of the fixture, told by three partners and linked."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def person_called(world: World, name: str) -> UUID:
    world.keeper()
    return Person.objects.get(given_name__startswith=name, retired_at=None).pk


def declared(world: World, person: UUID) -> None:
    user = world.worker("screening-social-worker").user
    declare_kin(actor=world.keeper(), user=user, person=person, kind="relative", now=NOW)


def known_to_them(world: World) -> set[UUID]:
    world.worker("screening-social-worker")
    return set(Person.objects.filter(retired_at=None).values_list("pk", flat=True))


def test_a_merge_takes_the_bar_along_and_its_undoing_leaves_it_where_it_was(linked: World) -> None:
    jason, kayleigh = person_called(linked, "Jason"), person_called(linked, "Kayleigh")
    declared(linked, kayleigh)
    manager = linked.worker("hub-manager")
    mended = merge_people(actor=manager, keep=jason, other=kayleigh, why="Same", now=LATER)
    assert not {jason, kayleigh} & known_to_them(linked)
    undo_change(actor=linked.worker("hub-manager"), change=mended.change, why="Not the same", now=LATER)
    assert {jason, kayleigh} & known_to_them(linked) == {jason}


def test_who_was_declared_while_two_were_taken_for_one_is_barred_as_both(linked: World) -> None:
    """Nobody can say which of the two was meant, so the stricter stands."""
    jason, kayleigh = person_called(linked, "Jason"), person_called(linked, "Kayleigh")
    before = NOW - timedelta(days=1)
    manager = linked.worker("hub-manager")
    mended = merge_people(actor=manager, keep=jason, other=kayleigh, why="Same", now=before)
    declared(linked, jason)
    undo_change(actor=linked.worker("hub-manager"), change=mended.change, why="Not the same", now=LATER)
    assert not {jason, kayleigh} & known_to_them(linked)
