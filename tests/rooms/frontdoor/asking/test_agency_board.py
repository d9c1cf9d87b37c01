"""A partner's manager sees how their own agency answers, and nothing of another's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.asking.open_request import open_request
from onestory.frontdoor.queries.asking.agency_board import agency_board
from onestory.frontdoor.queries.cards import AgencyBoard
from onestory.frontdoor.rules.answering import GivenAnswer
from onestory.grammar.refusals import NotPermitted
from tests.rooms.frontdoor.conftest import NOW, Door

MINUTE = timedelta(minutes=1)
NOTHING = GivenAnswer(held="nothing-held")


def board(hub: Door, agency: str, *, hours: float) -> AgencyBoard:
    return agency_board(viewer=hub.partner(agency, role="partner-manager"), now=NOW + timedelta(hours=hours))


def test_what_waits_is_counted_with_what_is_late_and_what_nobody_opened(hub: Door) -> None:
    _, [first, _] = hub.asked("police", "health", brag="red")
    open_request(actor=hub.partner("police"), reference=first, now=NOW + MINUTE)
    seen = board(hub, "police", hours=3)
    assert (seen.all_waiting, seen.all_late, seen.not_opened) == (1, 1, 0)
    assert [(row.reference, row.opened_at) for row in seen.waiting] == [(first, NOW + MINUTE)]
    assert board(hub, "health", hours=0.1).not_opened == 1


def test_what_is_past_its_time_counts_as_not_answered_in_time_and_what_has_time_not_yet(hub: Door) -> None:
    hub.asked("police", brag="red")
    assert [(one.asked, one.owed, one.share) for one in board(hub, "police", hours=0.1).kept] == [(1, 0, None)]
    assert [(one.owed, one.in_time, one.share) for one in board(hub, "police", hours=3).kept] == [(1, 0, 0)]


def test_an_answer_in_time_counts_for_whoever_gave_it(hub: Door) -> None:
    _, [asked] = hub.asked("police", brag="red")
    answer_request(actor=hub.partner("police"), reference=asked, given=NOTHING, now=NOW + MINUTE)
    seen = board(hub, "police", hours=3)
    assert (seen.all_waiting, [(one.urgency, one.share) for one in seen.kept]) == (0, [("red", 100)])
    assert [(one.answers, one.last_at) for one in seen.answerers] == [(1, NOW + MINUTE)]
    assert board(hub, "health", hours=3).answerers == ()


def test_only_those_who_answer_for_the_agency_see_how_it_answers(hub: Door) -> None:
    for viewer in (hub.partner("police"), hub.here("screening-social-worker")):
        with pytest.raises(NotPermitted):
            agency_board(viewer=viewer, now=NOW)
