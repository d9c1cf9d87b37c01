"""The duty board, my work, and what the clock raises."""

from datetime import timedelta
from typing import Any

import pytest

from onestory.access.actions.come_in import come_in
from onestory.access.actions.take_on import take_on
from onestory.access.queries import posts_of
from onestory.audit.models import AuditEvent
from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.propose_decision import propose_decision
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.understanding.open_contact import open_contact
from onestory.frontdoor.actions.understanding.reassign import reassign
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.models import Escalation
from onestory.frontdoor.queries.cards import BoardNarrowing
from onestory.frontdoor.queries.running import board as boards
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.queries.running.work import A_SCREENFUL, my_work
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.frontdoor.rules.answering import GivenAnswer
from onestory.grammar.refusals import NotFound, NotPermitted
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once
from onestory.walls.context import stand
from tests.rooms.frontdoor.conftest import NOW, Door, a_proposal

HOUR = timedelta(hours=1)


def test_the_most_urgent_comes_first(hub: Door) -> None:
    amber = hub.triaged(key="a", brag="amber")
    red = hub.triaged(key="b", brag="red")
    new = hub.called(key="c")
    shown = board(viewer=hub.here("hub-manager"), now=NOW)
    assert [row.reference for row in shown.rows] == [red, amber, new]
    assert shown.rows[0].about == "Ada Bell and 1 other"
    assert (shown.by_state, shown.by_brag) == ({"triaged": 2, "new": 1}, {"red": 1, "amber": 1})
    assert (shown.unowned, shown.overdue) == (1, 0)


def test_rows_are_narrowed_and_counts_are_not(hub: Door) -> None:
    hub.triaged(key="a", brag="amber")
    new = hub.called(key="c")
    shown = board(viewer=hub.here("hub-manager"), now=NOW, narrowed=BoardNarrowing(stage="new"))
    assert [row.reference for row in shown.rows] == [new]
    assert shown.by_state == {"triaged": 1, "new": 1}
    assert board(viewer=hub.here("hub-manager"), now=NOW, narrowed=BoardNarrowing(team=999)).rows == ()


def test_a_partners_silence_is_shown(hub: Door) -> None:
    _, [asked, _] = hub.asked("police", "health", brag="red")
    answer_request(actor=hub.partner("police"), reference=asked, given=GivenAnswer(held="nothing-held"), now=NOW)
    late = NOW + 3 * HOUR
    shown = board(viewer=hub.here("hub-manager"), now=late)
    assert [(each.agency_name, each.waiting, each.overdue) for each in shown.silence] == [
        ("Tees Valley Health Trust", 1, 1)
    ]
    [row] = shown.rows
    assert (row.requests, row.requests_answered, row.requests_overdue) == (2, 1, 1)
    assert row.standing == "overdue"


@pytest.mark.parametrize("role", ["referrer", "partner-researcher", "locality-worker", "analyst", "administrator"])
def test_the_board_is_the_hubs(hub: Door, role: Any) -> None:
    with pytest.raises(NotPermitted):
        board(viewer=hub.here(role), now=NOW)


def test_a_user_of_both_councils_acts_for_one_at_a_time(hub: Door) -> None:
    here, there = hub.called(), hub.sent(hub.public(), council="redcar")
    user = hub.actor("hub-manager", name="both").user
    take_on(
        actor=hub.system("redcar"),
        username="both",
        name="Both",
        email="both@example.org",
        role="hub-manager",
        agency=hub.agencies["social-care"],
        team=hub.teams["redcar"],
        starts_on=NOW.date(),
        credentials={},
        now=NOW,
    )
    asker = Actor(user=user, username="both")
    stand(asker)
    posts = {post.council_code: post.membership for post in posts_of(user, viewer=asker, today=NOW.date())}
    for council, mine, other in (("middlesbrough", here, there), ("redcar", there, here)):
        acting = come_in(actor=asker, membership=posts[council], now=NOW)
        assert [row.reference for row in board(viewer=acting, now=NOW).rows] == [mine]
        with pytest.raises(NotFound):
            contact(other, viewer=acting, now=NOW)


def test_the_board_is_a_screenful_at_a_time_and_narrowed_before_it_is_cut(
    hub: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(boards, "A_SCREENFUL", 1)
    monkeypatch.setattr(boards, "_first", written_once(boards._first.build))
    amber, red, new = hub.triaged(key="a", brag="amber"), hub.triaged(key="b", brag="red"), hub.called(key="c")
    manager = hub.here("hub-manager")
    pages = [board(viewer=manager, now=NOW, page=page) for page in (1, 2, 3, 4)]
    assert [[row.reference for row in page.rows] for page in pages] == [[red], [amber], [new], []]
    assert {page.fitting for page in pages} == {3}
    unset = board(viewer=manager, now=NOW, narrowed=BoardNarrowing(brag="none"))
    assert ([row.reference for row in unset.rows], unset.fitting) == ([new], 1)


def test_the_board_knows_whose_partner_is_late(hub: Door) -> None:
    reference, _ = hub.asked("police")
    hub.called(key="other")
    manager = hub.here("hub-manager")
    silent = BoardNarrowing(clock="silent")
    assert board(viewer=manager, now=NOW, narrowed=silent).rows == ()
    later = board(viewer=manager, now=NOW + timedelta(days=30), narrowed=silent)
    assert ([row.reference for row in later.rows], later.fitting, later.kept_waiting) == ([reference], 1, 1)


def test_my_work_holds_what_is_mine_what_waits_and_what_came_back(hub: Door) -> None:
    reference, [asked, other] = hub.asked("police", "health")
    worker = hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW)
    answer_request(actor=hub.partner("police"), reference=asked, given=GivenAnswer(held="nothing-held"), now=NOW)
    work = my_work(viewer=hub.again(worker), now=NOW)
    assert [row.reference for row in work.mine] == [reference]
    assert [(row.reference, row.contact_reference) for row in work.came_back] == [(asked, reference)]
    assert [row.reference for row in work.waiting_on] == [other]
    assert work.to_decide == ()
    assert (work.all_mine, work.all_late, work.all_unowned, work.all_waiting_on) == (1, 0, 0, 1)


def test_a_referrer_whom_i_should_have_told_is_late_work_of_mine(hub: Door) -> None:
    reference, worker = hub.triaged(), hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW)
    propose_decision(actor=worker, reference=reference, given=a_proposal("assessment"), now=NOW)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Agreed.", now=NOW)
    worker = hub.again(worker)
    assert my_work(viewer=worker, now=NOW).all_late == 0
    work = my_work(viewer=worker, now=NOW + timedelta(days=30))
    assert [row.reference for row in work.to_feed_back] == [reference]
    assert (work.all_mine, work.all_late) == (0, 1)


def test_counts_of_my_work_are_of_everything_when_a_screenful_is_shown(hub: Door) -> None:
    for number in range(A_SCREENFUL + 2):
        hub.called(key=f"call {number}")
    shown = my_work(viewer=hub.here("contact-officer"), now=NOW + timedelta(days=30))
    assert (len(shown.unowned_in_my_team), shown.all_unowned) == (A_SCREENFUL, A_SCREENFUL + 2)


def test_a_manager_is_shown_what_others_propose(hub: Door) -> None:
    reference = hub.proposed()
    assert [row.reference for row in my_work(viewer=hub.here("hub-manager"), now=NOW).to_decide] == [reference]
    assert my_work(viewer=hub.here("screening-social-worker"), now=NOW).to_decide == ()


def test_what_nobody_in_my_team_has_taken_is_my_work(hub: Door) -> None:
    reference = hub.called()
    assert [row.reference for row in my_work(viewer=hub.here("contact-officer"), now=NOW).unowned_in_my_team] == [
        reference
    ]


def test_opening_a_contact_leaves_a_line_for_everybody_it_is_about(hub: Door) -> None:
    reference, person = hub.called(), hub.person()
    hub.matched(reference, person)
    officer = hub.here("contact-officer")
    assert open_contact(actor=officer, reference=reference, now=NOW).reference == reference
    hub.system()
    line = AuditEvent.objects.get(act="contact.open")
    assert (line.subject, line.person_id, line.username) == (reference, person, officer.username)


def raised(hub: Door, now: Any) -> list[str]:
    escalate_overdue(actor=hub.system(), now=now)
    return list(Escalation.objects.order_by("raised_at", "kind").values_list("kind", flat=True))


def test_what_nobody_takes_in_fifteen_minutes_is_raised_once(hub: Door) -> None:
    hub.called()
    assert raised(hub, NOW + timedelta(minutes=15)) == []
    assert raised(hub, NOW + timedelta(minutes=16)) == ["unowned"]
    assert raised(hub, NOW + timedelta(minutes=17)) == ["unowned"]
    assert "Nobody has taken" in board(viewer=hub.here("hub-manager"), now=NOW).rows[0].escalations[0]


def test_what_is_put_back_and_left_again_is_raised_again(hub: Door) -> None:
    reference = hub.called()
    assert raised(hub, NOW + HOUR) == ["unowned"]
    worker = hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW + HOUR)
    assert raised(hub, NOW + 2 * HOUR) == ["unowned"]
    hub.again(worker)
    reassign(
        actor=worker, reference=reference, team=hub.teams["middlesbrough"], reason="Off shift.", now=NOW + 2 * HOUR
    )
    assert raised(hub, NOW + 3 * HOUR) == ["unowned", "unowned"]


def test_every_clock_that_runs_out_is_raised(hub: Door) -> None:
    reference, _ = hub.asked("police", brag="red")
    worker = hub.here("screening-social-worker")
    take_contact(actor=worker, reference=reference, now=NOW)
    assert raised(hub, NOW + HOUR) == []
    assert raised(hub, NOW + 3 * HOUR) == ["overdue", "request-overdue"]
    assert raised(hub, NOW + timedelta(days=4)) == ["overdue", "request-overdue", "decision-overdue"]
    page = contact(reference, viewer=hub.here("hub-manager"), now=NOW + timedelta(days=4))
    assert {each.title for each in page.escalations} >= {"A partner has not answered in time"}


def test_a_decision_nobody_tells_the_referrer_of_is_raised(hub: Door) -> None:
    reference = hub.decided()
    assert raised(hub, NOW + timedelta(days=5)) == ["not-offered", "overdue"]
    assert contact(reference, viewer=hub.here("hub-manager"), now=NOW).state == "decided"


def test_the_other_councils_clocks_are_not_raised_here(hub: Door) -> None:
    hub.called()
    escalate_overdue(actor=hub.system("redcar"), now=NOW + HOUR)
    assert Escalation.objects.count() == 0
