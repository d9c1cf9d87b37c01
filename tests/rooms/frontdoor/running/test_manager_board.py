"""The manager's board: every number is of everything, and its rows are the rows behind it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from onestory.access.actions.found_agencies import found_agencies
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.handing.decline_handover import decline_handover
from onestory.frontdoor.actions.handing.hand_over import hand_over
from onestory.frontdoor.actions.handing.pass_on import pass_on
from onestory.frontdoor.actions.handing.take_back_transfer import take_back_transfer
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.models import Escalation
from onestory.frontdoor.queries.cards import Behind, ManagerBoard
from onestory.frontdoor.queries.running.manager_board import manager_board, rows_behind
from onestory.frontdoor.queries.running.soundness import how_sound
from onestory.frontdoor.queries.running.work import my_work
from onestory.grammar.refusals import NotPermitted
from onestory.jobs import rounds
from onestory.letters.models import Letter
from onestory.letters.rules.posting import Outgoing
from onestory.letters.rules.sending import NotSent
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.rooms.conftest import LAPSES
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal
from tests.rooms.frontdoor.deciding.test_hand_over import FAMILY_HELP, PARTS

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def board(hub: Door, *, hours: float = 0) -> ManagerBoard:
    return manager_board(viewer=hub.here("hub-manager"), now=NOW + hours * HOUR)


def behind(hub: Door, which: Behind, *, hours: float = 0, agency: str = "") -> list[str]:
    number = hub.agencies[agency] if agency else 0
    found = rows_behind(which, viewer=hub.here("hub-manager"), now=NOW + hours * HOUR, agency=number)
    assert found.all == len(found.rows)
    return [row.reference for row in found.rows]


def test_an_empty_hub_has_nothing_of_anything(hub: Door) -> None:
    seen = board(hub)
    assert (seen.open, seen.late, seen.unowned, dict(seen.grid), seen.silence) == (0, 0, 0, {}, ())
    assert (seen.came.today, seen.came.usual) == (0, None)
    assert set(vars(seen.waiting).values()) == {0}


def told(hub: Door, outcome: str, key: str) -> str:
    """Decided, and its referrer told of it: closed, whoever is to take it up."""
    reference = hub.proposed(outcome=outcome, key=key)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome=outcome, rationale="Agreed.", now=NOW)
    feed_back(actor=hub.again(manager), reference=reference, channel="phone", is_safe=True, now=NOW)
    return reference


def raised(hub: Door, *, after: timedelta) -> list[str]:
    """Of which contacts the clock says that nobody was asked to take them up."""
    escalate_overdue(actor=hub.system(), now=NOW + after)
    found = Escalation.objects.filter(kind="not-offered").order_by("raised_at")
    return list(found.values_list("contact__reference", flat=True))


def test_what_is_decided_and_told_waits_in_sight_until_somebody_is_asked_to_take_it_up(hub: Door) -> None:
    worker = hub.here("screening-social-worker")
    mine, passed = told(hub, "assessment", "mine"), told(hub, "other-council", "passed")
    told(hub, "advice", "nobody's to take up")
    assert sorted(behind(hub, Behind.NOT_OFFERED)) == sorted([mine, passed])
    assert board(hub).waiting.not_offered == 2
    assert sorted(raised(hub, after=5 * DAY)) == sorted([mine, passed])
    team = found_agencies(actor=hub.system(), agencies=[FAMILY_HELP], accredited_until=LAPSES, now=NOW)["family-help"]
    offered = hand_over(actor=hub.again(worker), reference=mine, team=team[1] or 0, parts=PARTS, now=NOW)
    redcar = hub.councils["redcar"]
    transfer = pass_on(actor=hub.again(worker), reference=passed, why="Theirs.", council=redcar, now=NOW)
    assert (behind(hub, Behind.NOT_OFFERED), board(hub).waiting.not_offered) == ([], 0)
    hub.agencies["family-help"] = team[0]
    helper = hub.actor("locality-worker", agency="family-help")
    decline_handover(actor=helper, handover=offered, why="Not ours.", now=NOW + 6 * DAY)
    take_back_transfer(actor=hub.again(worker), transfer=transfer, why="Wrong.", now=NOW + 6 * DAY)
    assert behind(hub, Behind.NOT_OFFERED) == [passed], "what was declined is counted as that"
    assert raised(hub, after=6 * DAY + HOUR).count(passed) == 1
    assert raised(hub, after=12 * DAY).count(passed) == 2
    assert raised(hub, after=13 * DAY).count(passed) == 2


def test_what_i_decided_nothing_of_is_on_my_own_page_until_i_hand_it_over(hub: Door) -> None:
    worker = hub.here("screening-social-worker")
    reference = hub.triaged(key="mine")
    take_contact(actor=hub.again(worker), reference=reference, now=NOW)
    propose_decision(actor=worker, reference=reference, given=a_proposal("assessment"), now=NOW)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Agreed.", now=NOW)
    feed_back(actor=hub.again(manager), reference=reference, channel="phone", is_safe=True, now=NOW)
    assert my_work(viewer=hub.again(manager), now=NOW).not_offered == ()
    assert [row.reference for row in my_work(viewer=hub.again(worker), now=NOW).not_offered] == [reference]


def test_what_is_open_is_counted_by_stage_and_urgency(hub: Door) -> None:
    hub.called(key="new")
    hub.triaged(key="triaged", brag="red")
    hub.proposed(key="proposed")
    seen = board(hub)
    assert dict(seen.grid) == {("new", ""): 1, ("triaged", "red"): 1, ("proposed", "amber"): 1}
    assert (seen.open, seen.to_decide) == (3, 1)
    assert manager_board(viewer=hub.there("hub-manager"), now=NOW).open == 0


def test_what_nobody_has_is_raised_after_a_quarter_of_an_hour_and_again_when_it_is_late(hub: Door) -> None:
    reference = hub.called()
    assert (board(hub, hours=0.2).unowned, board(hub, hours=0.2).unowned_long) == (1, 0)
    assert behind(hub, Behind.UNOWNED_LONG, hours=0.3) == [reference]
    assert (board(hub, hours=25).late_unowned, behind(hub, Behind.LATE_UNOWNED, hours=25)) == (1, [reference])
    take_contact(actor=hub.here("contact-officer"), reference=reference, now=NOW)
    later = board(hub, hours=25)
    assert (later.unowned, later.unowned_long, later.late_unowned, later.late) == (0, 0, 0, 1)
    assert later.late_by_stage["new"] == 1


def test_danger_that_nobody_has_judged_stands_out(hub: Door) -> None:
    reference = hub.called(immediate_danger="yes", danger="He is at the door.")
    hub.triaged(key="judged", immediate_danger="yes", danger="He is at the door.")
    assert board(hub).danger == 1
    assert behind(hub, Behind.DANGER) == [reference]


def test_partners_are_counted_one_by_one_and_what_is_late_leads_to_its_contacts(hub: Door) -> None:
    reference, _ = hub.asked("police", "health", brag="red")
    seen = board(hub, hours=3)
    assert [(one.waiting, one.overdue) for one in seen.silence] == [(1, 1), (1, 1)]
    assert seen.kept_waiting == 1
    assert behind(hub, Behind.PARTNER_LATE, hours=3, agency="police") == [reference]
    assert behind(hub, Behind.PARTNER_WAITING, hours=0.1, agency="health") == [reference]
    assert behind(hub, Behind.PARTNER_LATE, hours=3, agency="housing") == []


def test_a_manager_is_told_which_proposals_are_their_own(hub: Door) -> None:
    hub.proposed()
    reference, manager = hub.triaged(key="another"), hub.here("hub-manager")
    propose_decision(actor=manager, reference=reference, given=a_proposal(), now=NOW)
    seen = board(hub)
    assert (seen.to_decide, seen.waiting.mine_proposed) == (2, 1)


def test_today_stands_beside_such_days_before_it(hub: Door) -> None:
    for week, calls in enumerate((2, 3, 2, 4), start=1):
        for call in range(calls):
            hub.called(now=NOW - week * 7 * DAY - 2 * HOUR, key=f"call {week} {call}")
        hub.called(now=NOW - week * 7 * DAY + HOUR, key=f"later that day {week}")
    for call in range(5):
        hub.called(now=NOW - HOUR, key=f"today {call}")
    came = board(hub).came
    assert came.usual is not None
    assert (came.today, came.says) == (5, "More than on any of them")
    assert (came.usual.middle, came.usual.least, came.usual.most, came.usual.days) == (2.5, 2, 4, 4)
    assert len(behind(hub, Behind.CAME_TODAY)) == 5


def test_what_was_decided_today_is_counted_until_it_is_taken_back(hub: Door) -> None:
    reference = hub.decided()
    assert (board(hub, hours=1).decided.today, behind(hub, Behind.DECIDED_TODAY, hours=1)) == (1, [reference])


@pytest.mark.parametrize("role", ["contact-officer", "screening-social-worker", "partner-manager", "analyst"])
def test_only_whoever_answers_for_the_hub_sees_it(role: str, hub: Door) -> None:
    with pytest.raises(NotPermitted):
        manager_board(viewer=hub.here(role), now=NOW)


def test_whether_the_hub_is_sound_is_told_in_counts_and_the_wall_stands_again(hub: Door) -> None:
    hub.partner("police")
    hub.asked("police")
    stand(NOBODY)
    assert rounds.write(now=NOW) == 1
    assert rounds.post(now=NOW, sender=NoMail(), hub="") == 0
    assert rounds.count(now=NOW + timedelta(minutes=16)) == 0
    manager = hub.here("hub-manager")
    found = how_sound(viewer=manager, now=NOW + timedelta(minutes=16))
    assert [(one.title, one.trying, one.given_up) for one in found.letters_failing] == [
        ("The hub has asked your agency something", 1, 0)
    ]
    assert (found.doors.reconciles, found.doors.is_late, found.left_too_long) == (True, False, ())
    assert Letter.objects.count() == 0, "the wall is the manager's own again"
    with pytest.raises(NotPermitted):
        how_sound(viewer=hub.here("contact-officer"), now=NOW)


class NoMail:
    """A mail server that takes nothing today."""

    def send(self, letter: Outgoing) -> None:
        """Refuse it."""
        raise NotSent("The mail server did not take it.")
