"""Linking a council: records become people with facts, relations, involvements and a chronology."""

import pytest

from onestory.people.actions.link_council import link_council
from onestory.people.models import Event, Fact, Involvement, Link, Person, Relationship, Residence
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import everybody


@pytest.fixture
def linked(world: World) -> World:
    """The family of three, indexed."""
    actor = world.keeper()
    link_council(actor=actor, council=world.council, now=NOW, source=everybody())
    world.keeper()
    return world


def kayleigh() -> Person:
    return Person.objects.get(given_name__startswith="Kayleigh", retired_at=None)


def test_one_child_told_of_by_three_partners_is_one_person(linked: World) -> None:
    feeds = Fact.objects.filter(person=kayleigh(), kind="name").values_list("feed", flat=True)
    assert set(feeds) == {"health-registrations", "school-census", "police-notices"}
    for p in Person.objects.all():
        print(p, p.kind, p.date_of_birth, p.records, Link.objects.filter(person=p).count())
    for r in Relationship.objects.all():
        print(r, r.feed)
    for r in Residence.objects.all():
        print(r.person_id, r.place, r.chosen)
    for r in Event.objects.all():
        print(r.person_id, r, r.text)
    for r in Involvement.objects.all():
        print(r.person_id, r)
    assert 0
