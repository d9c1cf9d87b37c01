"""Withdrawing a request, and telling the agency that the decision was made without its answer."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_about_request import ask_about_request
from onestory.frontdoor.actions.asking.chase_overdue import chase_overdue
from onestory.frontdoor.actions.asking.chase_request import chase_request
from onestory.frontdoor.actions.asking.release_answer import release_answer
from onestory.frontdoor.actions.asking.withdraw_request import withdraw_request
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.actions.files.attach_to_request import attach_to_request
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.models import Escalation, InformationRequest, RequestWithdrawal
from onestory.frontdoor.queries.asking.agency_board import agency_board
from onestory.frontdoor.queries.asking.requests import request, requests_of_my_agency
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.queries.running.work import my_work
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder, Refusal
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal

WHY = "Their mother told us herself."
LATER = NOW + timedelta(days=4)
FACTS = GivenAnswer(held="facts-held", facts=(GivenFact(words="She was there."),))
IN_PART = GivenAnswer(held="partly", facts=(GivenFact(words="She was there."),), missing="The log of Monday.")


@pytest.fixture
def worker(hub: Door) -> Actor:
    return hub.here("screening-social-worker")


def withdrawn(hub: Door, worker: Actor, asked: str) -> None:
    withdraw_request(actor=hub.again(worker), reference=asked, why=WHY, now=NOW)


def test_the_agency_reads_that_it_was_withdrawn_and_why_and_nothing_waits(hub: Door, worker: Actor) -> None:
    reference, [asked] = hub.asked("police")
    withdrawn(hub, worker, asked)
    page = contact(reference, viewer=worker, now=NOW)
    assert (page.requests[0].row.state, page.requests[0].withdrawn_why) == ("withdrawn", WHY)
    assert page.requests[0].withdrawn_by == worker.name
    police = hub.partner("police")
    assert requests_of_my_agency(viewer=police, now=LATER, waiting_only=True) == []
    [row] = requests_of_my_agency(viewer=police, now=LATER)
    assert (row.state, row.state_title, row.withdrawn_at) == ("withdrawn", "Withdrawn by the hub", NOW)
    assert row.standing == "met"
    read = request(asked, viewer=police, now=LATER)
    assert (read.withdrawn_why, read.sealed) == (WHY, "")
    assert not any(act.may for act in read.acts.values())


def test_its_clock_stops_nobody_is_chased_and_nothing_is_raised(hub: Door, worker: Actor) -> None:
    _, [kept, asked] = hub.asked("health", "police")
    withdrawn(hub, worker, asked)
    assert chase_overdue(actor=hub.system(), now=LATER) == 1
    escalate_overdue(actor=hub.system(), now=LATER)
    raised = Escalation.objects.filter(request__isnull=False)
    assert [each.request.reference for each in raised if each.request] == [kept]
    [row] = [row for row in board(viewer=hub.again(worker), now=LATER).rows if row.requests]
    assert (row.requests, row.requests_overdue, row.requests_answered) == (1, 1, 0)
    assert [each.agency_name for each in my_work(viewer=worker, now=LATER).waiting_on] == ["Tees Valley Health Trust"]
    police = agency_board(viewer=hub.partner("police", "partner-manager"), now=LATER)
    assert (police.all_waiting, [(each.asked, each.owed) for each in police.kept]) == (0, [(1, 0)])


def test_withdrawn_after_its_time_the_time_was_not_kept(hub: Door, worker: Actor) -> None:
    _, [asked] = hub.asked("police")
    withdraw_request(actor=hub.again(worker), reference=asked, why=WHY, now=LATER)
    police = agency_board(viewer=hub.partner("police", "partner-manager"), now=LATER)
    assert [(each.asked, each.owed, each.in_time) for each in police.kept] == [(1, 1, 0)]


def test_what_was_answered_in_part_stays(hub: Door, worker: Actor) -> None:
    reference, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=IN_PART, now=NOW)
    withdrawn(hub, worker, asked)
    [found] = contact(reference, viewer=worker, now=NOW).requests
    assert [fact.words for fact in found.answers[0].facts] == ["She was there."]
    assert RequestWithdrawal.objects.get().state == "part-answered"
    assert contact(reference, viewer=hub.here("contact-officer"), now=NOW).requests[0].sealed


def test_what_was_answered_in_part_leaves_the_hub_when_its_agency_agrees(hub: Door, worker: Actor) -> None:
    reference, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=IN_PART, now=NOW)
    withdrawn(hub, worker, asked)
    manager = hub.partner("police", "partner-manager")
    assert request(asked, viewer=manager, now=NOW).acts["release"].may
    release_answer(actor=manager, reference=asked, words="She was there.", for_whom="The assessment team", now=NOW)
    read = request(asked, viewer=manager, now=NOW)
    assert (read.row.state, read.answers[0].released_words) == ("withdrawn", "She was there.")
    [found] = contact(reference, viewer=hub.again(worker), now=NOW).requests
    assert (found.row.state, found.answers[0].released_for) == ("withdrawn", "The assessment team")


def test_withdrawn_before_any_answer_there_is_nothing_to_let_leave(hub: Door, worker: Actor) -> None:
    _, [asked] = hub.asked("police")
    withdrawn(hub, worker, asked)
    manager = hub.partner("police", "partner-manager")
    assert not request(asked, viewer=manager, now=NOW).acts["release"].may
    with pytest.raises(OutOfOrder, match="has withdrawn this request"):
        release_answer(actor=manager, reference=asked, words="She was.", for_whom="The team", now=NOW)


def test_once_answered_it_is_not_withdrawn(hub: Door, worker: Actor) -> None:
    _, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=FACTS, now=NOW)
    with pytest.raises(OutOfOrder, match="You cannot withdraw a request that is answered"):
        withdrawn(hub, worker, asked)
    assert not RequestWithdrawal.objects.exists()


def test_once_withdrawn_nothing_is_done_with_it_and_each_side_reads_what_to_do(hub: Door, worker: Actor) -> None:
    _, [asked] = hub.asked("police")
    withdrawn(hub, worker, asked)
    police = hub.partner("police")
    file = GivenFile(name="log.txt", content=b"Seen.")
    for act in (
        lambda: answer_request(actor=police, reference=asked, given=FACTS, now=NOW),
        lambda: ask_about_request(actor=police, reference=asked, asks="Which day?", now=NOW),
        lambda: attach_to_request(actor=police, reference=asked, files=[file], now=NOW),
    ):
        with pytest.raises(OutOfOrder, match="has withdrawn this request, and waits for no answer"):
            act()
    hub.again(worker)
    with pytest.raises(OutOfOrder, match="ask them again"):
        chase_request(actor=worker, reference=asked, now=NOW)
    with pytest.raises(OutOfOrder, match="ask them again"):
        withdrawn(hub, worker, asked)


def test_the_same_agency_is_asked_again(hub: Door, worker: Actor) -> None:
    reference, [first] = hub.asked("police")
    withdrawn(hub, worker, first)
    again = hub.ask(reference, "police", actor=worker)
    answer_request(actor=hub.partner("police"), reference=again, given=FACTS, now=NOW)
    page = contact(reference, viewer=hub.again(worker), now=NOW)
    assert sorted(each.row.state for each in page.requests) == ["answered", "withdrawn"]


@pytest.mark.parametrize("why", ["", "   "])
def test_it_is_not_withdrawn_without_a_reason(hub: Door, worker: Actor, why: str) -> None:
    _, [asked] = hub.asked("police")
    with pytest.raises(BadInput, match="the agency reads it"):
        withdraw_request(actor=hub.again(worker), reference=asked, why=why, now=NOW)


def test_the_reason_tells_no_hidden_place(hub: Door, worker: Actor) -> None:
    reference, [asked] = hub.asked("police")
    person = hub.person()
    hub.matched(reference, person)
    put_up_shield(actor=hub.here("hub-manager"), person=person, since=NOW.date(), why="Court order", now=NOW)
    with pytest.raises(BadInput, match="shielded person"):
        withdraw_request(actor=hub.again(worker), reference=asked, why="They live in TS1 2AB now.", now=NOW)


@pytest.mark.parametrize("role", ["contact-officer", "reviewing-officer"])
def test_those_who_ask_withdraw_and_nobody_else(hub: Door, role: str) -> None:
    _, [asked] = hub.asked("police")
    with pytest.raises(NotPermitted):
        withdraw_request(actor=hub.here(role), reference=asked, why=WHY, now=NOW)
    with pytest.raises(NotPermitted):
        withdraw_request(actor=hub.partner("police"), reference=asked, why=WHY, now=NOW)
    with pytest.raises(NotFound):
        withdraw_request(actor=hub.there("hub-manager"), reference=asked, why=WHY, now=NOW)


@pytest.mark.parametrize("column", ["withdrawn_at", "decided_at"])
def test_by_raw_sql_no_agency_withdraws_what_it_was_asked(hub: Door, column: str) -> None:
    hub.asked("police")
    hub.partner("police")
    with pytest.raises(DatabaseError, match="only the hub"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update frontdoor_informationrequest set state = 'answered', {column} = now()")


def test_by_raw_sql_nothing_that_is_answered_is_withdrawn(hub: Door, worker: Actor) -> None:
    _, [asked] = hub.asked("police")
    answer_request(actor=hub.partner("police"), reference=asked, given=FACTS, now=NOW)
    hub.again(worker)
    with pytest.raises(DatabaseError, match="not withdrawn"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update frontdoor_informationrequest set withdrawn_at = now()")


def decided(hub: Door, worker: Actor) -> tuple[str, str]:
    reference, [asked] = hub.asked("police")
    propose_decision(actor=hub.again(worker), reference=reference, given=a_proposal("advice"), now=NOW)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="advice", rationale="Agreed.", now=NOW)
    return reference, asked


def test_the_agency_is_told_that_it_was_decided_meanwhile_and_nothing_of_what(hub: Door, worker: Actor) -> None:
    _, asked = decided(hub, worker)
    police = hub.partner("police")
    [row] = requests_of_my_agency(viewer=police, now=LATER, waiting_only=True)
    page = request(asked, viewer=police, now=LATER)
    assert (row.decided_at, page.row.decided_at) == (NOW, NOW)
    assert "advice" not in str(page).lower()
    assert page.acts["answer"].may


def test_taken_back_it_is_not_decided_and_nobody_is_told_so(hub: Door, worker: Actor) -> None:
    reference, asked = decided(hub, worker)
    undo_decision(actor=hub.here("hub-manager"), reference=reference, reason="A wrong click.", now=NOW)
    assert request(asked, viewer=hub.partner("police"), now=NOW).row.decided_at is None
    withdrawn(hub, worker, asked)
    assert hub.ask(reference, "police", actor=worker) != asked


def test_decided_already_it_may_be_withdrawn_still(hub: Door, worker: Actor) -> None:
    _, asked = decided(hub, worker)
    withdrawn(hub, worker, asked)
    with pytest.raises(Refusal):
        answer_request(actor=hub.partner("police"), reference=asked, given=FACTS, now=NOW)
    hub.again(worker)
    assert InformationRequest.objects.get().answered_at is None
