"""Taking a contact and giving it on: one owner at a time, each with a line and a working relationship."""

from collections.abc import Callable
from typing import Any

import pytest

from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.deciding.write_analysis import write_analysis
from onestory.frontdoor.actions.understanding.reassign import reassign
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.actions.understanding.triage_together import triage_together
from onestory.frontdoor.declared.meetings import DOMESTIC_ABUSE
from onestory.frontdoor.models import Contact
from onestory.frontdoor.queries.doors.referrals import my_referrals
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.analysing import GivenAnalysis
from onestory.frontdoor.rules.meeting import Judged
from onestory.grammar.refusals import BadInput, Conflict, NotFound, NotPermitted, OutOfOrder
from onestory.people.policies import has_relationship
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal


def _triage(hub: Door, actor: Actor, reference: str) -> None:
    triage_contact(actor=actor, reference=reference, level="3", brag="amber", reason="Asleep in a car.", now=NOW)


def _ask(hub: Door, actor: Actor, reference: str) -> None:
    ask_partners(actor=actor, reference=reference, now=NOW, **hub.asking("police"))


def _analyse(hub: Door, actor: Actor, reference: str) -> None:
    write_analysis(actor=actor, reference=reference, given=GivenAnalysis(harm="Neglect."), now=NOW)


def _propose(hub: Door, actor: Actor, reference: str) -> None:
    propose_decision(actor=actor, reference=reference, given=a_proposal(), now=NOW)


Act = Callable[[Door, Actor, str], None]
WORKING: list[tuple[str, Act, str]] = [
    ("called", _triage, "taken with its triage"),
    ("triaged", _ask, "taken with asking partners"),
    ("triaged", _analyse, "taken with its analysis"),
    ("triaged", _propose, "taken with the proposal"),
]


def _put_back(hub: Door, reference: str) -> None:
    """In its team's queue: nobody has it."""
    manager = hub.here("hub-manager")
    reassign(actor=manager, reference=reference, team=hub.teams["middlesbrough"], reason="On leave.", now=NOW)


@pytest.mark.parametrize(("stage", "act", "says"), WORKING)
def test_what_nobody_has_is_theirs_who_work_on_it(hub: Door, stage: str, act: Act, says: str) -> None:
    reference, person = getattr(hub, stage)(), hub.person()
    _put_back(hub, reference)
    hub.matched(reference, person)
    worker = hub.actor("screening-social-worker", name="acts")
    act(hub, hub.again(worker), reference)
    page = contact(reference, viewer=worker, now=NOW)
    assert (page.owner, page.assignments[-1].owner, page.assignments[-1].reason) == (worker.user, worker.name, says)
    assert has_relationship(worker, person)


@pytest.mark.parametrize(("stage", "act", "says"), WORKING)
def test_what_somebody_has_stays_theirs_whoever_works_on_it(hub: Door, stage: str, act: Act, says: str) -> None:
    reference = getattr(hub, stage)()
    _put_back(hub, reference)
    owner, other = (hub.actor("screening-social-worker", name=name) for name in ("owner", "other"))
    take_contact(actor=hub.again(owner), reference=reference, now=NOW)
    act(hub, hub.again(other), reference)
    page = contact(reference, viewer=other, now=NOW)
    assert (page.owner, page.assignments[-1].reason) == (owner.user, "taken")


def test_a_meeting_leaves_nothing_that_it_judged_with_nobody(hub: Door) -> None:
    mine, theirs = hub.called(), hub.called(key="call-2")
    owner, keeps = hub.actor("screening-social-worker", name="owner"), hub.here("hub-manager")
    take_contact(actor=hub.again(owner), reference=theirs, now=NOW)
    judged = [Judged(reference=each, level="3", brag="amber", reason="The second.") for each in (mine, theirs)]
    triage_together(
        actor=hub.again(keeps),
        meeting=DOMESTIC_ABUSE,
        attended=DOMESTIC_ABUSE.attended_by[:2],
        judged=judged,
        now=NOW,
    )
    assert [contact(each, viewer=keeps, now=NOW).owner for each in (mine, theirs)] == [keeps.user, owner.user]


def test_what_is_refused_is_not_taken_either(hub: Door) -> None:
    reference = hub.called()
    with pytest.raises(BadInput):
        triage_contact(
            actor=hub.here("screening-social-worker"), reference=reference, level="3", brag="", reason="x", now=NOW
        )
    assert Contact.objects.get().owner is None


def test_whoever_decides_what_nobody_has_does_not_come_to_have_it(hub: Door) -> None:
    reference = hub.proposed()
    _put_back(hub, reference)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Agreed.", now=NOW)
    assert contact(reference, viewer=manager, now=NOW).owner == 0


def test_whoever_takes_it_owns_it(hub: Door) -> None:
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW)
    page = contact(reference, viewer=worker, now=NOW)
    assert page.owner == worker.user
    assert [(line.owner, line.reason) for line in page.assignments] == [("", "received"), (worker.name, "taken")]
    assert page.acts["take"].refusal == "You have this contact already."


def test_taking_ones_own_again_changes_nothing(hub: Door) -> None:
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW)
    take_contact(actor=worker, reference=reference, now=NOW)
    assert len(contact(reference, viewer=worker, now=NOW).assignments) == 2


def test_the_second_to_take_it_is_told_who_has_it(hub: Door) -> None:
    reference = hub.called()
    take_contact(actor=hub.here("screening-social-worker"), reference=reference, now=NOW)
    with pytest.raises(Conflict, match="Screening-Social-Worker"):
        take_contact(actor=hub.here("contact-officer"), reference=reference, now=NOW)


def test_a_reference_may_be_typed_as_people_type_it(hub: Door) -> None:
    reference = hub.called()
    take_contact(actor=hub.here("contact-officer"), reference=reference.lower().replace("-", " "), now=NOW)
    assert Contact.objects.get().owner_id


def test_the_referrer_learns_that_it_was_read(hub: Door) -> None:
    teacher = hub.here("referrer")
    reference = hub.sent(teacher)
    assert [row.standing for row in my_referrals(viewer=hub.again(teacher))] == ["received"]
    take_contact(actor=hub.here("contact-officer"), reference=reference, now=NOW)
    [row] = my_referrals(viewer=hub.again(teacher))
    assert (row.standing, row.read_at, row.sentence) == ("read", NOW, "")


def test_the_owner_opens_the_childs_page_without_a_reason_and_whoever_had_it_no_longer(hub: Door) -> None:
    reference, person = hub.called(), hub.person()
    worker = hub.actor("screening-social-worker", name="first")
    take_contact(actor=worker, reference=reference, now=NOW)
    hub.matched(reference, person, actor=worker)
    assert has_relationship(worker, person)
    other = hub.actor("screening-social-worker", name="second")
    manager = hub.here("hub-manager")
    reassign(actor=manager, reference=reference, owner=other.user, reason="On leave.", now=NOW)
    page = contact(reference, viewer=manager, now=NOW)
    assert (page.owner, page.assignments[-1].reason) == (other.user, "On leave.")
    assert has_relationship(hub.again(other), person)


def test_it_may_be_put_back_in_a_teams_queue(hub: Door) -> None:
    reference = hub.called()
    worker = hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW)
    reassign(actor=worker, reference=reference, team=hub.teams["middlesbrough"], reason="Off shift.", now=NOW)
    assert contact(reference, viewer=worker, now=NOW).owner == 0


@pytest.mark.parametrize(
    ("to", "reason", "says"),
    [
        ({}, "Because.", "Choose a team or a person"),
        ({"owner": 0}, "", "Say why"),
        ({"owner": 999_999}, "Because.", "cannot have a contact"),
        ({"team": 999_999}, "Because.", "does not receive contacts"),
    ],
)
def test_it_is_not_given_to_nobody_or_for_no_reason(hub: Door, to: Any, reason: Any, says: Any) -> None:
    reference = hub.called()
    with pytest.raises(BadInput, match=says):
        reassign(actor=hub.here("hub-manager"), reference=reference, reason=reason, now=NOW, **to)


def test_it_is_not_given_to_the_other_councils_people(hub: Door) -> None:
    reference = hub.called()
    elsewhere = hub.there("hub-manager")
    with pytest.raises(BadInput, match="cannot have a contact"):
        reassign(actor=hub.here("hub-manager"), reference=reference, owner=elsewhere.user, reason="Because.", now=NOW)


def test_what_is_closed_is_not_taken(hub: Door) -> None:
    reference = hub.decided()
    with pytest.raises(OutOfOrder, match="You cannot take a contact that is decided"):
        take_contact(actor=hub.here("contact-officer"), reference=reference, now=NOW)


def test_partners_and_the_other_council_cannot_take_it(hub: Door) -> None:
    reference = hub.called()
    for stranger in (hub.partner("police"), hub.there("hub-manager"), hub.here("referrer")):
        hub.again(stranger)
        with pytest.raises(NotFound):
            take_contact(actor=stranger, reference=reference, now=NOW)


def test_a_reviewing_officer_reads_and_does_not_take(hub: Door) -> None:
    reference = hub.called()
    with pytest.raises(NotPermitted):
        take_contact(actor=hub.here("reviewing-officer"), reference=reference, now=NOW)
