"""Who works with whom, who is added by hand, and the list of one's own people."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from onestory.audit.queries import sights
from onestory.audit.rules.wanted import Wanted
from onestory.grammar.refusals import BadInput
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.working.begin_work import begin_work
from onestory.people.actions.working.end_work import end_work
from onestory.people.models import Person
from onestory.people.policies import has_relationship, living
from onestory.people.queries import candidates, recent_people
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import everybody


def a_person(world: World) -> UUID:
    world.keeper()
    return Person.objects.create(id=uuid4(), council_id=world.council, kind="child", created_at=NOW).pk


def test_work_begins_and_ends(world: World) -> None:
    child, worker = a_person(world), world.worker()
    assert not has_relationship(worker, child)
    begin_work(actor=worker, person=child, why="C-1", team=worker.team, now=NOW)
    assert has_relationship(worker, child)
    assert end_work(actor=worker, person=child, why="C-1", now=NOW + timedelta(days=1)) == 1
    assert not has_relationship(worker, child)
    assert end_work(actor=worker, person=child, why="C-1", now=NOW) == 0


def test_the_same_work_begun_again_only_changes_what_is_due(world: World) -> None:
    child, worker = a_person(world), world.worker()
    first = begin_work(actor=worker, person=child, why="C-1", user=worker.user, now=NOW)
    again = begin_work(actor=worker, person=child, why="C-1", user=worker.user, now=NOW, due_on=date(2026, 12, 1))
    assert first == again


@pytest.mark.parametrize(("why", "user"), [("C-1", None), (" ", 1)])
def test_work_is_somebodys_and_has_a_reason(world: World, why: str, user: int | None) -> None:
    with pytest.raises(BadInput):
        begin_work(actor=world.worker(), person=a_person(world), why=why, user=user, now=NOW)


def test_my_people_are_those_i_work_with(world: World) -> None:
    child, worker = a_person(world), world.worker()
    begin_work(
        actor=worker, person=child, why="C-1", user=worker.user, now=NOW, due_on=date(2026, 12, 1), due_what="Decide"
    )
    assert [(each.person, each.why, each.due_what) for each in recent_people(viewer=worker, now=NOW)] == [
        (child, "C-1", "Decide")
    ]


def test_somebody_added_by_hand_is_found_and_later_linked_to_what_partners_say(world: World) -> None:
    person = add_person(
        actor=world.worker(), given_name="Kayleigh", family_name="O'Neil", date_of_birth=date(2014, 3, 2),
        postcode="S65 1AB", why="C-1", now=NOW,
    )  # fmt: skip
    found = candidates(viewer=world.worker(), now=NOW, words="kayleigh oneil 2014")
    assert [each.person for each in found] == [person]
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    world.keeper()
    assert Person.objects.get(pk=living(person)).records == 4
    page = open_person(actor=world.worker(), person=person, now=NOW, reason="A worry from school")
    assert page.name == "Kayleigh Anne Oneil"


def test_a_person_without_any_name_is_not_added(world: World) -> None:
    with pytest.raises(BadInput):
        add_person(actor=world.worker(), given_name=" ", family_name="", why="C-1", now=NOW)


def test_a_colleague_who_declares_a_relative_no_longer_finds_them(world: World) -> None:
    person = add_person(actor=world.worker(), given_name="Kayleigh", family_name="O'Neil", why="C-1", now=NOW)
    worker = world.worker()
    declare_kin(actor=worker, user=worker.user, person=person, kind="relative", now=NOW)
    assert candidates(viewer=world.worker(), now=NOW, words="kayleigh oneil") == []
    assert len(candidates(viewer=world.worker("hub-manager"), now=NOW, words="kayleigh oneil")) == 1


def test_a_search_is_kept_in_the_audit_with_its_words(world: World) -> None:
    candidates(viewer=world.worker(), now=NOW, words="kayleigh oneil")
    kept = sights(Wanted(act="person.search"), viewer=world.keeper())
    assert [(sight.act, sight.username, sight.purpose) for sight in kept] == [
        ("person.search", "screening-social-worker", "front-door")
    ]
