"""A court's day: a clock of its own from the request until somebody says that the court has what it asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from onestory.access.actions.found_agencies import found_agencies
from onestory.frontdoor.actions.courts.answer_court import answer_court
from onestory.frontdoor.actions.courts.move_court_day import move_court_day
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.handing.accept_handover import accept_handover
from onestory.frontdoor.actions.handing.decline_handover import decline_handover
from onestory.frontdoor.actions.handing.hand_over import hand_over
from onestory.frontdoor.actions.handing.open_handover import open_handover
from onestory.frontdoor.actions.handing.take_in import take_in
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.declared.standings import Escalates
from onestory.frontdoor.models import CourtDay, Escalation
from onestory.frontdoor.queries.courts.courts import courts
from onestory.frontdoor.queries.handing.handovers import handovers_to_my_team
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.queries.running.manager_board import manager_board
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.courts import GivenDay
from onestory.grammar.refusals import BadInput, NotPermitted, OutOfOrder
from onestory.grammar.timescales import Standing
from onestory.walls.actor import Actor
from tests.rooms.conftest import LAPSES
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal
from tests.rooms.frontdoor.deciding.test_hand_over import FAMILY_HELP, PARTS
from tests.rooms.frontdoor.deciding.test_transfers import passed
from tests.rooms.frontdoor.doors.test_record_notice import COURT, typed

DUE = datetime(2027, 1, 15, 17, tzinfo=UTC)  # a Friday, when the hub shuts
ORDERED = "The order of 4 January says so."


def asked(hub: Door, **said: Any) -> str:
    """A contact officer has typed a court's request."""
    return typed(hub, "court-request", **{**COURT, **said}).reference


def moved(hub: Door, reference: str, actor: Actor | None = None, **given: Any) -> None:
    """The court has given another day."""
    day = GivenDay(**{"due_on": date(2027, 2, 1), "why": ORDERED, **given})
    move_court_day(actor=actor or hub.here("contact-officer"), reference=reference, given=day, now=NOW)


def sent(hub: Door, reference: str, actor: Actor | None = None, step: str = "sent", words: str = "By e-mail.") -> None:
    """Somebody says that the court has it."""
    answer_court(actor=actor or hub.here("contact-officer"), reference=reference, step=step, words=words, now=NOW)


def court_clock(hub: Door, reference: str, now: datetime = NOW) -> tuple[datetime, Standing]:
    """When the court's clock on a contact runs out, and how it stands."""
    [clock] = [one for one in contact(reference, viewer=hub.here("hub-manager"), now=now).clocks if one.code == "FD16"]
    return clock.due_at, clock.standing


def team_of(hub: Door) -> Actor:
    """Somebody of a team that takes things up."""
    made = found_agencies(actor=hub.system(), agencies=[FAMILY_HELP], accredited_until=LAPSES, now=NOW)
    hub.agencies["family-help"], team = made["family-help"]
    return hub.again(replace(hub.actor("locality-worker", agency="family-help"), team=team or 0))


def handed(hub: Door, reference: str, helper: Actor) -> UUID:
    """It has been decided, and offered to their team."""
    worker = hub.here("screening-social-worker")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="A court asks.", now=NOW)
    propose_decision(actor=worker, reference=reference, given=a_proposal(), now=NOW)
    decide_contact(
        actor=hub.here("hub-manager"), reference=reference, outcome="assessment", rationale="Agreed.", now=NOW
    )
    worker = hub.here("screening-social-worker")
    return hand_over(actor=worker, reference=reference, team=helper.team, parts=PARTS, now=NOW)


def test_a_typed_request_starts_a_clock_that_runs_out_when_the_hub_shuts_that_day(hub: Door) -> None:
    assert court_clock(hub, asked(hub)) == (DUE, Standing.RUNNING)
    assert court_clock(hub, asked(hub), now=DUE + timedelta(seconds=1))[1] is Standing.OVERDUE


def test_the_hour_the_court_gave_counts_and_stands_in_its_words(hub: Door) -> None:
    reference = asked(hub, due_time="10:00")
    assert court_clock(hub, reference)[0] == DUE.replace(hour=10)
    worry = contact(reference, viewer=hub.here("hub-manager"), now=NOW).words.worry
    assert worry.endswith("The court wants it by: 15 January 2027 at 10:00")


def test_no_other_contact_has_one(hub: Door) -> None:
    page = contact(hub.called(), viewer=hub.here("hub-manager"), now=NOW)
    assert page.court is None
    assert "FD16" not in {clock.code for clock in page.clocks}


def test_a_moved_day_stands_from_now_on_and_the_one_before_is_kept_with_why(hub: Door) -> None:
    reference = asked(hub)
    moved(hub, reference, hour=time(16))
    assert court_clock(hub, reference)[0] == datetime(2027, 2, 1, 16, tzinfo=UTC)
    page = contact(reference, viewer=hub.here("hub-manager"), now=NOW)
    assert page.court
    assert [(step.due_on, step.words) for step in page.court.steps] == [
        (date(2027, 1, 15), ""),
        (date(2027, 2, 1), ORDERED),
    ]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"why": " "}, "Say why the day is another"),
        ({"due_on": None}, "by which day"),
        ({"due_on": date(2027, 1, 15)}, "stands already"),
        ({"due_on": date(2072, 1, 15)}, "check the year"),
    ],
)
def test_a_day_that_means_nothing_is_refused(hub: Door, given: dict[str, Any], says: str) -> None:
    reference = asked(hub)
    with pytest.raises(BadInput, match=says):
        moved(hub, reference, **given)
    assert court_clock(hub, reference)[0] == DUE


def test_the_clock_ends_when_the_court_has_it_and_runs_again_if_it_gives_another_day(hub: Door) -> None:
    reference = asked(hub)
    with pytest.raises(BadInput, match="what was sent"):
        sent(hub, reference, words=" ")
    sent(hub, reference)
    assert court_clock(hub, reference, now=DUE + timedelta(days=1)) == (DUE, Standing.MET)
    assert courts(viewer=hub.here("hub-manager"), now=NOW) == []
    with pytest.raises(OutOfOrder, match="No court waits"):
        sent(hub, reference, step="withdrawn")
    moved(hub, reference)
    assert court_clock(hub, reference)[1] is Standing.RUNNING


def test_a_request_kept_before_there_were_such_clocks_is_given_its_day(hub: Door) -> None:
    reference = hub.called(kind="court-request", source="7", organisation="Teesside Family Court")
    with pytest.raises(BadInput, match="which court"):
        moved(hub, reference)
    moved(hub, reference, court="Teesside Family Court", asks="s7")
    assert court_clock(hub, reference)[0] == datetime(2027, 2, 1, 17, tzinfo=UTC)


def test_it_is_raised_when_near_and_again_when_it_has_passed_each_once(hub: Door) -> None:
    asked(hub)
    kinds = [Escalates.COURT_NEAR.value, Escalates.COURT_OVERDUE.value]

    def raised(now: datetime) -> list[str]:
        escalate_overdue(actor=hub.system(), now=now)
        return list(Escalation.objects.filter(kind__in=kinds).order_by("kind").values_list("kind", flat=True))

    assert raised(DUE - timedelta(days=8)) == []
    assert raised(DUE - timedelta(days=7)) == raised(DUE) == ["court-near"]
    assert raised(DUE + timedelta(seconds=1)) == raised(DUE + timedelta(days=3)) == kinds


def test_boards_count_it_and_its_row_says_by_when(hub: Door) -> None:
    reference = asked(hub)
    manager = hub.here("hub-manager")
    near = DUE - timedelta(days=2)
    [row] = board(viewer=manager, now=near).rows
    assert (row.reference, row.court_due_at) == (reference, DUE)
    counted = board(viewer=manager, now=near)
    assert (counted.courts, counted.courts_near, counted.courts_late) == (1, 1, 0)
    waits = manager_board(viewer=manager, now=DUE + timedelta(days=1)).waiting
    assert (waits.courts, waits.courts_near, waits.courts_late) == (1, 0, 1)


def test_closed_and_handed_over_it_waits_still_and_the_team_answers_the_court(hub: Door) -> None:
    helper, reference = team_of(hub), asked(hub)
    handover = handed(hub, reference, helper)
    helper = hub.again(helper)
    assert handovers_to_my_team(viewer=helper, now=NOW)[0].court_due_at == DUE
    assert not open_handover(actor=helper, handover=handover, now=NOW).may_answer_court
    accept_handover(actor=helper, handover=handover, now=NOW)
    worker = hub.here("screening-social-worker")
    feed_back(actor=worker, reference=reference, channel="letter", is_safe=True, to_whom="The court", now=NOW)
    [row] = courts(viewer=hub.here("hub-manager"), now=NOW)
    assert (row.reference, row.team, row.is_late) == (reference, "Family Help", False)
    helper = hub.again(helper)
    page = open_handover(actor=helper, handover=handover, now=NOW)
    assert page.court
    assert (page.may_answer_court, page.court.due_at) == (True, DUE)
    moved(hub, reference, helper)
    sent(hub, reference, helper)
    assert courts(viewer=hub.here("hub-manager"), now=NOW) == []


def test_a_team_that_declined_sees_the_day_no_more(hub: Door) -> None:
    helper, reference = team_of(hub), asked(hub)
    handover = handed(hub, reference, helper)
    decline_handover(actor=hub.again(helper), handover=handover, why="Not ours.", now=NOW)
    assert not CourtDay.objects.filter(reference=reference).exists()
    with pytest.raises((NotPermitted, OutOfOrder)):
        sent(hub, reference, hub.again(helper))


def test_nobody_changes_a_row_and_partners_see_none(hub: Door) -> None:
    reference = asked(hub)
    hub.here("hub-manager")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update frontdoor_courtday set due_on = '2030-01-01'")
    police = hub.partner("police")
    assert not CourtDay.objects.exists()
    with pytest.raises(NotPermitted):
        sent(hub, reference, police)


def test_another_council_that_takes_it_in_has_the_same_day(hub: Door) -> None:
    reference = asked(hub)
    moved(hub, reference, hour=time(12))
    worker = hub.here("screening-social-worker")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="A court asks.", now=NOW)
    given = a_proposal("other-council")
    propose_decision(actor=worker, reference=reference, given=given, now=NOW)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="other-council", rationale="Agreed.", now=NOW)
    transfer = passed(hub, reference)
    there = hub.there("hub-manager")
    became = take_in(actor=there, transfer=transfer, now=NOW)
    [row] = courts(viewer=hub.again(there), now=NOW)
    assert (row.reference, row.due_at) == (became, datetime(2027, 2, 1, 12, tzinfo=UTC))
