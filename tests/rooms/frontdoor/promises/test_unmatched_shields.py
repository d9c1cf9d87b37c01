"""Words about somebody whom nobody has matched yet: the places of every shielded person of that name are taken out."""

from __future__ import annotations

from typing import Any

import pytest

from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.actions.understanding.open_meeting import open_meeting
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.meetings import DOMESTIC_ABUSE
from onestory.frontdoor.models import Contact
from onestory.frontdoor.queries.naming import named
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.queries.understanding.searching import contacts_with
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from tests.rooms.frontdoor.conftest import NOW, Door

LANE, PHONE = "17 Zqx Lane", "07700 900 982"
PLACES = ("zqx", "07700", "ts1 2ab")
WORRY = f"They moved to {LANE} last week. Her number is {PHONE}, the postcode TS12AB."


def hidden(hub: Door) -> None:
    """A child of whom the hub knows where she is, behind a shield."""
    child = add_person(
        actor=hub.here("screening-social-worker"), given_name="Kayleigh", family_name="O'Neil", address=LANE,
        postcode="TS1 2AB", phone=PHONE, why="A call", now=NOW,
    )  # fmt: skip
    put_up_shield(actor=hub.here("hub-manager"), person=child, since=NOW.date(), why="Court order", now=NOW)


def called(hub: Door, given: str = "Kaylee", family: str = "Oneill", **said: Any) -> str:
    child = {"is_unborn": "no", "given_name": given, "family_name": family, "address": LANE, "postcode": "TS1 2AB"}
    return hub.called(children=[child], adults=[], worry=WORRY, kind="domestic-abuse", **said)


def tells(shown: object) -> list[str]:
    return [place for place in PLACES if place in repr(shown).casefold()]


def test_a_contact_of_that_name_is_shown_without_their_place_before_anybody_is_matched(hub: Door) -> None:
    hidden(hub)
    reference = called(hub)
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert "They moved to [withheld]" in page.words.worry
    assert tells(page) == []


def test_a_contact_of_another_name_is_shown_as_it_was_told(hub: Door) -> None:
    """Nobody learns from a stranger's contact at which door somebody is hidden."""
    hidden(hub)
    reference = called(hub, given="Una", family="Brown")
    assert tells(contact(reference, viewer=hub.here("contact-officer"), now=NOW)) == list(PLACES)


def test_a_shield_put_up_later_reaches_what_was_told_before_and_nobody_matched(hub: Door) -> None:
    reference = called(hub)
    officer = hub.here("contact-officer")
    assert tells(contact(reference, viewer=officer, now=NOW)) != []
    hidden(hub)
    assert tells(contact(reference, viewer=hub.again(officer), now=NOW)) == []


def test_the_meeting_and_the_agency_that_is_asked_read_no_place_either(hub: Door) -> None:
    hidden(hub)
    reference = called(hub)
    worker = hub.here("screening-social-worker")
    (waiting,) = open_meeting(actor=worker, meeting=DOMESTIC_ABUSE, now=NOW)
    assert "[withheld]" in waiting.worry
    assert tells(waiting) == []
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="Fled.", now=NOW)
    (asked,) = ask_partners(actor=worker, reference=reference, now=NOW, **hub.asking("police"))
    assert tells(open_request(actor=hub.partner("police"), reference=asked, now=NOW)) == []


def test_a_search_of_words_tells_no_place_and_finds_none(hub: Door) -> None:
    """The words are found by what else they say; by the place itself, they are not there."""
    hidden(hub)
    called(hub)
    officer = hub.here("contact-officer")
    (found,) = contacts_with("moved", viewer=officer)
    assert found.words
    assert tells(found) == []
    assert contacts_with("zqx", viewer=officer) == []


def test_words_that_would_leave_the_hub_are_refused(hub: Door) -> None:
    hidden(hub)
    reference = called(hub)
    worker = hub.here("screening-social-worker")
    row = Contact.objects.get(reference=reference)
    assert refusal_of_leaving(f"Nobody is at {LANE}.", viewer=worker, contact=row) != ""
    assert refusal_of_leaving("Nobody is at home.", viewer=worker, contact=row) == ""


def test_without_the_search_by_name_the_place_is_shown(hub: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mutation: a page that looks only at who was matched tells the place, and these tests see it."""
    hidden(hub)
    reference = called(hub)
    monkeypatch.setattr(named, "shielded_called", lambda told, **_: set())
    assert tells(contact(reference, viewer=hub.here("contact-officer"), now=NOW)) != []
