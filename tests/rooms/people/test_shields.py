"""Shields: no place of a shielded person reaches anybody, by page, by search, or by raw SQL as the app role."""

from datetime import date
from uuid import UUID

import pytest
from django.db import connection

from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.indexing.write_up import write_up
from onestory.people.actions.joining.merge_people import merge_people
from onestory.people.actions.joining.split_record import split_record
from onestory.people.actions.joining.undo_change import undo_change
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.people.actions.working.note_event import note_event
from onestory.people.index.mending import records_of
from onestory.people.models import Person, Shield
from onestory.people.queries import candidates
from onestory.people.rules.outcomes import ListedShield
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.told_rows import HEALTH, POLICE, SCHOOL, everybody, held, told_by

SINCE = date(2026, 6, 1)
CANARIES = (
    "14 High", "S65 1AB", "S651AB", "07700900123", "07700 900123", "Clifton", "Valley", "Dr Khan", "Mrs Green",
    "01709 111222", "01709111222", "Rotherham",
)  # fmt: skip
TABLES = (
    "people_person", "people_fact", "people_residence", "people_relationship", "people_involvement", "people_event",
    "people_link", "people_change", "people_alias", "people_shield", "people_working", "people_run",
)  # fmt: skip


@pytest.fixture
def linked(world: World) -> World:
    """The family of three and a neighbour, indexed."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def person_called(world: World, name: str) -> UUID:
    world.keeper()
    return Person.objects.get(given_name__startswith=name, retired_at=None).pk


def shield(world: World, name: str = "Kayleigh") -> int:
    person = person_called(world, name)
    return put_up_shield(actor=world.worker("hub-manager"), person=person, since=SINCE, why="Court order", now=NOW)


def seen_by_raw_sql(people: list[UUID]) -> str:
    """Everything that whoever stands now can read about these people, in one text."""
    text = ""
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select t::text from {table} t where t::text ~ %s", ["|".join(map(str, people))])
            text += "\n".join(row[0] for row in cursor.fetchall())
    return text


def canaries_in(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary.lower() in text.lower()]


def test_a_shield_reaches_everybody_who_lives_there(linked: World) -> None:
    assert shield(linked) == 3
    linked.keeper()
    shielded = Person.objects.filter(is_shielded=True).values_list("given_name", flat=True)
    assert set(shielded) == {"Kayleigh Anne", "Donna", "Unborn"}


@pytest.mark.parametrize("role", ["hub-manager", "screening-social-worker", "contact-officer", "data-officer"])
def test_raw_sql_shows_no_canary_of_a_shielded_family(linked: World, role: str) -> None:
    family = [person_called(linked, name) for name in ("Kayleigh", "Donna", "Unborn")]
    linked.worker("hub-manager")
    assert len(canaries_in(seen_by_raw_sql(family))) > 8
    shield(linked)
    linked.worker(role)
    text = seen_by_raw_sql(family)
    assert "Kayleigh" in text
    assert canaries_in(text) == []


def test_her_page_shows_no_canary_and_says_that_places_are_withheld(linked: World) -> None:
    child = person_called(linked, "Kayleigh")
    shield(linked)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    assert canaries_in(str(page)) == []
    assert page.is_shielded
    assert page.withheld
    assert page.address.withheld
    assert [each.name for each in page.around.family if each.relation == "mother"] == ["Donna Oneil"]
    assert page.around.household == ()
    knowing = {line.service: str(line.knowing) for line in page.known_to}
    assert (knowing["school"], knowing["gp"]) == ("current", "current")


@pytest.mark.parametrize(
    "hidden",
    [{"postcode": "S65 1AB"}, {"phone": "07700900123"}, {"words": "kayleigh oneil s65"}, {"words": "S65 1AB"}],
    ids=str,
)
def test_a_hidden_field_finds_none_of_them_whatever_else_is_asked(linked: World, hidden: dict[str, str]) -> None:
    shield(linked)
    asked = {"given": "Kayleigh", "family": "Oneil"} | hidden if "words" not in hidden else hidden
    assert candidates(viewer=linked.worker(), now=NOW, **asked) == []  # type: ignore[arg-type]


def test_her_name_and_birth_still_find_her_without_an_address(linked: World) -> None:
    shield(linked)
    found = candidates(viewer=linked.worker(), now=NOW, words="kayleigh oneil 02/03/2014")
    assert (found[0].name, found[0].address, found[0].is_shielded) == ("Kayleigh Anne Oneil", "", True)
    assert canaries_in(str(found)) == []


def test_no_feed_lifts_a_shield_nor_shows_a_new_address(linked: World) -> None:
    child = person_called(linked, "Kayleigh")
    shield(linked)
    moved = SCHOOL.replace("14 High St", "9 Secret Row").replace("S65 1AB", "S66 7ZZ")
    source = held(
        told_by("health-registrations", HEALTH), told_by("school-census", moved), told_by("police-notices", POLICE)
    )
    write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=source)
    linked.worker()
    assert "Secret" not in seen_by_raw_sql([child])
    assert candidates(viewer=linked.worker(), now=NOW, postcode="S66 7ZZ") == []


def test_who_moves_in_later_is_shielded_at_once(linked: World) -> None:
    shield(linked)
    moved = HEALTH.replace("2 Mill Lane", "14 High Street").replace("S66 2CD", "S65 1AB")
    source = held(
        told_by("health-registrations", moved), told_by("school-census", SCHOOL), told_by("police-notices", POLICE)
    )
    write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=source)
    jason = person_called(linked, "Jason")
    assert Person.objects.get(pk=jason).is_shielded
    linked.worker()
    assert canaries_in(seen_by_raw_sql([jason])) == []


def test_a_merge_keeps_the_strictest_and_its_undoing_lifts_nothing(linked: World) -> None:
    shield(linked)
    jason, kayleigh = person_called(linked, "Jason"), person_called(linked, "Kayleigh")
    mended = merge_people(actor=linked.worker("hub-manager"), keep=jason, other=kayleigh, why="Same", now=NOW)
    linked.keeper()
    assert Person.objects.get(pk=jason).is_shielded
    undo_change(actor=linked.worker("hub-manager"), change=mended.change, why="Not the same", now=NOW)
    linked.keeper()
    assert Person.objects.filter(pk__in=[jason, kayleigh], is_shielded=True).count() == 2


def test_whoever_is_parted_from_a_shielded_person_is_shielded_too(linked: World) -> None:
    shield(linked)
    kayleigh = person_called(linked, "Kayleigh")
    record = records_of(linked.council, kayleigh)[0]
    mended = split_record(actor=linked.worker("hub-manager"), person=kayleigh, records=[record], why="A twin", now=NOW)
    linked.keeper()
    assert Person.objects.get(pk=mended.people[1]).is_shielded


def test_a_note_that_names_the_place_is_hidden(linked: World) -> None:
    child = person_called(linked, "Kayleigh")
    note_event(
        actor=linked.worker(),
        person=child,
        kind="contact.triage",
        happened_at=NOW,
        text="Seen at 14 High Street",
        now=NOW,
    )
    shield(linked)
    linked.worker()
    assert canaries_in(seen_by_raw_sql([child])) == []


def test_the_councils_list_is_put_up_before_anybody_can_look(world: World) -> None:
    told = link_council(
        actor=world.keeper(),
        council=world.council,
        now=NOW,
        source=everybody(),
        shields=[
            ListedShield(since=SINCE, why="Court order", nhs_number="943 476 5919"),
            ListedShield(since=SINCE, why="Court order", given_name="No", family_name="Body", date_of_birth=SINCE),
        ],
    )
    assert (told.shielded, told.shields_not_found) == (3, ("No Body",))


def test_a_shield_needs_a_reason_and_somebody_who_may(linked: World) -> None:
    child = person_called(linked, "Kayleigh")
    with pytest.raises(NotPermitted):
        put_up_shield(actor=linked.worker(), person=child, since=SINCE, why="Court order", now=NOW)
    with pytest.raises(BadInput):
        put_up_shield(actor=linked.worker("hub-manager"), person=child, since=SINCE, why=" ", now=NOW)
    assert Shield.objects.count() == 0


def test_a_note_written_after_the_shield_is_hidden_if_it_names_the_place(linked: World) -> None:
    child = person_called(linked, "Kayleigh")
    shield(linked)
    for text in ("Seen at 14 high street today", "Seen today"):
        note_event(actor=linked.worker(), person=child, kind="contact.triage", happened_at=NOW, text=text, now=NOW)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    assert [entry.text for entry in page.story.entries if entry.kind == "contact.triage"] == ["Seen today"]
