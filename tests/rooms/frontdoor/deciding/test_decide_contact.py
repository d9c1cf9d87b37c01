"""Proposing, deciding, taking back and telling the referrer: two people, closed outcomes, nothing of the family."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.deciding.send_back import send_back
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.actions.deciding.write_analysis import write_analysis
from onestory.frontdoor.actions.running.end_finished import end_finished
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.outcomes import BY_CODE, CLASS_OF
from onestory.frontdoor.models import Analysis, Contact, Decision, Feedback, Proposal
from onestory.frontdoor.queries.doors.referrals import my_referral, my_referrals
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.analysing import GivenAnalysis
from onestory.frontdoor.rules.deciding import OWN_PROPOSAL, Proposed
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from onestory.people.models import Event
from onestory.people.policies import has_relationship
from onestory.people.queries.recent import recent_people
from onestory.vocabulary.frontdoor import ContactOutcome
from tests.rooms.frontdoor.conftest import NOW, TOLD, Door, a_proposal

SOON = NOW + timedelta(minutes=10)


def test_an_analysis_keeps_its_parts_apart_and_the_earlier_ones(hub: Door) -> None:
    reference = hub.triaged()
    worker = hub.here("screening-social-worker")
    for harm in ("She sleeps in a car.", "She sleeps in a car, and is hungry."):
        given = GivenAnalysis(harm=harm, strengths="Gran.", unknown="Where dad lives.", scale=4)
        write_analysis(actor=worker, reference=reference, given=given, now=NOW)
    page = contact(reference, viewer=worker, now=NOW)
    assert page.analysis is not None
    assert (page.analysis.harm, page.analysis.unknown) == ("She sleeps in a car, and is hungry.", "Where dad lives.")
    assert Analysis.objects.count() == 2


def test_analysis_and_proposal_are_read_under_seal(hub: Door) -> None:
    reference = hub.proposed()
    write_analysis(
        actor=hub.here("screening-social-worker"), reference=reference, given=GivenAnalysis(harm="x"), now=NOW
    )
    page = contact(reference, viewer=hub.here("contact-officer"), now=NOW)
    assert (page.analysis, page.proposal) == (None, None)
    assert (Analysis.objects.count(), Proposal.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (GivenAnalysis(harm=" "), "what you worry will happen"),
        (GivenAnalysis(harm="x", scale=11), "0 to 10"),
    ],
)
def test_an_analysis_says_what_is_worried_about(hub: Door, given: Any, says: Any) -> None:
    reference = hub.triaged()
    with pytest.raises(BadInput, match=says):
        write_analysis(actor=hub.here("screening-social-worker"), reference=reference, given=given, now=NOW)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (Proposed(outcome="adoption", level="3", rationale="x"), "one of the outcomes"),
        (Proposed(outcome="assessment", level="9", rationale="x"), "level of need"),
        (Proposed(outcome="assessment", level="3", rationale=" "), "Give the reasons"),
        (Proposed(outcome="no-further-action", level="1", rationale="x", would_change="y"), "choose the reason"),
        (
            Proposed(outcome="no-further-action", level="1", rationale="x", reason_code="duplicate"),
            "what would change this",
        ),
    ],
)
def test_a_proposal_is_whole_or_refused(hub: Door, given: Any, says: Any) -> None:
    reference = hub.triaged()
    with pytest.raises(BadInput, match=says):
        propose_decision(actor=hub.here("screening-social-worker"), reference=reference, given=given, now=NOW)
    assert Proposal.objects.count() == 0


def test_a_manager_decides_what_a_worker_proposed(hub: Door) -> None:
    reference = hub.decided()
    manager = hub.here("hub-manager")
    page = contact(reference, viewer=manager, now=NOW)
    assert page.state == "decided"
    assert page.decision is not None
    assert (page.decision.outcome, page.decision.by) == ("assessment", manager.name)
    assert page.decision.proposed_by.startswith("Screening")
    assert page.decision.referrer_will_read == CLASS_OF[ContactOutcome.ASSESSMENT].sentence


def test_a_manager_may_decide_otherwise_and_both_are_kept(hub: Door) -> None:
    reference = hub.proposed()
    manager = hub.here("hub-manager")
    decide_contact(
        actor=manager, reference=reference, outcome="early-help", rationale="The family asks.", level="2", now=NOW
    )
    page = contact(reference, viewer=manager, now=NOW)
    assert page.proposal is not None
    assert page.decision is not None
    assert (page.proposal.outcome, page.decision.outcome, page.decision.level) == ("assessment", "early-help", "2")


def test_nobody_decides_their_own_proposal(hub: Door) -> None:
    reference = hub.triaged()
    manager = hub.here("hub-manager")
    propose_decision(actor=manager, reference=reference, given=a_proposal(), now=NOW)
    assert contact(reference, viewer=manager, now=NOW).acts["decide"].refusal == OWN_PROPOSAL
    with pytest.raises(NotPermitted, match="proposed this decision yourself"):
        decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="x", now=NOW)
    other = hub.actor("hub-manager", name="other.manager")
    decide_contact(actor=other, reference=reference, outcome="assessment", rationale="x", now=NOW)
    assert Decision.objects.count() == 1


def test_a_proposal_may_be_sent_back_and_is_its_workers_again_with_what_is_missing(hub: Door) -> None:
    reference = hub.proposed()
    manager = hub.here("hub-manager")
    with pytest.raises(BadInput, match="what is missing"):
        send_back(actor=manager, reference=reference, why=" ", now=SOON)
    send_back(actor=manager, reference=reference, why="Ask the school when he was last seen.", now=SOON)
    worker = hub.here("screening-social-worker")
    page = contact(reference, viewer=worker, now=SOON)
    assert (page.state, page.owner_name, page.decision) == ("triaged", worker.name, None)
    assert page.given_back is not None
    assert (page.given_back.by, page.given_back.reason) == (manager.name, "Ask the school when he was last seen.")
    with pytest.raises(OutOfOrder):
        decide_contact(actor=hub.again(manager), reference=reference, outcome="advice", rationale="x", now=SOON)
    propose_decision(actor=hub.again(worker), reference=reference, given=a_proposal("advice"), now=SOON)
    again = contact(reference, viewer=worker, now=SOON)
    assert again.proposal is not None
    assert (again.state, again.proposal.outcome, again.given_back) == ("proposed", "advice", None)
    assert Proposal.objects.count() == 2


def test_what_partners_were_asked_stands_when_a_proposal_is_sent_back(hub: Door) -> None:
    reference = hub.triaged()
    worker = hub.here("screening-social-worker")
    ask_partners(actor=worker, reference=reference, **hub.asking("police"), now=NOW)
    propose_decision(actor=worker, reference=reference, given=a_proposal("advice"), now=NOW)
    send_back(actor=hub.here("hub-manager"), reference=reference, why="Wait for the police.", now=SOON)
    assert Contact.objects.get().state == "gathering"


def test_nobody_sends_back_their_own_proposal_and_a_worker_none(hub: Door) -> None:
    reference = hub.triaged()
    manager = hub.here("hub-manager")
    propose_decision(actor=manager, reference=reference, given=a_proposal("advice"), now=NOW)
    with pytest.raises(NotPermitted, match="You proposed"):
        send_back(actor=manager, reference=reference, why="Hm.", now=NOW)
    with pytest.raises(NotPermitted):
        send_back(actor=hub.here("screening-social-worker"), reference=reference, why="Hm.", now=NOW)


def test_the_table_too_refuses_one_person_deciding_twice(hub: Door) -> None:
    hub.proposed()
    manager = hub.here("hub-manager")
    proposal = Proposal.objects.get()
    with pytest.raises(IntegrityError, match="decision_takes_two_people"), transaction.atomic():
        Decision.objects.create(
            council_id=manager.council,
            contact=proposal.contact,
            proposal=proposal,
            number=1,
            outcome="assessment",
            level="3",
            rationale="x",
            proposed_by_id=manager.user,
            decided_by_id=manager.user,
            decided_at=NOW,
        )


def test_the_table_holds_one_standing_decision(hub: Door) -> None:
    hub.decided()
    manager = hub.here("hub-manager")
    first = Decision.objects.get()
    with pytest.raises(IntegrityError, match="one_standing_decision"), transaction.atomic():
        Decision.objects.create(
            council_id=manager.council,
            contact=first.contact,
            proposal=first.proposal,
            number=2,
            outcome="advice",
            level="1",
            rationale="x",
            proposed_by_id=first.proposed_by_id,
            decided_by_id=manager.user,
            decided_at=NOW,
        )


def test_a_worker_does_not_decide(hub: Door) -> None:
    reference = hub.proposed()
    other = hub.actor("screening-social-worker", name="other.worker")
    with pytest.raises(NotPermitted, match="Decide a contact"):
        decide_contact(actor=other, reference=reference, outcome="assessment", rationale="x", now=NOW)


def test_no_further_action_keeps_its_reason_and_what_would_change_it(hub: Door) -> None:
    reference = hub.proposed(outcome="no-further-action")
    manager = hub.here("hub-manager")
    with pytest.raises(BadInput, match="choose the reason"):
        decide_contact(actor=manager, reference=reference, outcome="no-further-action", rationale="x", now=NOW)
    decide_contact(
        actor=manager,
        reference=reference,
        outcome="no-further-action",
        rationale="Known to school, safe.",
        reason_code="below-threshold",
        would_change="A second report.",
        now=NOW,
    )
    decision = contact(reference, viewer=manager, now=NOW).decision
    assert decision is not None
    assert (decision.reason_title, decision.would_change) == ("Does not meet the threshold", "A second report.")


def test_a_decision_may_be_taken_back_within_minutes_and_stays_in_the_record(hub: Door) -> None:
    reference = hub.decided()
    manager = hub.here("hub-manager")
    undo_decision(actor=manager, reference=reference, reason="Wrong child.", now=SOON)
    page = contact(reference, viewer=manager, now=SOON)
    assert (page.state, page.decision) == ("proposed", None)
    assert [(each.undone_why, each.undone_at) for each in page.undone] == [("Wrong child.", SOON)]
    decide_contact(actor=manager, reference=reference, outcome="advice", rationale="Now right.", now=SOON)
    assert Decision.objects.count() == 2


def test_nothing_is_due_of_a_child_once_the_contact_is_decided_until_that_is_taken_back(hub: Door) -> None:
    reference = hub.proposed()
    hub.matched(reference, hub.person(), now=NOW, actor=hub.here("screening-social-worker"))
    worker, manager = hub.here("screening-social-worker"), hub.here("hub-manager")

    def due() -> list[str]:
        return [each.due_what for each in recent_people(viewer=hub.again(worker), now=NOW)]

    before = due()
    hub.again(manager)
    decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Agreed.", now=NOW)
    after = due()
    undo_decision(actor=hub.again(manager), reference=reference, reason="Wrong child.", now=SOON)
    assert (before, after, due()) == (["Decide the contact"], [""], ["Decide the contact"])


def test_after_those_minutes_it_stands(hub: Door) -> None:
    reference = hub.decided()
    late = SOON + timedelta(seconds=1)
    manager = hub.here("hub-manager")
    with pytest.raises(OutOfOrder, match="10 minutes; this one could until 10:40"):
        undo_decision(actor=manager, reference=reference, reason="x", now=late)
    assert "minutes" in contact(reference, viewer=manager, now=late).acts["undo"].refusal


def test_taking_back_wants_a_reason(hub: Door) -> None:
    reference = hub.decided()
    with pytest.raises(BadInput, match="why"):
        undo_decision(actor=hub.here("hub-manager"), reference=reference, reason=" ", now=NOW)


def test_once_the_referrer_was_told_it_cannot_be_taken_back(hub: Door) -> None:
    reference = hub.decided()
    feed_back(actor=hub.here("screening-social-worker"), reference=reference, channel="phone", is_safe=True, now=NOW)
    with pytest.raises(OutOfOrder, match="told"):
        undo_decision(actor=hub.here("hub-manager"), reference=reference, reason="x", now=NOW)


def test_the_referrer_must_be_told_by_the_next_working_day(hub: Door) -> None:
    hub.decided()
    hub.system()
    assert Contact.objects.get().due_at == datetime(2026, 11, 23, 23, 59, 59, tzinfo=UTC)


def test_the_referrer_reads_an_outcome_class_and_nothing_of_the_family(hub: Door) -> None:
    teacher = hub.here("referrer")
    reference = hub.sent(teacher)
    person = hub.person("Adaline", "Belling")
    hub.matched(reference, person)
    manager, worker = hub.here("hub-manager"), hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW)
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="Secret reason.", now=NOW)
    propose_decision(actor=worker, reference=reference, given=a_proposal(), now=NOW)
    hub.again(manager)
    decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Secret why.", now=NOW)
    [before] = my_referrals(viewer=hub.again(teacher))
    assert (before.standing, before.outcome_class, before.sentence) == ("decided", "", "")
    hub.again(worker)
    assert has_relationship(worker, person)
    told = feed_back(actor=worker, reference=reference, channel="account", is_safe=True, now=NOW)
    assert has_relationship(worker, person)
    assert end_finished(actor=hub.system(), now=NOW + timedelta(hours=23)) == 0
    assert end_finished(actor=hub.system(), now=NOW + timedelta(hours=25)) > 0
    hub.again(worker)
    assert not has_relationship(worker, person)
    assert Event.objects.filter(person_id=person, kind="contact.feed-back").count() == 1
    row, answers = my_referral(reference, viewer=hub.again(teacher))
    assert (row.outcome_class, row.sentence) == ("taken-forward", told)
    assert answers["worry"] == TOLD["worry"]
    for word in ("Belling", "Secret", "amber", "Elm"):
        assert word not in repr((row, answers))
    assert row.about == "Ada Bell and 1 other"


def test_a_colleague_of_the_referrer_cannot_follow_it(hub: Door) -> None:
    reference = hub.sent(hub.here("referrer"))
    colleague = hub.actor("referrer", name="colleague")
    assert my_referrals(viewer=colleague) == []
    with pytest.raises(NotFound):
        my_referral(reference, viewer=colleague)
    assert my_referrals(viewer=hub.public()) == []


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"channel": "pigeon", "is_safe": True}, "Choose how"),
        ({"channel": "letter", "is_safe": False}, "puts nobody at risk"),
        ({"channel": "account", "is_safe": True}, "no account"),
    ],
)
def test_telling_them_is_checked_first(hub: Door, given: Any, says: Any) -> None:
    reference = hub.decided()
    with pytest.raises((BadInput, OutOfOrder), match=says):
        feed_back(actor=hub.here("screening-social-worker"), reference=reference, now=NOW, **given)
    assert Feedback.objects.count() == 0


def test_where_there_is_no_way_to_tell_them_that_is_recorded(hub: Door) -> None:
    reference = hub.decided()
    worker = hub.here("screening-social-worker")
    feed_back(actor=worker, reference=reference, channel="not-possible", is_safe=False, now=NOW)
    page = contact(reference, viewer=worker, now=NOW)
    assert page.state == "closed"
    assert not any("outcome" in share.what for share in page.shares)


@pytest.mark.parametrize("outcome", list(ContactOutcome))
def test_every_outcome_has_a_sentence_for_the_referrer(outcome: Any) -> None:
    assert CLASS_OF[outcome] in BY_CODE.values()
    assert "999" in CLASS_OF[outcome].sentence


def test_history_is_no_row_that_can_be_changed(hub: Door) -> None:
    hub.decided()
    hub.here("hub-manager")
    for statement in (
        "update frontdoor_triage set reason = 'x'",
        "update frontdoor_proposal set rationale = 'x'",
        "update frontdoor_decision set rationale = 'x'",
        "update frontdoor_assignment set reason = 'x'",
        "delete from frontdoor_contact",
        "delete from frontdoor_decision",
        "update frontdoor_sharingentry set what = 'x'",
    ):
        with (
            pytest.raises(Exception, match="permission denied"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
