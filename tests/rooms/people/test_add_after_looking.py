"""Somebody whom nobody knows is added with what there is; whoever may be known already is looked at first."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onestory.audit.queries import sights
from onestory.audit.rules.wanted import Wanted
from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.people.actions.adding.add_after_looking import LooksLikeSomebody, add_after_looking
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.models import Link, Person
from onestory.people.queries import candidates
from onestory.people.rules.adding import NewPerson
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import HEALTH, everybody, held, told_by

LATER = NOW + timedelta(hours=1)
RANG = "A neighbour rang"
ZEB = NewPerson(given_name="Zebedee", family_name="Quartermain", date_of_birth=date(2019, 5, 4), why=RANG)
KAYLEIGH = NewPerson(given_name="Kayleigh", family_name="O'Neil", date_of_birth=date(2014, 3, 2), why=RANG)


@pytest.fixture
def linked(world: World) -> World:
    """The family of three, and a neighbour."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def test_nobody_like_them_is_known_so_they_are_added_and_found_at_once(linked: World) -> None:
    person = add_after_looking(actor=linked.worker(), new=ZEB, none_of=(), now=NOW)
    assert candidates(viewer=linked.worker(), now=NOW, words="zebedee quartermain 2019")[0].person == person
    assert Person.objects.get(pk=person).date_of_birth == ZEB.date_of_birth


def test_somebody_known_is_shown_and_not_added_again_until_it_is_said_that_it_is_not_they(linked: World) -> None:
    before = Person.objects.count()
    with pytest.raises(LooksLikeSomebody, match="Look at each") as shown:
        add_after_looking(actor=linked.worker(), new=KAYLEIGH, none_of=(), now=NOW)
    known = {each.person for each in shown.value.found}
    assert "Kayleigh" in {each.name.split()[0] for each in shown.value.found}
    linked.keeper()
    assert Person.objects.count() == before
    assert len(sights(Wanted(act="person.search"), viewer=linked.keeper())) == 1
    assert add_after_looking(actor=linked.worker(), new=KAYLEIGH, none_of=known, now=NOW) not in known


def test_a_shielded_child_is_not_added_again_for_a_place_that_was_told_beside_the_name(linked: World) -> None:
    child = candidates(viewer=linked.worker(), now=NOW, words="kayleigh oneil")[0].person
    manager = linked.worker("hub-manager")
    put_up_shield(actor=manager, person=child, since=NOW.date(), why="Refuge", now=NOW)
    told = replace(KAYLEIGH, address="14 High Street", postcode="S65 1AB")
    with pytest.raises(LooksLikeSomebody) as shown:
        add_after_looking(actor=linked.worker(), new=told, none_of=(), now=LATER)
    hers = next(each for each in shown.value.found if each.person == child)
    assert hers.address == ""
    assert not [reason for reason in hers.reasons if reason.title == "Address"]


def test_what_a_partner_then_sends_of_them_joins_the_record(linked: World) -> None:
    told = replace(ZEB, address="2 Mill Lane", postcode="S66 2CD")
    person = add_after_looking(actor=linked.worker(), new=told, none_of=(), now=NOW)
    row = "9434765889 | QUARTERMAIN | ZEBEDEE | 20190504 | 1 | 2 Mill Lane | Rotherham | S66 2CD | | GP | | | | | H9"
    source = held(told_by("health-registrations", f"{HEALTH.rstrip()}\n    {row}\n"))
    link_council(actor=linked.keeper(), council=linked.council, now=LATER, source=source)
    assert Link.objects.filter(person_id=person, closed_at=None, record__contains="H9").exists()


def test_only_whoever_matches_contacts_adds_and_never_without_a_name_or_a_reason(linked: World) -> None:
    with pytest.raises(NotPermitted):
        add_after_looking(actor=linked.worker("reviewing-officer"), new=ZEB, none_of=(), now=NOW)
    with pytest.raises(BadInput, match="at least one name"):
        add_after_looking(actor=linked.worker(), new=NewPerson(why="x"), none_of=(), now=NOW)
    with pytest.raises(BadInput, match="Say why"):
        add_after_looking(actor=linked.worker(), new=replace(ZEB, why=" "), none_of=(), now=NOW)
