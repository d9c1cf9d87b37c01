"""The machine's clock jumps back an hour: work goes on, nothing is lost, and the audit stays whole."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import F

from onestory.access.rules.actors import the_system
from onestory.audit.actions.seal_audit import seal_audit
from onestory.audit.queries import faults
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import InformationRequest
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.jobs import rounds
from onestory.people.actions.indexing.index_council import index_council
from onestory.people.actions.indexing.link_council import link_council
from onestory.people.models import Link, Person
from onestory.people.queries.runs import changes_without_a_line
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal, founded
from tests.rooms.frontdoor.promises.test_who_may import FACTS
from tests.rooms.people import conftest as people
from tests.rooms.people.conftest import World
from tests.rooms.people.test_write_up import MARRIED, with_health
from tests.rooms.people.told_rows import everybody

BACK = timedelta(hours=1)
world = people.world


@pytest.fixture
def door(db: None) -> Door:
    """The front door of two councils."""
    return founded()


def through_the_door(door: Door, *, back: timedelta) -> str:
    """A contact goes all the way, each act a minute after the last by a clock that has jumped back after the first."""
    reference = door.called(now=NOW)
    at = [NOW - back + timedelta(minutes=minute) for minute in range(1, 6)]
    worker = door.here("screening-social-worker")
    triage_contact(actor=worker, reference=reference, level="3", brag="amber", reason="Asleep in a car.", now=at[0])
    asked = ask_partners(actor=worker, reference=reference, now=at[1], **door.asking("police"))[0]
    answer_request(actor=door.partner("police"), reference=asked, given=FACTS, now=at[2])
    propose_decision(actor=door.again(worker), reference=reference, given=a_proposal("assessment"), now=at[3])
    manager = door.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Agreed.", now=at[4])
    return reference


@pytest.mark.parametrize("back", [timedelta(minutes=10), BACK])
def test_fault_23_a_contact_goes_all_the_way_while_the_clock_jumps_back(door: Door, back: timedelta) -> None:
    reference = through_the_door(door, back=back)
    manager = door.here("hub-manager")
    for seen_at in (NOW - back, NOW, NOW + BACK):
        page = contact(reference, viewer=manager, now=seen_at)
        assert page.state == "decided"
        board(viewer=manager, now=seen_at)
    request = InformationRequest.objects.get()
    assert request.due_at > request.sent_at
    assert seal_audit(now=NOW) > 0
    assert faults([], viewer=the_system(council=0, council_code="")) == []


def test_fault_23_the_rounds_raise_nothing_twice_when_the_clock_jumps_back(door: Door) -> None:
    door.called(now=NOW)
    late = NOW + timedelta(minutes=16)
    assert rounds.watch(now=late) == 1
    assert [rounds.watch(now=late - BACK + timedelta(minutes=minute)) for minute in (0, 30, 61)] == [0, 0, 0]


def test_fault_23_the_index_is_written_up_after_the_clock_jumped_back(world: World) -> None:
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    index_council(actor=world.keeper(), council=world.council, now=NOW - BACK, source=with_health(MARRIED))
    world.keeper()
    assert Person.objects.filter(given_name="Donna", family_name="Smith").exists()
    with transaction.atomic():
        assert changes_without_a_line(viewer=world.keeper()) == 0
    assert not Link.objects.filter(closed_at__lt=F("opened_at")).exists()
