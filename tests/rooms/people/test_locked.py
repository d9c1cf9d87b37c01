"""Locked: what tells where a shielded person is cannot be read in the database without the key outside it."""

from base64 import b64encode
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from onestory.grammar.refusals import BadInput, Conflict, NotPermitted, OutOfOrder
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.actions.indexing.write_up import write_up
from onestory.people.actions.joining.merge_people import merge_people
from onestory.people.actions.opening.open_person import open_person
from onestory.people.actions.shielding.ask_to_lift_shield import ask_to_lift_shield
from onestory.people.actions.shielding.leave_shield_up import leave_shield_up
from onestory.people.actions.shielding.lift_shield import lift_shield
from onestory.people.actions.shielding.lock_what_waits import lock_what_waits
from onestory.people.actions.shielding.lock_with_new_key import lock_with_new_key
from onestory.people.actions.shielding.see_place import see_place
from onestory.people.actions.working.note_event import note_event
from onestory.people.index.locking import keys_in_use
from onestory.people.models import Event, Involvement, Person, Shield
from onestory.walls.keyring import KeyUnavailable
from tests.rooms.people.conftest import NOW, World
from tests.rooms.people.picture import picture
from tests.rooms.people.test_shields import canaries_in, linked, person_called, shield
from tests.rooms.people.told_rows import HEALTH, POLICE, SCHOOL, everybody, held, told_by

__all__ = ["linked"]

FAMILY = ("Kayleigh", "Donna", "Unborn")
READABLE = """
    select tablename from pg_tables
     where schemaname = 'public' and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
"""
A_NIGHT = timedelta(hours=25)
JASON_MOVES = HEALTH.replace("2 Mill Lane", "14 High Street").replace("S66 2CD", "S65 1AB")


@pytest.fixture
def keys_away(settings: Any) -> Any:
    """A way to take the keys away, and to give them back."""
    given = settings.SHIELD_KEYS

    def away(*, back: bool = False) -> None:
        settings.SHIELD_KEYS = given if back else ""
        settings.SHIELD_KEY_FILE = "/nowhere"

    return away


def everything() -> str:
    """Every row of every table that the system can read, as one text: what a stolen copy holds."""
    text = ""
    with connection.cursor() as cursor:
        cursor.execute(READABLE)
        for (table,) in cursor.fetchall():
            cursor.execute(f"select t::text from {table} t")
            text += "\n".join(row[0] for row in cursor.fetchall())
    return text


def jason_apart(text: str) -> str:
    """Jason goes to the same surgery, and no shield stands over him."""
    return text.replace("Clifton Surgery", "").replace("Dr Khan", "")


def test_no_canary_is_left_in_any_table_even_for_the_system(linked: World) -> None:
    linked.keeper()
    assert len(canaries_in(everything())) > 8
    shield(linked)
    linked.keeper()
    left = canaries_in(jason_apart(everything()))
    assert left == ["Rotherham"], "the town stands in Jason's address, and nowhere else"


def test_a_keeper_sees_one_place_at_a_time_and_the_audit_says_which_not_where(linked: World) -> None:
    shield(linked)
    child = person_called(linked, "Kayleigh")
    keeper = linked.worker("custodian")
    seen = see_place(actor=keeper, person=child, kept="address", why="She must be told today", now=NOW)
    assert {"S65 1AB" in place.value for place in seen} == {True}
    schools = see_place(actor=keeper, person=child, kept="school", why="She must be told today", now=NOW)
    assert [place.value for place in schools] == ["Valley Primary"]
    who = see_place(actor=keeper, person=child, kept="professionals", why="She must be told today", now=NOW)
    assert any("Mrs Green" in place.value for place in who)
    linked.keeper()
    with connection.cursor() as cursor:
        cursor.execute("select string_agg(e::text, ' ' order by id) from audit_event e where act = 'shield.see'")
        written = cursor.fetchone()[0]
    assert ("address" in written, "school" in written, canaries_in(written)) == (True, True, [])


@pytest.mark.parametrize("role", ["hub-manager", "screening-social-worker"])
def test_nobody_else_sees_a_place(linked: World, role: str) -> None:
    shield(linked)
    with pytest.raises(NotPermitted):
        see_place(
            actor=linked.worker(role),
            person=person_called(linked, "Kayleigh"),
            kept="address",
            why="A worry about her",
            now=NOW,
        )


def test_a_place_is_seen_only_for_a_reason(linked: World) -> None:
    shield(linked)
    child = person_called(linked, "Kayleigh")
    with pytest.raises(BadInput):
        see_place(actor=linked.worker("custodian"), person=child, kept="address", why="x", now=NOW)


def test_a_keepers_own_page_of_her_shows_no_canary(linked: World) -> None:
    shield(linked)
    page = open_person(
        actor=linked.worker("custodian", purpose="protecting"),
        person=person_called(linked, "Kayleigh"),
        now=NOW,
        reason="She must be told",
    )
    assert canaries_in(str(page)) == []


def test_without_the_keys_a_shield_still_goes_up_and_hides_and_only_places_are_refused(
    linked: World, keys_away: Any
) -> None:
    child = person_called(linked, "Kayleigh")
    keys_away()
    shield(linked)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    assert (page.is_shielded, canaries_in(str(page))) == (True, [])
    with pytest.raises(KeyUnavailable, match="the key to them does not answer"):
        see_place(actor=linked.worker("custodian"), person=child, kept="address", why="A worry about her", now=NOW)
    keys_away(back=True)
    linked.keeper()
    assert lock_what_waits(actor=linked.keeper(), now=NOW) == 3
    linked.keeper()
    assert canaries_in(jason_apart(everything())) == ["Rotherham"]
    assert lock_what_waits(actor=linked.keeper(), now=NOW) == 0


def test_who_moves_in_while_the_keys_are_away_is_shielded_when_they_return(linked: World, keys_away: Any) -> None:
    shield(linked)
    keys_away()
    source = held(
        told_by("health-registrations", JASON_MOVES),
        told_by("school-census", SCHOOL),
        told_by("police-notices", POLICE),
    )
    write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=source)
    keys_away(back=True)
    lock_what_waits(actor=linked.keeper(), now=NOW)
    jason = person_called(linked, "Jason")
    assert Person.objects.get(pk=jason).is_shielded


def test_a_note_written_while_the_keys_are_away_is_hidden_until_it_can_be_read(linked: World, keys_away: Any) -> None:
    child = person_called(linked, "Kayleigh")
    shield(linked)
    keys_away()
    note_event(actor=linked.worker(), person=child, kind="contact.triage", happened_at=NOW, text="Seen today", now=NOW)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    assert not any(line.kind == "contact.triage" for line in page.story.entries)
    keys_away(back=True)
    lock_what_waits(actor=linked.keeper(), now=NOW)
    page = open_person(actor=linked.worker(), person=child, now=NOW, reason="A worry from school")
    assert [line.text for line in page.story.entries if line.kind == "contact.triage"] == ["Seen today"]


def test_a_new_key_locks_everything_anew_and_the_old_one_may_go(linked: World, settings: Any) -> None:
    shield(linked)
    settings.SHIELD_KEYS = f"testkey2 {b64encode(b'2' * 32).decode()},{settings.SHIELD_KEYS}"
    linked.keeper()
    assert lock_with_new_key(actor=linked.keeper(), now=NOW) > 5
    settings.SHIELD_KEYS = settings.SHIELD_KEYS.split(",")[0]
    seen = see_place(
        actor=linked.worker("custodian"),
        person=person_called(linked, "Kayleigh"),
        kept="phone",
        why="A call to her",
        now=NOW,
    )
    assert seen[0].value == "07700900123"
    linked.keeper()
    assert keys_in_use(linked.council) == {"testkey2"}


def test_linking_again_with_places_locked_changes_nobody(linked: World) -> None:
    shield(linked)
    linked.keeper()
    before = picture()
    link_council(actor=linked.keeper(), council=linked.council, now=NOW, source=everybody())
    linked.keeper()
    assert picture() == before


def test_lifting_takes_two_people_a_reason_and_a_night_and_gives_everything_back(linked: World) -> None:
    linked.keeper()
    before = picture()
    shield(linked)
    child = person_called(linked, "Kayleigh")
    asker, second = linked.worker("hub-manager"), linked.worker("custodian")
    linked.worker("hub-manager")
    with pytest.raises(OutOfOrder, match="Nobody has asked"):
        lift_shield(actor=asker, person=child, now=NOW)
    for no_reason in (" ", "Over", "x" * 9):
        with pytest.raises(BadInput, match="in a sentence"):
            ask_to_lift_shield(actor=asker, person=child, why=no_reason, now=NOW)
    ask_to_lift_shield(actor=asker, person=child, why="The order has ended", now=NOW)
    with pytest.raises(Conflict):
        ask_to_lift_shield(actor=second, person=child, why="The order has ended", now=NOW)
    with pytest.raises(NotPermitted, match="Somebody else must agree"):
        lift_shield(actor=asker, person=child, now=NOW + A_NIGHT)
    with pytest.raises(OutOfOrder, match="24 hours"):
        lift_shield(actor=second, person=child, now=NOW + timedelta(hours=2))
    lifted = lift_shield(actor=second, person=child, now=NOW + A_NIGHT)
    assert len(lifted) == 3
    linked.keeper()
    assert not Person.objects.filter(is_shielded=True).exists()
    assert picture() == before
    assert not Event.objects.exclude(locked=None).exists()
    assert not Involvement.objects.exclude(locked=None).exists()


def test_a_shield_left_up_needs_asking_anew(linked: World) -> None:
    shield(linked)
    child = person_called(linked, "Kayleigh")
    ask_to_lift_shield(actor=linked.worker("hub-manager"), person=child, why="The order has ended", now=NOW)
    leave_shield_up(actor=linked.worker("custodian"), person=child, now=NOW)
    with pytest.raises(OutOfOrder, match="Nobody has asked"):
        lift_shield(actor=linked.worker("custodian"), person=child, now=NOW + A_NIGHT)


def test_a_shield_that_spread_goes_only_with_the_one_it_spread_from(linked: World) -> None:
    shield(linked)
    with pytest.raises(OutOfOrder, match="with somebody who is shielded"):
        ask_to_lift_shield(
            actor=linked.worker("hub-manager"), person=person_called(linked, "Donna"), why="She is safe now", now=NOW
        )


def test_whoever_lives_with_two_shielded_people_stays_behind_the_other_shield(linked: World) -> None:
    shield(linked)
    shield(linked, "Donna")
    child = person_called(linked, "Kayleigh")
    ask_to_lift_shield(actor=linked.worker("hub-manager"), person=child, why="The order has ended", now=NOW)
    assert lift_shield(actor=linked.worker("custodian"), person=child, now=NOW + A_NIGHT) == ()
    linked.keeper()
    assert Person.objects.filter(is_shielded=True).count() == 3
    assert canaries_in(jason_apart(everything())) == ["Rotherham"]


def test_nothing_is_lifted_while_the_keys_are_away(linked: World, keys_away: Any) -> None:
    shield(linked)
    child = person_called(linked, "Kayleigh")
    ask_to_lift_shield(actor=linked.worker("hub-manager"), person=child, why="The order has ended", now=NOW)
    keys_away()
    with pytest.raises(KeyUnavailable):
        lift_shield(actor=linked.worker("custodian"), person=child, now=NOW + A_NIGHT)


def test_somebody_who_may_be_her_is_shielded_until_two_people_have_looked(linked: World) -> None:
    shield(linked)
    twin = SCHOOL + "    | P2 | Oneil | Kayleigh | 2014-03-02 | F | 9 Far Road | Leeds | LS1 4AB | | | | | | | | \n"
    source = held(
        told_by("health-registrations", HEALTH), told_by("school-census", twin), told_by("police-notices", POLICE)
    )
    link_council(actor=linked.keeper(), council=linked.council, now=NOW, source=source)
    linked.keeper()
    apart = Shield.objects.filter(how="looks-like", lifted_at=None)
    shown = Person.objects.filter(given_name__startswith="Kayleigh", retired_at=None)
    assert all(person.is_shielded for person in shown)
    assert apart.count() == shown.count() - 1
    if apart.exists():
        person = apart.get().person_id
        ask_to_lift_shield(actor=linked.worker("hub-manager"), person=person, why="She is another girl", now=NOW)
        lift_shield(actor=linked.worker("custodian"), person=person, now=NOW + A_NIGHT)
        write_up(actor=linked.keeper(), council=linked.council, now=NOW, source=source)
        linked.keeper()
        assert not Person.objects.get(pk=person).is_shielded


def test_a_merge_locks_what_the_other_records_say(linked: World) -> None:
    shield(linked)
    jason, kayleigh = person_called(linked, "Jason"), person_called(linked, "Kayleigh")
    merge_people(actor=linked.worker("hub-manager"), keep=jason, other=kayleigh, why="Same", now=NOW)
    linked.keeper()
    assert "2 Mill Lane" not in everything()
