"""Asking partners: several at once, and never before what the Haringey judgment wants is held."""

from datetime import UTC, date
from typing import Any
from uuid import uuid4

import pytest

from onestory.councils.models import Accreditation
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.asking.chase_request import chase_request
from onestory.frontdoor.models import ContactAdult, ContactChild, InformationRequest, RequestSubject
from onestory.frontdoor.queries.asking.agencies import agencies_to_ask, questions_to_ask
from onestory.frontdoor.queries.asking.requests import request, requests_of_my_agency
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.asking import Ask
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from onestory.people.models import Event
from tests.rooms.frontdoor.conftest import NOW, Door


def test_three_agencies_are_asked_at_once(hub: Door) -> None:
    reference, asked = hub.asked("police", "health", "school")
    page = contact(reference, viewer=hub.here("screening-social-worker"), now=NOW)
    assert page.state == "gathering"
    assert sorted(each.row.agency_name for each in page.requests) == [
        "Linthorpe Green School",
        "Tees Valley Health Trust",
        "Teesside Police",
    ]
    assert {each.row.reference for each in page.requests} == set(asked)
    assert {f"{each.row.due_at.astimezone(UTC):%H:%M}" for each in page.requests} == {"16:30"}


@pytest.mark.parametrize(
    ("missing", "says"),
    [
        ({"lawful_basis": ""}, "lawful basis"),
        ({"lawful_basis": "because"}, "lawful basis"),
        ({"lawful_basis": "consent"}, "rarely consent"),
        ({"necessity": "  "}, "necessary"),
        ({"purpose": ""}, "what the information is for"),
        ({"told": ""}, "whether the parents were told"),
        ({"told_why_not": ""}, "Say why not"),
    ],
)
def test_nobody_is_asked_without_a_footing(hub: Door, missing: Any, says: Any) -> None:
    reference = hub.triaged()
    worker = hub.here("screening-social-worker")
    with pytest.raises(OutOfOrder, match=says):
        ask_partners(actor=worker, reference=reference, now=NOW, **{**hub.asking("police"), **missing})
    assert InformationRequest.objects.count() == 0


def test_nobody_is_asked_before_a_threshold_judgement(hub: Door) -> None:
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    with pytest.raises(OutOfOrder, match="You cannot ask partners about a contact that is new"):
        ask_partners(actor=worker, reference=reference, now=NOW, **hub.asking("police"))
    page = contact(reference, viewer=worker, now=NOW)
    assert "new" in page.acts["ask"].refusal


def test_consent_is_a_basis_where_it_was_given(hub: Door) -> None:
    reference = hub.triaged(consent_data_protection="given", consent_from="Una Bell")
    worker = hub.here("screening-social-worker")
    asked = ask_partners(
        actor=worker, reference=reference, now=NOW, **{**hub.asking("school"), "lawful_basis": "consent"}
    )
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("asks", "says"),
    [
        (lambda hub: [], "at least one agency"),
        (lambda hub: [Ask(agency=hub.agencies["police"])], "at least one question"),
        (lambda hub: [Ask(agency=hub.agencies["police"], words=(" ",))], "at least one question"),
        (lambda hub: [Ask(agency=hub.agencies["police"], words=("x",))] * 2, "same agency twice"),
        (lambda hub: [Ask(agency=hub.agencies["police"], questions=("shoe-size",))], "shoe-size"),
        (lambda hub: [Ask(agency=999_999, words=("x",))], "not accredited"),
        (lambda hub: [Ask(agency=hub.agencies["social-care"], words=("x",))], "not accredited"),
    ],
)
def test_an_asking_makes_sense_or_is_refused(hub: Door, asks: Any, says: Any) -> None:
    reference = hub.triaged()
    worker = hub.here("screening-social-worker")
    with pytest.raises(BadInput, match=says):
        ask_partners(actor=worker, reference=reference, now=NOW, **{**hub.asking("police"), "asks": asks(hub)})


def test_an_agency_whose_accreditation_ran_out_is_not_asked(hub: Door) -> None:
    reference = hub.triaged()
    hub.system()
    Accreditation.objects.filter(agency_id=hub.agencies["police"]).update(
        given_from=date(2026, 1, 1), given_until=date(2026, 11, 20)
    )
    worker = hub.here("screening-social-worker")
    assert "police" not in {card.code for card in agencies_to_ask(viewer=worker, now=NOW)}
    with pytest.raises(BadInput, match="Teesside Police is not accredited"):
        ask_partners(actor=worker, reference=reference, now=NOW, **hub.asking("police"))


def test_one_asks_about_the_people_one_names(hub: Door) -> None:
    reference = hub.triaged()
    worker = hub.here("screening-social-worker")
    child, mother = ContactChild.objects.order_by("number")[0], ContactAdult.objects.get()
    ask = Ask(agency=hub.agencies["police"], questions=("police-domestic-abuse",), about=(child.pk, mother.pk))
    ask_partners(actor=worker, reference=reference, now=NOW, **{**hub.asking(), "asks": [ask]})
    assert [(each.name, each.relation) for each in RequestSubject.objects.order_by("number")] == [
        ("Ada Bell", ""),
        ("Una Bell", "mother"),
    ]


def test_nobody_is_asked_about_somebody_of_another_contact(hub: Door) -> None:
    other = hub.called(key="other")
    reference = hub.triaged(key="this")
    worker = hub.here("screening-social-worker")
    stranger = ContactChild.objects.filter(contact__reference=other)[0]
    ask = Ask(agency=hub.agencies["police"], words=("x",), about=(stranger.pk,))
    with pytest.raises(BadInput, match="not on this contact"):
        ask_partners(actor=worker, reference=reference, now=NOW, **{**hub.asking(), "asks": [ask]})


def test_a_contact_that_names_nobody_cannot_be_asked_about(hub: Door) -> None:
    reference = hub.triaged(children=[], adults=[])
    with pytest.raises(BadInput, match="names nobody"):
        ask_partners(actor=hub.here("screening-social-worker"), reference=reference, now=NOW, **hub.asking("police"))


def test_the_agency_is_told_a_name_and_a_birthday_and_no_address(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    page = request(asked, viewer=hub.partner("police"), now=NOW)
    assert [(each.name, each.born_on) for each in page.subjects] == [
        ("Ada Bell", date(2018, 3, 3)),
        ("A child not named", None),
    ]
    assert "TS1" not in repr(page)
    assert page.row.contact_reference == ""
    assert page.questions == ("What do you know?",)
    assert page.purpose == "To decide whether Ada is safe at home."


def test_each_agency_sees_its_own_requests_and_no_others(hub: Door) -> None:
    _, (to_police, to_health) = hub.asked("police", "health")
    police = hub.partner("police")
    assert [row.reference for row in requests_of_my_agency(viewer=police, now=NOW)] == [to_police]
    with pytest.raises(NotFound):
        request(to_health, viewer=police, now=NOW)


def test_the_other_councils_partner_sees_nothing(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    there = hub.actor("partner-researcher", council="redcar", agency="police")
    assert requests_of_my_agency(viewer=there, now=NOW) == []
    with pytest.raises(NotFound):
        request(asked, viewer=there, now=NOW)


def test_asking_enters_the_ledger_for_everybody_asked_about(hub: Door) -> None:
    reference, _ = hub.asked("police", "health")
    shares = contact(reference, viewer=hub.here("screening-social-worker"), now=NOW).shares
    assert sorted((each.about, each.to_whom) for each in shares) == [
        ("A child not named", "Tees Valley Health Trust"),
        ("A child not named", "Teesside Police"),
        ("Ada Bell", "Tees Valley Health Trust"),
        ("Ada Bell", "Teesside Police"),
    ]
    assert {(each.lawful_basis, each.told, each.decision) for each in shares} == {("public-task", "no-unsafe", "share")}


def test_asking_is_a_sealed_line_in_the_story(hub: Door) -> None:
    reference, person = hub.triaged(), hub.person()
    hub.matched(reference, person)
    worker = hub.here("screening-social-worker")
    ask_partners(actor=worker, reference=reference, now=NOW, **hub.asking("police", "school"))
    line = Event.objects.get(person_id=person, kind="contact.ask")
    assert line.text == "Partners asked: Teesside Police and Linthorpe Green School."
    hub.actor("locality-worker", agency="school")
    assert not Event.objects.filter(person_id=person, kind="contact.ask").exists()


def test_a_contact_officer_does_not_ask(hub: Door) -> None:
    reference = hub.triaged()
    with pytest.raises(NotPermitted):
        ask_partners(actor=hub.here("contact-officer"), reference=reference, now=NOW, **hub.asking("police"))


def test_the_declared_questions_are_offered_by_kind(hub: Door) -> None:
    worker = hub.here("screening-social-worker")
    assert "police-missing" in {each.code for each in questions_to_ask("police", viewer=worker)}
    assert questions_to_ask("fire", viewer=worker) == ()


def test_silence_is_chased_and_the_agency_sees_it(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    chase_request(actor=hub.here("screening-social-worker"), reference=asked, words="Needed by four.", now=NOW)
    page = request(asked, viewer=hub.partner("police"), now=NOW)
    assert page.chases == (NOW,)
    assert page.row.chased_times == 1


@pytest.mark.parametrize("role", ["contact-officer", "reviewing-officer"])
def test_those_who_may_not_ask_may_not_chase(hub: Door, role: Any) -> None:
    _, [asked] = hub.asked("police")
    with pytest.raises(NotPermitted):
        chase_request(actor=hub.here(role), reference=asked, now=NOW)


def test_a_request_with_no_footing_cannot_exist(hub: Door) -> None:
    _, [asked] = hub.asked("police")
    hub.system()
    row = InformationRequest.objects.get(reference=asked)
    row.pk, row.reference, row.necessity = uuid4(), "RQ-AAAA-AAAA", ""
    with pytest.raises(Exception, match="request_says_on_what_footing"):
        row.save(force_insert=True)
