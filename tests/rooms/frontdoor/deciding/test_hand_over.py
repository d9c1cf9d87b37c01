"""Handing over what was decided: offered with its product, and nobody's until a team has said yes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import ProgrammingError, connection, transaction

from onestory.access.actions.found_agencies import found_agencies
from onestory.audit.models import AuditEvent
from onestory.councils.models import Team
from onestory.councils.rules.founding import NewAgency
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.actions.handing.accept_handover import accept_handover
from onestory.frontdoor.actions.handing.decline_handover import decline_handover
from onestory.frontdoor.actions.handing.hand_over import hand_over
from onestory.frontdoor.actions.handing.open_handover import open_handover
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.models import Escalation, Handover, SharingEntry
from onestory.frontdoor.queries.deciding.product import product_of
from onestory.frontdoor.queries.handing.handovers import handovers_to_my_team, handovers_to_watch
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.product import Part
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted, OutOfOrder
from onestory.people.models import Event
from onestory.people.policies import has_relationship
from onestory.walls.actor import Actor
from tests.rooms.conftest import LAPSES
from tests.rooms.frontdoor.conftest import NOW, Door

PARTS = (
    Part(key="decision", title="What was decided", words="Early help. Agreed.", source="The manager, 20 November"),
)
FAMILY_HELP = NewAgency(
    code="family-help", name="Family Help", kind="early-help", team="family-help", team_name="Family Help"
)


@pytest.fixture
def help_team(hub: Door) -> int:
    """A team of Family Help, which takes things up."""
    made = found_agencies(actor=hub.system(), agencies=[FAMILY_HELP], accredited_until=LAPSES, now=NOW)
    hub.agencies["family-help"], team = made["family-help"]
    assert team is not None
    return team


def helper(hub: Door, team: int) -> Actor:
    """Somebody of that team, told to the database."""
    actor = hub.actor("locality-worker", agency="family-help")
    return hub.again(replace(actor, team=team))


def offered(hub: Door, team: int, *, person: UUID | None = None) -> UUID:
    """A decided contact, offered to the team."""
    reference = hub.decided()
    if person:
        hub.matched(reference, person)
    worker = hub.here("screening-social-worker")
    return hand_over(actor=worker, reference=reference, team=team, parts=PARTS, asks="See her this week.", now=NOW)


def test_a_team_reads_the_product_and_takes_it_up(hub: Door, help_team: int) -> None:
    person = hub.person()
    handover = offered(hub, help_team, person=person)
    joanne = helper(hub, help_team)
    [row] = handovers_to_my_team(viewer=joanne, now=NOW)
    assert (row.id, row.state, row.asks) == (handover, "offered", "See her this week.")
    page = open_handover(actor=joanne, handover=handover, now=NOW)
    assert [(part.title, part.words, part.source) for part in page.parts] == [
        ("What was decided", "Early help. Agreed.", "The manager, 20 November")
    ]
    assert [(one.name, one.who) for one in page.subjects][:1] == [("Ada Bell", "Child")]
    assert not has_relationship(joanne, person)
    accept_handover(actor=joanne, handover=handover, first="Visit on Monday.", now=NOW)
    assert has_relationship(joanne, person)
    hub.system()
    assert Handover.objects.get().state == "accepted"
    assert Event.objects.filter(person_id=person, kind="contact.hand-over").count() == 2


def test_the_hub_sees_that_it_was_opened_and_by_whom_it_was_taken_up(hub: Door, help_team: int) -> None:
    handover = offered(hub, help_team)
    joanne = helper(hub, help_team)
    open_handover(actor=joanne, handover=handover, now=NOW + timedelta(minutes=5))
    accept_handover(actor=joanne, handover=handover, now=NOW + timedelta(minutes=9))
    worker = hub.here("screening-social-worker")
    hub.system()
    reference = Handover.objects.get().reference
    [row] = contact(reference, viewer=hub.again(worker), now=NOW).handovers
    assert (row.opened_at, row.answered_by) == (NOW + timedelta(minutes=5), joanne.name)


def test_what_a_team_declines_comes_back_and_may_go_to_another(hub: Door, help_team: int) -> None:
    handover = offered(hub, help_team)
    joanne = helper(hub, help_team)
    with pytest.raises(BadInput, match="Say why"):
        decline_handover(actor=joanne, handover=handover, why=" ", now=NOW)
    decline_handover(actor=joanne, handover=handover, why="She has moved to Redcar.", now=NOW)
    worker = hub.here("screening-social-worker")
    [back] = handovers_to_watch(viewer=worker, now=NOW)
    assert (back.state, back.answer) == ("declined", "She has moved to Redcar.")
    assert contact(back.reference, viewer=worker, now=NOW).needs_handing_over
    hand_over(actor=worker, reference=back.reference, team=help_team, parts=PARTS, now=NOW)
    assert [row.state for row in handovers_to_watch(viewer=worker, now=NOW)] == ["offered"]


def test_it_is_offered_to_one_team_at_a_time(hub: Door, help_team: int) -> None:
    offered(hub, help_team)
    hub.system()
    reference = Handover.objects.get().reference
    with pytest.raises(OutOfOrder, match="with Family Help already"):
        hand_over(actor=hub.here("screening-social-worker"), reference=reference, team=help_team, parts=PARTS, now=NOW)


@pytest.mark.parametrize("outcome", ["no-further-action", "advice"])
def test_an_outcome_that_ends_it_is_handed_to_nobody(hub: Door, help_team: int, outcome: str) -> None:
    reference = hub.proposed(outcome=outcome)
    code, more = ("below-threshold", "More.") if outcome.startswith("no") else ("", "")
    manager, why = hub.here("hub-manager"), "Enough."
    decide_contact(
        actor=manager,
        reference=reference,
        outcome=outcome,
        rationale=why,
        reason_code=code,
        would_change=more,
        now=NOW,
    )
    with pytest.raises(OutOfOrder, match="not handed to anybody"):
        hand_over(actor=manager, reference=reference, team=help_team, parts=PARTS, now=NOW)


def test_it_goes_to_a_team_that_takes_things_up_with_something_to_act_on(hub: Door, help_team: int) -> None:
    reference = hub.decided()
    worker = hub.here("screening-social-worker")
    with pytest.raises(BadInput, match="Choose the team"):
        hand_over(actor=worker, reference=reference, team=hub.teams["middlesbrough"], parts=PARTS, now=NOW)
    with pytest.raises(BadInput, match="at least one part"):
        hand_over(actor=worker, reference=reference, team=help_team, parts=(), now=NOW)
    bare = (Part(key="x", title="X", words="Words.", source=""),)
    with pytest.raises(BadInput, match="and a source"):
        hand_over(actor=worker, reference=reference, team=help_team, parts=bare, now=NOW)


def test_nobody_else_reads_or_answers_it(hub: Door, help_team: int) -> None:
    handover = offered(hub, help_team)
    for stranger in (hub.partner("police"), hub.there("screening-social-worker"), hub.here("analyst")):
        with pytest.raises(NotFound):
            open_handover(actor=hub.again(stranger), handover=handover, now=NOW)
    with pytest.raises((NotPermitted, NotFound)):
        accept_handover(actor=hub.here("screening-social-worker"), handover=handover, now=NOW)


def test_raw_sql_gives_no_more_than_the_wall_allows(hub: Door, help_team: int) -> None:
    offered(hub, help_team)
    hub.partner("police")
    with connection.cursor() as cursor:
        for table in ("frontdoor_handover", "frontdoor_handoverpart", "frontdoor_handoversubject"):
            cursor.execute(f"select count(*) from {table}")
            assert cursor.fetchone() == (0,)
    helper(hub, help_team)
    for statement in (
        "update frontdoor_handoverpart set words = 'x'",
        "update frontdoor_handover set note = 'x'",
        "delete from frontdoor_handover",
    ):
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            connection.cursor().execute(statement)


def test_what_a_team_leaves_unanswered_is_raised_once(hub: Door, help_team: int) -> None:
    offered(hub, help_team)
    hub.system()
    assert Team.objects.get(pk=help_team).name == "Family Help"
    late = NOW + timedelta(days=4)
    for _ in range(2):
        escalate_overdue(actor=hub.system(), now=late)
    assert Escalation.objects.filter(kind="handover-overdue").count() == 1


def test_a_decision_handed_over_is_not_taken_back(hub: Door, help_team: int) -> None:
    offered(hub, help_team)
    hub.system()
    reference = Handover.objects.get().reference
    with pytest.raises(OutOfOrder, match="handed over"):
        undo_decision(actor=hub.here("hub-manager"), reference=reference, reason="Wrong click.", now=NOW)


def test_a_decision_that_nobody_takes_up_is_taken_back_at_any_time_and_the_referrer_told_anew(
    hub: Door, help_team: int
) -> None:
    handover, later = offered(hub, help_team), NOW + timedelta(days=2)
    hub.system()
    reference = Handover.objects.get().reference
    feed_back(actor=hub.here("screening-social-worker"), reference=reference, channel="phone", is_safe=True, now=NOW)
    manager = hub.here("hub-manager")
    with pytest.raises(OutOfOrder, match="has been told"):
        undo_decision(actor=manager, reference=reference, reason="x", now=later)
    decline_handover(actor=helper(hub, help_team), handover=handover, why="She needs an assessment.", now=later)
    assert contact(reference, viewer=hub.again(manager), now=later).acts["undo"].may
    undo_decision(actor=manager, reference=reference, reason="They declined it.", now=later)
    page = contact(reference, viewer=manager, now=later)
    assert (page.state, page.decision, page.is_told) == ("proposed", None, False)
    assert handovers_to_watch(viewer=manager, now=later) == []
    decide_contact(actor=manager, reference=reference, outcome="advice", rationale="Theirs to ask for.", now=later)
    again = contact(reference, viewer=manager, now=later)
    assert (again.state, again.is_told, again.acts["feed-back"].may) == ("decided", False, True)
    too_late = later + timedelta(hours=1)
    assert "minutes" in contact(reference, viewer=manager, now=too_late).acts["undo"].refusal


def test_the_share_is_in_the_ledger_and_the_audit(hub: Door, help_team: int) -> None:
    offered(hub, help_team)
    hub.system()
    assert SharingEntry.objects.filter(
        what__startswith="The product", to_agency_id=hub.agencies["family-help"]
    ).exists()
    assert AuditEvent.objects.filter(act="contact.hand-over").count() == 1


def test_the_product_is_drafted_from_the_record_and_every_part_cites_its_source(hub: Door) -> None:
    reference = hub.decided()
    worker = hub.here("screening-social-worker")
    drafted = product_of(contact(reference, viewer=worker, now=NOW), (), viewer=worker)
    assert {"decision", "level", "worry", "told-parents"} <= {part.key for part in drafted}
    assert all(part.words and part.source for part in drafted)
    assert any(reference in part.source for part in drafted)
