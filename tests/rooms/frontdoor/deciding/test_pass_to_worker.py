"""What is told of a child whose case is open goes straight to whoever has it, and is never sent into silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from onestory.access.actions.found_agencies import found_agencies
from onestory.councils.rules.founding import NewAgency
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.actions.handing.accept_handover import accept_handover
from onestory.frontdoor.actions.handing.decline_handover import decline_handover
from onestory.frontdoor.actions.handing.open_handover import open_handover
from onestory.frontdoor.actions.handing.pass_to_worker import pass_to_worker
from onestory.frontdoor.actions.handing.settle_accepted import settle_accepted
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import Decision, Escalation
from onestory.frontdoor.queries.doors.referrals import my_referral
from onestory.frontdoor.queries.handing.handovers import handovers_to_my_team, handovers_to_watch
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.product import Part
from onestory.grammar.refusals import BadInput, NotPermitted, OutOfOrder
from onestory.people.policies import has_relationship
from onestory.walls.actor import Actor
from tests.rooms.conftest import LAPSES
from tests.rooms.frontdoor.conftest import NOW, Door

PARTS = (Part(key="worry", title="What was told", words="Ada sleeps in the car.", source="The school, 20 November"),)
LATER = NOW + timedelta(hours=1)
WHY = "The plan names them, and I rang."


@pytest.fixture
def team(hub: Door) -> int:
    """The team that has Ada."""
    new = NewAgency(code="safe", name="Safeguarding", kind="early-help", team="safe", team_name="Safeguarding East")
    hub.agencies["safe"], made = found_agencies(actor=hub.system(), agencies=[new], accredited_until=LAPSES, now=NOW)[
        "safe"
    ]
    assert made is not None
    return made


def of_the_team(hub: Door, team: int) -> Actor:
    return hub.again(replace(hub.actor("locality-worker", agency="safe"), team=team))


def passed(hub: Door, team: int, *, person: UUID | None = None, reference: str = "", brag: str = "amber") -> UUID:
    """A triaged contact about a child who is known has been passed to the team."""
    reference = reference or hub.triaged(brag=brag)
    hub.matched(reference, person or hub.person())
    return pass_to_worker(
        actor=hub.here("screening-social-worker"),
        reference=reference,
        team=team,
        worker="Joanne Marsh",
        why=WHY,
        parts=PARTS,
        now=NOW,
    )


def test_the_team_takes_it_up_and_it_is_decided_as_an_open_case_by_two_people(hub: Door, team: int) -> None:
    ada = hub.person()
    handover = passed(hub, team, person=ada)
    joanne = of_the_team(hub, team)
    [row] = handovers_to_my_team(viewer=joanne, now=NOW)
    assert (row.worker, row.outcome_title, row.due_at > NOW) == (
        "Joanne Marsh",
        "Passed to the worker of an open case",
        True,
    )
    assert open_handover(actor=joanne, handover=handover, now=NOW).parts[0].words == "Ada sleeps in the car."
    accept_handover(actor=joanne, handover=handover, first="Seen today.", now=LATER)
    assert has_relationship(joanne, ada)
    assert settle_accepted(actor=hub.system(), now=LATER) == 1
    assert settle_accepted(actor=hub.system(), now=LATER) == 0
    page = contact(row.reference, viewer=hub.here("hub-manager"), now=LATER)
    assert (page.state, page.decision is not None and page.decision.outcome) == ("decided", "existing-case")
    decision = Decision.objects.get()
    assert decision.decided_by_id == joanne.user
    assert decision.proposed_by_id == hub.taken_on["screening-social-worker.social-care.middlesbrough"]
    assert "Seen today." in decision.rationale


def test_whoever_told_it_sees_that_it_was_decided(hub: Door, team: int) -> None:
    reference = hub.sent(hub.here("referrer"))
    from_school = hub.here("referrer")
    worker = hub.here("screening-social-worker")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="In a car.", now=NOW)
    handover = passed(hub, team, reference=reference)
    accept_handover(actor=of_the_team(hub, team), handover=handover, now=LATER)
    settle_accepted(actor=hub.system(), now=LATER)
    row, _ = my_referral(reference, viewer=hub.again(from_school))
    assert row.standing == "decided"


def test_until_somebody_says_yes_it_is_the_hubs_and_late_it_is_raised(hub: Door, team: int) -> None:
    passed(hub, team, brag="red")
    worker = hub.here("screening-social-worker")
    [row] = handovers_to_watch(viewer=worker, now=NOW)
    assert contact(row.reference, viewer=worker, now=NOW).state == "proposed"
    assert settle_accepted(actor=hub.system(), now=LATER) == 0
    escalate_overdue(actor=hub.system(), now=NOW + timedelta(hours=5))
    assert Escalation.objects.filter(kind="handover-overdue").count() == 1


def test_given_back_it_goes_on_at_the_hub_with_the_reason(hub: Door, team: int) -> None:
    handover = passed(hub, team)
    decline_handover(actor=of_the_team(hub, team), handover=handover, why="Closed in May.", now=LATER)
    manager = hub.here("hub-manager")
    [back] = handovers_to_watch(viewer=manager, now=LATER)
    assert (back.state, back.answer) == ("declined", "Closed in May.")
    escalate_overdue(actor=hub.system(), now=LATER)
    assert Escalation.objects.filter(kind="handover-declined").count() == 1
    hub.again(manager)
    decide_contact(
        actor=manager, reference=back.reference, outcome="assessment", rationale="Nobody has her.", now=LATER
    )
    assert handovers_to_watch(viewer=manager, now=LATER) == []


def test_it_waits_for_triage_and_for_somebody_known(hub: Door, team: int) -> None:
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    with pytest.raises(OutOfOrder, match="pass to their worker"):
        pass_to_worker(actor=worker, reference=reference, team=team, why=WHY, parts=PARTS, now=NOW)
    reference = hub.triaged(key="call-2", worry="Another worry.")
    hub.again(worker)
    with pytest.raises(OutOfOrder, match="who the child is"):
        pass_to_worker(actor=worker, reference=reference, team=team, why=WHY, parts=PARTS, now=NOW)
    hub.matched(reference, hub.person())
    hub.again(worker)
    with pytest.raises(BadInput, match="how you know"):
        pass_to_worker(actor=worker, reference=reference, team=team, why=" ", parts=PARTS, now=NOW)


def test_it_is_offered_to_one_team_at_a_time_and_not_taken_back_once_taken_up(hub: Door, team: int) -> None:
    handover = passed(hub, team)
    [row] = handovers_to_watch(viewer=hub.here("screening-social-worker"), now=NOW)
    with pytest.raises(OutOfOrder, match="already"):
        passed(hub, team, reference=row.reference)
    accept_handover(actor=of_the_team(hub, team), handover=handover, now=LATER)
    settle_accepted(actor=hub.system(), now=LATER)
    with pytest.raises(OutOfOrder, match="handed over"):
        undo_decision(actor=hub.here("hub-manager"), reference=row.reference, reason="Wrong click.", now=LATER)


def test_only_those_who_screen_may_pass_it_on(hub: Door, team: int) -> None:
    reference = hub.triaged()
    with pytest.raises(NotPermitted):
        pass_to_worker(actor=hub.here("contact-officer"), reference=reference, team=team, why=WHY, parts=PARTS, now=NOW)
