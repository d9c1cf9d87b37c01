"""Who may do what at the front door: one row a role, one column an act, tried for real."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from onestory.access.declared.roles import ROLES
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.ask_partners import ask_partners
from onestory.frontdoor.actions.asking.chase_request import chase_request
from onestory.frontdoor.actions.asking.release_answer import release_answer
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.actions.deciding.write_analysis import write_analysis
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.doors.start_draft import start_draft
from onestory.frontdoor.actions.understanding.match_child import match_child
from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.actions.understanding.reassign import reassign
from onestory.frontdoor.actions.understanding.recolour import recolour
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.models import ContactChild
from onestory.frontdoor.queries.asking.requests import requests_of_my_agency
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.analysing import GivenAnalysis
from onestory.frontdoor.rules.answering import GivenAnswer, GivenFact
from onestory.grammar.refusals import NotFound, NotPermitted
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import CALLED, NOW, Door, a_proposal

FACTS = GivenAnswer(held="facts-held", facts=(GivenFact(words="Known."),))
ACTS = (
    "tell record open take match triage recolour ask chase analyse propose decide undo feed-back asked answer release"
)
TABLE = """
contact-officer          | tell record open take match
screening-social-worker  | tell record open take match triage recolour ask chase analyse propose feed-back
hub-manager              | tell record open take match triage recolour ask chase analyse propose feed-back decide undo
emergency-duty           | tell record open take match triage recolour ask chase analyse propose feed-back decide undo
partner-researcher       | tell asked answer
partner-manager          | tell asked answer release
referrer                 | tell
locality-worker          | tell
reviewing-officer        | open
access-reviewer          |
analyst                  |
lead-member              |
data-officer             |
administrator            |
integration              |
custodian                |
adoption-custodian       |
"""
ROWS = {row.split("|")[0].strip(): set(row.split("|")[1].split()) for row in TABLE.strip().splitlines()}


def test_the_table_has_a_row_for_every_role() -> None:
    assert set(ROWS) == {role.code for role in ROLES}
    assert set().union(*ROWS.values()) == set(ACTS.split())


def acts_of(hub: Door) -> dict[str, Callable[[Actor], Any]]:
    """Each act upon something in the right state for it."""
    new, triaged = hub.called(key="new"), hub.triaged(key="triaged")
    proposed, decided = hub.proposed(key="proposed"), hub.decided(key="decided")
    asking = hub.asking("police")
    to_ask = [hub.triaged(key="sent"), hub.triaged(key="answered")]
    worker = hub.here("screening-social-worker")
    sent, answered = (ask_partners(actor=worker, reference=one, now=NOW, **asking)[0] for one in to_ask)
    answer_request(actor=hub.partner("police"), reference=answered, given=FACTS, now=NOW)
    hub.here("contact-officer")
    child = ContactChild.objects.filter(contact__reference=new)[0].pk
    team = hub.teams["middlesbrough"]
    give_on: dict[str, Any] = {"team": team, "reason": "Off shift."}
    analysis = GivenAnalysis(harm="x")
    return {
        "tell": lambda who: start_draft(actor=who, now=NOW),
        "record": lambda who: record_phone_contact(actor=who, answers=CALLED, key="mine", now=NOW),
        "open": lambda who: open_contact(actor=who, reference=new, now=NOW),
        "take": lambda who: (
            take_contact(actor=who, reference=new, now=NOW),
            reassign(actor=who, reference=new, now=NOW, **give_on),
        ),
        "match": lambda who: match_child(actor=who, reference=new, child=child, person=None, now=NOW),
        "triage": lambda who: triage_contact(actor=who, reference=new, level="2", brag="green", reason="x", now=NOW),
        "recolour": lambda who: recolour(actor=who, reference=triaged, brag="red", reason="x", now=NOW),
        "ask": lambda who: ask_partners(actor=who, reference=triaged, now=NOW, **asking),
        "chase": lambda who: chase_request(actor=who, reference=sent, now=NOW),
        "analyse": lambda who: write_analysis(actor=who, reference=triaged, given=analysis, now=NOW),
        "propose": lambda who: propose_decision(actor=who, reference=triaged, given=a_proposal(), now=NOW),
        "decide": lambda who: decide_contact(actor=who, reference=proposed, outcome="advice", rationale="x", now=NOW),
        "undo": lambda who: undo_decision(actor=who, reference=decided, reason="x", now=NOW),
        "feed-back": lambda who: feed_back(actor=who, reference=decided, channel="phone", is_safe=True, now=NOW),
        "asked": lambda who: requests_of_my_agency(viewer=who, now=NOW),
        "answer": lambda who: answer_request(actor=who, reference=sent, given=FACTS, now=NOW),
        "release": lambda who: release_answer(actor=who, reference=answered, words="x", for_whom="y", now=NOW),
    }


class TakenBack(Exception):
    """Ends a try, so that nothing of it stays."""


def may(act: Callable[[Actor], Any], who: Actor) -> bool:
    try:
        with transaction.atomic():
            act(who)
            raise TakenBack
    except TakenBack:
        return True
    except (NotPermitted, NotFound):
        return False


@pytest.mark.parametrize("role", list(ROWS))
def test_a_role_may_do_what_its_row_says_and_nothing_else(hub: Door, role: Any) -> None:
    acts = acts_of(hub)
    who = hub.actor(role, name=f"one.{role}")
    allowed = {name for name, act in acts.items() if may(act, hub.again(who))}
    assert allowed == ROWS[role]


@pytest.mark.parametrize("role", ["contact-officer", "screening-social-worker", "hub-manager", "reviewing-officer"])
def test_a_button_says_what_the_act_would_do(hub: Door, role: Any) -> None:
    tried = {"new": ("take", "match", "triage"), "triaged": ("recolour", "ask", "analyse", "propose")}
    acts = acts_of(hub)
    references = {"new": hub.called(key="new"), "triaged": hub.called(key="triaged")}
    who = hub.actor(role, name=f"one.{role}")
    for state, names in tried.items():
        buttons = contact(references[state], viewer=hub.again(who), now=NOW).acts
        for name in names:
            assert buttons[name].may == may(acts[name], hub.again(who)), name
