"""Saying who a child is: known, nobody known yet, and put right when it was somebody else."""

from typing import Any
from uuid import uuid4

import pytest

from onestory.frontdoor.actions.understanding.match_adult import match_adult
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.models import ContactAdult, ContactChild, Match
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import NotFound, NotPermitted
from onestory.people.models import Event, Person
from onestory.people.policies import has_relationship
from tests.rooms.frontdoor.conftest import NOW, Door


def lines_of(person: Any) -> list[str]:
    return list(Event.objects.filter(person_id=person).order_by("id").values_list("text", flat=True))


def test_a_match_keeps_who_when_and_on_what(hub: Door) -> None:
    reference, person = hub.called(), hub.person()
    hub.matched(reference, person)
    officer = hub.here("contact-officer")
    match = contact(reference, viewer=officer, now=NOW).children[0].match
    assert match is not None
    assert (match.person_id, match.found, match.by) == (person, "known", officer.name)
    assert (match.weight, match.reasons, match.at) == (14.2, "Name.", NOW)


def test_the_contact_enters_the_childs_story(hub: Door) -> None:
    reference, person = hub.called(), hub.person()
    hub.matched(reference, person)
    assert lines_of(person) == [
        f"Contact {reference} received: worry about a child (telephone).",
        f"Matched to contact {reference} by Contact-Officer Social-Care Middlesbrough.",
    ]


def test_what_comes_after_is_written_into_the_story_too(hub: Door) -> None:
    reference, person = hub.triaged(), hub.person()
    hub.matched(reference, person)
    assert lines_of(person)[-1].startswith("Matched")
    hub.here("screening-social-worker")
    assert not any(line.startswith("Triaged") for line in lines_of(person))


def test_nobody_known_yet_is_an_answer(hub: Door) -> None:
    reference = hub.called()
    officer = hub.here("contact-officer")
    child = ContactChild.objects.order_by("number")[0]
    match_child(actor=officer, reference=reference, child=child.pk, person=None, reasons="No Bell born 2018.", now=NOW)
    match = contact(reference, viewer=officer, now=NOW).children[0].match
    assert match is not None
    assert (match.found, match.person_id, match.reasons) == ("nobody", None, "No Bell born 2018.")


def test_a_wrong_match_is_put_right_in_both_stories(hub: Door) -> None:
    reference, wrong, right = hub.called(), hub.person("Ada", "Belle"), hub.person("Ada", "Bell")
    worker = hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW)
    hub.matched(reference, wrong, actor=worker)
    hub.matched(reference, right, actor=worker)
    assert lines_of(wrong)[-1].endswith("they had been matched to it by mistake.")
    assert lines_of(right)[0].startswith(f"Contact {reference} received")
    assert not has_relationship(worker, wrong)
    assert has_relationship(worker, right)
    assert Match.objects.count() == 2


def test_an_adult_is_matched_the_same_way(hub: Door) -> None:
    reference, mother = hub.called(), hub.person("Una")
    officer = hub.here("contact-officer")
    adult = ContactAdult.objects.get()
    match_adult(actor=officer, reference=reference, adult=adult.pk, person=mother, now=NOW)
    assert contact(reference, viewer=officer, now=NOW).adults[0].person_id == mother


def test_nobody_is_matched_to_whom_they_may_not_know_of(hub: Door) -> None:
    reference, elsewhere = hub.called(), hub.person(council="redcar")
    for person in (elsewhere, uuid4()):
        with pytest.raises(NotFound):
            hub.matched(reference, person)
    assert Match.objects.count() == 0


def test_a_child_of_another_contact_is_not_on_this_one(hub: Door) -> None:
    reference, other, person = hub.called(key="a"), hub.called(key="b"), hub.person()
    officer = hub.here("contact-officer")
    child = ContactChild.objects.filter(contact__reference=other)[0]
    with pytest.raises(NotFound, match="no such child"):
        match_child(actor=officer, reference=reference, child=child.pk, person=person, now=NOW)


def test_a_reviewing_officer_does_not_match(hub: Door) -> None:
    reference, person = hub.called(), hub.person()
    with pytest.raises(NotPermitted):
        hub.matched(reference, person, actor=hub.here("reviewing-officer"))


def test_earlier_contacts_about_the_child_are_known(hub: Door) -> None:
    person = hub.person()
    first, second = hub.decided(key="a"), hub.called(key="b")
    hub.matched(first, person)
    hub.matched(second, person)
    known = contact(second, viewer=hub.here("contact-officer"), now=NOW).known
    assert known.within_90_days == 1
    assert [(each.reference, each.outcome) for each in known.contacts] == [(first, "assessment")]
    assert known.re_referral
    assert known.open_work == ()
    assert not known.nobody_matched


def test_a_contact_nobody_is_matched_on_says_so(hub: Door) -> None:
    assert contact(hub.called(), viewer=hub.here("contact-officer"), now=NOW).known.nobody_matched


def test_somebody_new_is_made_out_of_what_was_told(hub: Door) -> None:
    reference = hub.called()
    officer = hub.here("contact-officer")
    first, unborn = ContactChild.objects.order_by("number")
    for child in (first, unborn):
        match_child(actor=officer, reference=reference, child=child.pk, person=None, add=True, now=NOW)
    page = contact(reference, viewer=hub.again(officer), now=NOW)
    assert [child.match.found for child in page.children if child.match] == ["new", "new"]
    people = {person.pk: str(person) for person in Person.objects.all()}
    assert [people[child.person_id] for child in page.children if child.person_id] == ["Ada Bell", "Unborn Bell"]
