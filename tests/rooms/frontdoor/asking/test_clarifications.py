"""Questions about a request: either side asks, the other answers, and the clock runs on unless the hub says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_about_request import ask_about_request
from onestory.frontdoor.actions.asking.clarify_request import clarify_request
from onestory.frontdoor.models import Clarification, InformationRequest, SharingEntry
from onestory.frontdoor.queries.asking.requests import request, requests_of_my_agency
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from onestory.people.actions.shielding.put_up_shield import put_up_shield
from tests.rooms.frontdoor.conftest import NOW, Door

LATER = NOW + timedelta(hours=1)
PART = GivenAnswer(held="partly", facts=(GivenFact(words="Two calls."),), missing="The log, by two o'clock.")


def asked(hub: Door, agency: str = "police") -> str:
    """One agency has been asked."""
    return hub.asked(agency)[1][0]


def test_a_partner_asks_and_the_clock_runs_on(hub: Door) -> None:
    reference = asked(hub)
    police = hub.partner("police")
    due = request(reference, viewer=police, now=NOW).row.due_at
    number = ask_about_request(actor=police, reference=reference, asks="Which Bell?", now=NOW)
    worker = hub.here("screening-social-worker")
    [row] = board(viewer=worker, now=NOW).rows
    assert (row.questions, row.requests_answered) == (1, 0)
    clarify_request(actor=worker, reference=reference, clarification=number, words="Ada.", now=LATER)
    [one] = request(reference, viewer=hub.again(police), now=LATER).clarifications
    assert (one.answer, one.moved_to) == ("Ada.", None)
    assert request(reference, viewer=police, now=LATER).row.due_at == due


def test_the_hub_may_declare_a_new_time_with_the_reason(hub: Door) -> None:
    reference = asked(hub)
    police = hub.partner("police")
    due = request(reference, viewer=police, now=NOW).row.due_at
    number = ask_about_request(actor=police, reference=reference, asks="Which Bell?", now=NOW)
    worker = hub.here("screening-social-worker")
    why = "They could not search without it."
    clarify_request(actor=worker, reference=reference, clarification=number, words="Ada.", new_time_why=why, now=LATER)
    page = request(reference, viewer=hub.again(police), now=LATER)
    assert page.row.due_at > due
    assert (page.clarifications[0].moved_from, page.clarifications[0].moved_to) == (due, page.row.due_at)


def test_the_hub_asks_back_about_an_answer(hub: Door) -> None:
    reference = asked(hub)
    answer_request(actor=hub.partner("police"), reference=reference, given=PART, now=NOW)
    worker = hub.here("screening-social-worker")
    number = ask_about_request(actor=worker, reference=reference, asks="Two calls since when?", now=NOW)
    police = hub.partner("police")
    [row] = requests_of_my_agency(viewer=police, now=NOW)
    assert (row.hub_asks, row.state) == (1, "part-answered")
    with pytest.raises(BadInput, match="Only the hub gives"):
        clarify_request(
            actor=police, reference=reference, clarification=number, words="May.", new_time_why="Busy.", now=NOW
        )
    clarify_request(actor=police, reference=reference, clarification=number, words="Since May.", now=NOW)
    with pytest.raises(OutOfOrder, match="has been answered"):
        clarify_request(actor=police, reference=reference, clarification=number, words="June.", now=NOW)
    [shown] = board(viewer=hub.again(worker), now=NOW).rows
    assert (shown.requests_in_part, shown.questions) == (1, 0)


def test_only_the_other_side_answers_and_nobody_else_sees_it(hub: Door) -> None:
    reference = asked(hub)
    police = hub.partner("police")
    number = ask_about_request(actor=police, reference=reference, asks="Which Bell?", now=NOW)
    with pytest.raises(OutOfOrder):
        clarify_request(actor=police, reference=reference, clarification=number, words="Ada.", now=NOW)
    for stranger in (hub.partner("health"), hub.there("hub-manager"), hub.here("contact-officer")):
        hub.again(stranger)
        assert Clarification.objects.count() == 0
        with pytest.raises((NotFound, NotPermitted)):
            ask_about_request(actor=stranger, reference=reference, asks="What?", now=NOW)


def test_the_hub_does_not_tell_a_shielded_place_in_a_question(hub: Door) -> None:
    lane = "17 Zqx Lane"
    child = {"is_unborn": "no", "given_name": "Ada", "family_name": "Bell", "address": lane, "postcode": "TS1 2AB"}
    contact, person = hub.triaged(children=[child]), hub.person()
    hub.matched(contact, person)
    manager = hub.here("hub-manager")
    put_up_shield(actor=manager, person=person, since=NOW.date(), why="A court order.", now=NOW)
    worker = hub.here("screening-social-worker")
    from_police = hub.ask(contact, "police", actor=worker)
    with pytest.raises(BadInput, match="shielded person"):
        ask_about_request(actor=hub.again(worker), reference=from_police, asks=f"Who is at {lane}?", now=NOW)


def test_the_database_keeps_the_time_of_a_request_in_the_hubs_hands(hub: Door) -> None:
    reference = asked(hub)
    hub.partner("police")
    with pytest.raises(DatabaseError, match="only the hub"), transaction.atomic():
        InformationRequest.objects.filter(reference=reference).update(due_at=LATER)
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute("update frontdoor_clarification set asks = 'x'")


def test_a_refusal_to_share_stands_in_the_ledger_with_its_ground(hub: Door) -> None:
    reference = asked(hub)
    police = hub.partner("police")
    without = GivenAnswer(held="held-and-withheld", withheld_why="A live operation.")
    with pytest.raises(BadInput, match="duty to share"):
        answer_request(actor=police, reference=reference, given=without, now=NOW)
    given = GivenAnswer(held="held-and-withheld", withheld_why="A live operation.", withheld_ground="more-detrimental")
    answer_request(actor=police, reference=reference, given=given, now=NOW)
    hub.system()
    [line] = {each.refused_why for each in SharingEntry.objects.filter(decision="refuse")}
    assert line.startswith("Sharing it would harm the child more than not sharing it.")
    assert "operation" not in line
