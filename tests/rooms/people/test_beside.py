"""Colleagues who have one record open see each other; nobody is told of a look that is not theirs to know of."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.opening.open_part import open_part
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.actions.working.begin_work import begin_work
from onestory.people.models import Person
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import everybody

WORKER, OTHER = "screening-social-worker", "contact-officer"
SOON = NOW + timedelta(minutes=4)


@pytest.fixture
def child(world: World) -> UUID:
    """Kayleigh, whom a worker and a contact officer of one agency both work with."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    world.keeper()
    found = Person.objects.get(given_name__startswith="Kayleigh").pk
    for role in (WORKER, OTHER):
        user = world.users[role]
        begin_work(actor=world.worker("hub-manager"), person=found, user=user, role="allocated", why="Asked", now=NOW)
    return found


def looks(actor: Actor, child: UUID, now: datetime = NOW, *, part: str = "") -> list[str]:
    """Open it, and be told who else has it open."""
    stand(actor)
    if part:
        page = open_part(actor=actor, person=child, part=part, now=now, reason="A worry from school")
    else:
        page = open_person(actor=actor, person=child, now=now, reason="A worry from school")
    return [each.name for each in page.beside]


def is_told(actor: Actor, child: UUID) -> bool:
    """Whether the database itself would tell somebody who has opened nothing that anybody is there."""
    stand(actor)
    with connection.cursor() as cursor:
        cursor.execute("select people_beside(%s, %s, %s) <> '[]'", [[child], NOW - timedelta(days=1), SOON])
        return bool(cursor.fetchone()[0])


def test_two_colleagues_who_work_with_a_child_see_each_other(world: World, child: UUID) -> None:
    assert looks(world.worker(OTHER), child) == []
    assert looks(world.worker(WORKER), child, SOON, part="story") == ["Contact-Officer"]
    assert looks(world.worker(OTHER), child, SOON) == ["Screening-Social-Worker"]


def test_it_is_of_the_last_minutes_and_of_this_child(world: World, child: UUID) -> None:
    looks(world.worker(OTHER), child)
    mother = Person.objects.get(given_name="Donna").pk
    assert looks(world.worker(WORKER), mother, SOON) == []
    assert looks(world.worker(WORKER), child, NOW + timedelta(minutes=6)) == []


def test_whoever_looks_for_a_reason_only_is_told_of_to_nobody(world: World, child: UUID) -> None:
    """A reviewer, a manager, somebody who looks into a complaint: they see who is there, and are not seen."""
    looks(world.worker("hub-manager"), child)
    assert looks(world.worker(WORKER), child, SOON) == []
    assert looks(world.worker("hub-manager"), child, SOON) == ["Screening-Social-Worker"]


def test_another_agency_and_the_other_council_are_told_nothing(world: World, child: UUID) -> None:
    looks(world.worker(OTHER), child)
    assert is_told(world.worker(WORKER), child)
    police, _ = world.agencies["police"]
    assert not is_told(replace(world.worker(WORKER), agency=police), child)
    assert not is_told(world.elsewhere_worker(), child)
    assert not is_told(replace(world.worker(WORKER), grants=frozenset()), child)


def test_behind_a_shield_nobody_is_told_who_looks(world: World, child: UUID) -> None:
    looks(world.worker(OTHER), child)
    put_up_shield(actor=world.worker("hub-manager"), person=child, since=NOW.date(), why="Court order", now=NOW)
    assert looks(world.worker(WORKER), child, SOON) == []
    assert not is_told(world.worker(WORKER), child)


def test_kin_are_told_nothing_even_by_statement(world: World, child: UUID) -> None:
    looks(world.worker(OTHER), child)
    user = world.worker(WORKER).user
    declare_kin(actor=world.keeper(), user=user, person=child, kind="relative", now=NOW)
    assert not is_told(world.worker(WORKER), child)


def test_the_application_cannot_ask_the_audit_itself(world: World, child: UUID) -> None:
    stand(world.worker(WORKER))
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select * from audit_looking(%s, %s, %s)", [[child], NOW, SOON])
