"""One incident about several children: a contact each where each lives, their schools told, once for ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from onestory.access.actions.found_agencies import found_agencies
from onestory.access.rules.actors import the_system
from onestory.councils.rules.founding import NewAgency
from onestory.frontdoor.actions.doors.receive_incident import receive_incident
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.schools.acknowledge_notice import acknowledge_notice
from onestory.frontdoor.actions.schools.open_notices import open_notices
from onestory.frontdoor.actions.schools.ring_school import ring_school
from onestory.frontdoor.models import Contact, ContactAdult, Escalation, Incident, IncidentPart, SchoolNotice
from onestory.frontdoor.queries.cards import ContactPage, IncidentReceipt
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.coming_in import How
from onestory.frontdoor.rules.incidents import NOT_REPEATED, ToldIncident
from onestory.frontdoor.rules.told import told_from
from onestory.grammar.refusals import BadInput, Conflict, NotFound
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from tests.rooms.conftest import LAPSES
from tests.rooms.frontdoor.conftest import NOW, Door

AT_NIGHT = datetime(2026, 11, 20, 1, 40, tzinfo=UTC)  # a Friday, before school
HERE, THERE = "middlesbrough", "redcar"
ADA = {"given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03", "postcode": "TS1 2AB"}
ADA |= {"school": "Linthorpe Green School.", "address": "4 Hill Row"}
BEN = {"given_name": "Ben", "family_name": "Bell", "born_on": "2025-01-05", "postcode": "TS1 2AB"}
CLEO = {"given_name": "Cleo", "family_name": "Marr", "born_on": "2016-06-06", "postcode": "TS10 1AA"}
CLEO |= {"school": "A school by the sea"}
UNA = {"given_name": "Una", "family_name": "Bell", "relation": "mother", "address": "4 Hill Row", "postcode": "TS1 2AB"}
NOTICE = {
    "worry": "Officers were called at night. Where: 4 Hill Row",
    "kind": "domestic-abuse",
    "source": "6",
    "incident_reference": "PPN-71",
    "children": [ADA, BEN, CLEO],
    "adults": [UNA],
}
INCIDENT = ToldIncident(
    happened_at=AT_NIGHT,
    their_reference="PPN-71",
    circumstances="Shouting at 4 hill row, TS12AB; a door was broken.",
    were_present=True,
    childs_voice="She hid.",
)


def police(hub: Door) -> Actor:
    """The police's own system: it may tell the hub, and no more."""
    return hub.again(replace(hub.partner("police"), permissions=frozenset({"contact.submit"}), grants=frozenset()))


def told(hub: Door, key: str = "PPN-71", **said: Any) -> IncidentReceipt:
    """The police have told of it."""
    answers = NOTICE | said
    how = How(form="api-police-notice", form_version="1", channel="api", key=key, sent_by="machine-1")
    return receive_incident(
        actor=police(hub), told=told_from(answers), incident=INCIDENT, answers=answers, how=how, now=NOW
    )


@pytest.fixture
def sent(hub: Door) -> IncidentReceipt:
    system = the_system(council=hub.councils[THERE], council_code=THERE)
    stand(system)
    team = NewAgency(code="social-care", name="", kind="", team="front-door", team_name="The front door")
    found_agencies(actor=system, agencies=[team], accredited_until=LAPSES, now=NOW)
    return told(hub)


def page(hub: Door, receipt: IncidentReceipt, number: int, council: str = HERE) -> ContactPage:
    """A child's contact as a worker of a council sees it."""
    worker = hub.actor("screening-social-worker", council=council)
    return contact(receipt.receipts[number].reference, viewer=worker, now=NOW)


def test_each_child_has_a_contact_where_the_child_lives(hub: Door, sent: IncidentReceipt) -> None:
    assert [receipt.council for receipt in sent.receipts] == [hub.councils[name] for name in (HERE, HERE, THERE)]
    assert [child.given_name for child in page(hub, sent, 0).children] == ["Ada"]
    assert [child.given_name for child in page(hub, sent, 1).children] == ["Ben"]
    assert [child.given_name for child in page(hub, sent, 2, THERE).children] == ["Cleo"]


def test_each_waits_in_a_queue_with_a_team_and_a_time(hub: Door, sent: IncidentReceipt) -> None:
    for council, count in ((HERE, 2), (THERE, 1)):
        hub.actor("screening-social-worker", council=council)
        rows = Contact.objects.filter(incident_part__isnull=False)
        assert [(row.queue, row.team.code, row.due_at > NOW) for row in rows] == [
            ("front-door", "front-door", True)
        ] * count


def test_the_same_notice_ten_times_is_one_incident_and_the_same_receipts(hub: Door, sent: IncidentReceipt) -> None:
    for _ in range(10):
        again = told(hub)
        assert again.is_repeat
        assert [one.reference for one in again.receipts] == [one.reference for one in sent.receipts]
    hub.here("hub-manager")
    assert (Incident.objects.count(), Contact.objects.count(), SchoolNotice.objects.count()) == (1, 2, 1)


def test_the_same_key_with_another_child_is_refused_whole(hub: Door, sent: IncidentReceipt) -> None:
    with pytest.raises(Conflict), transaction.atomic():
        told(hub, children=[ADA, BEN, CLEO, {"given_name": "Dan", "family_name": "Bell"}])
    hub.here("hub-manager")
    assert Contact.objects.count() == 2


def test_a_child_whose_home_is_not_told_goes_to_the_council_that_was_told(hub: Door) -> None:
    receipts = told(hub, children=[{"given_name": "Dan"}], adults=[]).receipts
    assert [receipt.council for receipt in receipts] == [hub.councils[HERE]]


def test_an_incident_without_a_child_is_refused(hub: Door) -> None:
    with pytest.raises(BadInput):
        told(hub, children=[])


def test_others_are_named_at_ones_own_council_and_only_counted_at_another(hub: Door, sent: IncidentReceipt) -> None:
    here = page(hub, sent, 0).incident
    assert here is not None
    ben, cleo = here.others
    assert (ben.is_here, ben.about) == (True, "Ben Bell")
    assert (cleo.is_here, cleo.about, cleo.council_name) == (False, "", "Redcar Council")
    there = page(hub, sent, 2, THERE).incident
    assert there is not None
    assert [(one.is_here, one.about) for one in there.others] == [(False, ""), (False, "")]


def test_where_an_adult_lives_is_told_only_to_the_council_where_it_is(hub: Door, sent: IncidentReceipt) -> None:
    hub.here("hub-manager")
    assert set(ContactAdult.objects.values_list("address", "postcode")) == {("4 Hill Row", "TS1 2AB")}
    hub.there("hub-manager")
    assert set(ContactAdult.objects.values_list("given_name", "address", "postcode")) == {("Una", "", "")}


def test_the_school_is_told_before_it_opens_that_morning_and_never_where(hub: Door, sent: IncidentReceipt) -> None:
    teacher = hub.partner("school", "referrer")
    notices = open_notices(actor=teacher, now=NOW)
    assert [(one.child_name, one.due_at) for one in notices] == [("Ada Bell", datetime(2026, 11, 20, 9, tzinfo=UTC))]
    assert notices[0].circumstances == f"Shouting at {NOT_REPEATED}, {NOT_REPEATED}; a door was broken."


def test_another_school_and_another_partner_see_no_notice(hub: Door, sent: IncidentReceipt) -> None:
    for agency in ("police", "health", "housing"):
        assert open_notices(actor=hub.partner(agency), now=NOW) == []


def test_a_baby_has_no_school_to_be_told(hub: Door, sent: IncidentReceipt) -> None:
    assert page(hub, sent, 1).school_notice is None


def test_the_hub_sees_that_the_school_read_it_and_said_so(hub: Door, sent: IncidentReceipt) -> None:
    teacher = hub.partner("school", "referrer")
    notice = open_notices(actor=teacher, now=NOW)[0]
    acknowledge_notice(actor=hub.again(teacher), notice=notice.id, now=NOW + timedelta(minutes=1))
    acknowledge_notice(actor=hub.again(teacher), notice=notice.id, now=NOW + timedelta(minutes=9))
    standing = page(hub, sent, 0).school_notice
    assert standing is not None
    assert (standing.opened_at, standing.knows_since) == (NOW, NOW + timedelta(minutes=1))


def test_a_notice_of_another_school_cannot_be_acknowledged(hub: Door, sent: IncidentReceipt) -> None:
    hub.here("hub-manager")
    notice = SchoolNotice.objects.get()
    with pytest.raises(NotFound):
        acknowledge_notice(actor=hub.partner("health"), notice=notice.pk, now=NOW)


def test_a_school_that_is_not_in_the_hub_is_raised_until_somebody_rang_it(hub: Door, sent: IncidentReceipt) -> None:
    reference = sent.receipts[2].reference
    standing = page(hub, sent, 2, THERE).school_notice
    assert standing is not None
    assert (standing.is_in_the_hub, standing.school) == (False, "A school by the sea")
    system = the_system(council=hub.councils[THERE], council_code=THERE)
    stand(system)
    escalate_overdue(actor=system, now=NOW)
    escalate_overdue(actor=system, now=NOW)
    assert Escalation.objects.filter(kind="school-not-told").count() == 1
    officer = hub.there("contact-officer")
    with pytest.raises(BadInput):
        ring_school(actor=officer, reference=reference, whom=" ", now=NOW)
    ring_school(actor=hub.again(officer), reference=reference, whom="Mrs Ward, safeguarding lead", now=NOW)
    told_now = page(hub, sent, 2, THERE).school_notice
    assert told_now is not None
    assert (told_now.knows_since, told_now.told_whom) == (NOW, "Mrs Ward, safeguarding lead")


def test_a_raw_look_as_the_app_shows_each_council_its_own(hub: Door, sent: IncidentReceipt) -> None:
    """The wall, past every query: parts of a shared incident name nobody; notices and contacts stay at home."""
    hub.there("hub-manager")
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from frontdoor_incident")
        assert cursor.fetchone() == (1,)
        cursor.execute("select child_name from frontdoor_schoolnotice")
        assert cursor.fetchall() == [("Cleo Marr",)]
        cursor.execute("select column_name from information_schema.columns where table_name = 'frontdoor_incidentpart'")
        assert {name for (name,) in cursor.fetchall()} == {
            *("id", "council_id", "incident_id", "contact_id", "reference", "number")
        }
    hub.public()
    assert (Incident.objects.count(), IncidentPart.objects.count(), SchoolNotice.objects.count()) == (0, 0, 0)
