"""Notices that are typed for their sender: each becomes a contact of its kind, from its source, with its clock."""

from __future__ import annotations

from typing import Any

import pytest

from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.doors.submit_referral import FormProblems
from onestory.frontdoor.models import Contact
from onestory.frontdoor.queries.cards import Receipt
from onestory.grammar.refusals import NotPermitted
from tests.rooms.frontdoor.conftest import NOW, Door

ADA = {"is_unborn": "no", "given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03"}
LEAST = {"channel": "email", "immediate_danger": "no", "children": [ADA], "adults": []}
HEALTH = {
    "service": "emergency-department",
    "place": "James Cook A&E",
    "happened_on": "2026-11-19",
    "reason": "A burn on her hand, three days old.",
    "on_a_plan": "yes",
}
COUNCIL = {"council": "Leeds", "what": "placed-here", "since": "2026-11-16", "words": "With foster carers in TS3."}
ADULT = {"concern": "Her father hits her grandmother, who lives with them."}
COURT = {"court": "Teesside Family Court", "section": "s37", "due_on": "2027-01-15", "words": "As to Ada."}


def typed(hub: Door, form: str, **said: Any) -> Receipt:
    """A contact officer has typed a notice."""
    answers = {**LEAST, **said}
    return record_phone_contact(actor=hub.here("contact-officer"), answers=answers, key=form, form=form, now=NOW)


def test_each_notice_becomes_a_contact_of_its_kind_from_its_source(hub: Door) -> None:
    given = {"health-notice": HEALTH, "council-notice": COUNCIL, "adult-concern": ADULT, "court-request": COURT}
    found = {form: Contact.objects.get(reference=typed(hub, form, **said).reference) for form, said in given.items()}
    assert {form: (one.kind, one.source, one.source_organisation) for form, one in found.items()} == {
        "health-notice": ("ae-attendance", "3E", "James Cook A&E"),
        "council-notice": ("other-council-placement", "5C", "Leeds"),
        "adult-concern": ("worry", "5A", "Adult social care"),
        "court-request": ("court-request", "7", "Teesside Family Court"),
    }
    assert all(one.due_at and one.team_id and one.children.count() == 1 for one in found.values())
    assert "CP-IS showed a plan or care order: yes" in found["health-notice"].worry
    assert "They have placed a child here, since 16 November 2026." in found["council-notice"].worry
    assert found["court-request"].worry.endswith("The court wants it by: 15 January 2027")


def test_what_a_notice_must_say_is_asked_for_and_only_the_hub_types_one(hub: Door) -> None:
    with pytest.raises(FormProblems) as refused:
        typed(hub, "court-request", **{**COURT, "court": "", "children": []})
    assert {problem.field for problem in refused.value.problems} == {"court", "children"}
    with pytest.raises(NotPermitted):
        record_phone_contact(actor=hub.here("referrer"), answers={}, key="x", form="court-request", now=NOW)
