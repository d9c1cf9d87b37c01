"""What is already known of the children of a contact, said at intake with whoever says so; and what repeats."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from onestory.audit.models import AuditEvent
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.understanding.understand_contact import understand_contact
from onestory.frontdoor.models import Escalation
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.people.models import Relationship
from tests.rooms.frontdoor.conftest import NOW, TOLD, Door


def decided_without_action(hub: Door, person: UUID, *, days_ago: int, key: str) -> str:
    """A contact about this person that was closed without action so many days ago."""
    then = NOW - timedelta(days=days_ago)
    reference = hub.proposed(now=then, outcome="no-further-action", key=key)
    hub.matched(reference, person, now=then)
    decide_contact(
        actor=hub.here("hub-manager"),
        reference=reference,
        outcome="no-further-action",
        rationale="Below the threshold.",
        reason_code="below-threshold",
        would_change="A second report.",
        now=then,
    )
    return reference


def sentences(hub: Door, reference: str, *, now: datetime = NOW) -> str:
    """All of it, in one string."""
    [child] = understand_contact(actor=hub.here("screening-social-worker"), reference=reference, now=now)
    return " ".join(one.words for one in child.sentences)


def test_a_child_nobody_knows_is_said_to_be_so(hub: Door) -> None:
    reference = hub.called()
    hub.matched(reference, hub.person())
    said = sentences(hub, reference)
    assert "No record names a worker, a plan or an order." in said
    assert "No contact with this front door before." in said


def test_nothing_is_said_before_anybody_was_matched(hub: Door) -> None:
    assert understand_contact(actor=hub.here("contact-officer"), reference=hub.called(), now=NOW) == ()


def test_earlier_contacts_are_counted_and_cited(hub: Door) -> None:
    person = hub.person()
    before = decided_without_action(hub, person, days_ago=100, key="a")
    lately = decided_without_action(hub, person, days_ago=20, key="b")
    reference = hub.called(key="now")
    hub.matched(reference, person)
    [child] = understand_contact(actor=hub.here("screening-social-worker"), reference=reference, now=NOW)
    [counted] = [one for one in child.sentences if "in 90 days" in one.words]
    assert counted.words.startswith("2 contacts before, 1 in 90 days")
    assert "ended in: no further action" in counted.words
    assert counted.contacts == (lately, before)


@pytest.mark.parametrize(("days", "is_one"), [(364, True), (370, False)])
def test_a_referral_within_a_year_makes_a_re_referral(hub: Door, days: int, is_one: bool) -> None:
    person, later = hub.person(), NOW + timedelta(days=days)
    hub.matched(hub.decided(key="before"), person)
    reference = hub.called(key="after", now=later, children=TOLD["children"][:1])
    hub.matched(reference, person, now=later)
    assert ("this would be a re-referral" in sentences(hub, reference, now=later)) is is_one


def test_the_third_contact_without_action_in_six_months_raises_an_alert_once(hub: Door) -> None:
    person = hub.person()
    for number in (1, 2, 3):
        before = decided_without_action(hub, person, days_ago=number * 30, key=f"call-{number}")
        hub.system()
        assert not Escalation.objects.filter(contact__reference=before, kind="repeated").exists()
    reference = hub.called(key="now")
    hub.matched(reference, person)
    hub.matched(reference, person)
    hub.system()
    assert Escalation.objects.filter(kind="repeated").count() == 1
    page = contact(reference, viewer=hub.here("screening-social-worker"), now=NOW)
    assert page.known.is_repeated
    assert [raised.title for raised in page.escalations] == ["Contacts repeat without action"]
    assert "3 contacts ended without further action in 6 months." in sentences(hub, reference)


def test_a_council_sets_its_own_alert(hub: Door) -> None:
    person = hub.person()
    decided_without_action(hub, person, days_ago=30, key="a")
    decided_without_action(hub, person, days_ago=50, key="b")
    reference = hub.called(key="now")
    hub.matched(reference, person)
    viewer = hub.here("screening-social-worker")
    assert not contact(reference, viewer=viewer, now=NOW).known.is_repeated
    hub.set("alerts", {"repeated-without-action": {"times": 2, "months": 12}})
    assert contact(reference, viewer=hub.again(viewer), now=NOW).known.is_repeated


def test_a_brother_or_sister_is_told_of_with_their_own_contacts(hub: Door) -> None:
    ada, eve = hub.person("Ada"), hub.person("Eve")
    mother = hub.person("Una")
    for child in (ada, eve):
        Relationship.objects.create(
            council_id=hub.councils["middlesbrough"],
            person_id=mother,
            other_id=child,
            kind="mother",
            record=f"r-{child}",
            confidence="stated",
            feed="school-census",
            agency="school",
            as_of=NOW.date(),
        )
    hers = decided_without_action(hub, eve, days_ago=40, key="eve")
    reference = hub.called(key="now")
    hub.matched(reference, ada)
    said = sentences(hub, reference)
    assert "Eve Bell" in said
    assert "1 contact here, the last on 11 October 2026: no further action" in said
    [told] = understand_contact(actor=hub.here("screening-social-worker"), reference=reference, now=NOW)
    assert any(hers in one.contacts and one.person == eve for one in told.sentences)


def test_reading_it_leaves_a_line_for_everybody_shown(hub: Door) -> None:
    person = hub.person()
    reference = hub.called()
    hub.matched(reference, person)
    viewer = hub.here("screening-social-worker")
    understand_contact(actor=viewer, reference=reference, now=NOW)
    hub.system()
    assert AuditEvent.objects.filter(act="contact.understand", person_id=person).count() == 1


@pytest.mark.parametrize("role", ["partner-researcher", "analyst", "referrer"])
def test_those_who_may_not_see_contacts_learn_nothing(hub: Door, role: str) -> None:
    reference = hub.called()
    viewer = hub.partner("police") if role == "partner-researcher" else hub.here(role)
    with pytest.raises(Exception, match=r"role|contact"):
        understand_contact(actor=viewer, reference=reference, now=datetime.now(UTC))  # noqa: TID251
