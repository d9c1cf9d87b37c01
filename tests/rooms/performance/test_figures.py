"""Figures from what really happened at the front door, as each viewer may see them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from onestory.frontdoor.actions.asking.answer_request import answer_request
from onestory.frontdoor.actions.deciding.decide_contact import decide_contact
from onestory.frontdoor.actions.deciding.feed_back import feed_back
from onestory.frontdoor.actions.deciding.undo_decision import undo_decision
from onestory.frontdoor.actions.understanding.triage_contact import triage_contact
from onestory.frontdoor.rules.answering import GivenAnswer
from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.performance.actions.open_figure import open_figure
from onestory.performance.actions.take_figures import take_figures
from onestory.performance.queries import asking
from onestory.performance.queries.cards import Figure
from onestory.performance.queries.figures import figure, figures
from onestory.performance.rules.keeping import Kept
from onestory.performance.rules.periods import month_number
from onestory.performance.rules.standing import Rag
from onestory.walls.actor import Actor
from tests.rooms.frontdoor.conftest import NOW, Door

TODAY = date(2026, 11, 20)
MONTH = month_number(TODAY)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ONE_CHILD = [{"is_unborn": "no", "given_name": "Ada", "family_name": "Bell", "born_on": "2018-03-03"}]


def seen_by(hub: Door, role: str = "hub-manager", *, as_of: date = TODAY) -> dict[str, Figure]:
    viewer = hub.here(role)
    return {each.indicator.code: each for each in figures(viewer=viewer, as_of=as_of, now=NOW).figures}


def numbers(found: Figure) -> tuple[float | None, float | None]:
    return found.point.numerator, found.point.denominator


def decided(hub: Door, key: str, *, now: datetime = NOW, after: timedelta = HOUR) -> str:
    reference = hub.proposed(now=now, key=key)
    manager = hub.here("hub-manager")
    decide_contact(actor=manager, reference=reference, outcome="assessment", rationale="Agreed.", now=now + after)
    return reference


def test_a_contact_counts_once_for_each_child_it_is_about(hub: Door) -> None:
    hub.called()
    assert seen_by(hub)["contacts"].point.value == 2


def test_a_decision_counts_from_the_day_it_was_made_and_not_before(hub: Door) -> None:
    decided(hub, "a", now=NOW - 2 * DAY, after=1 * DAY)
    assert numbers(seen_by(hub)["conversion"]) == (2, 2)
    assert numbers(seen_by(hub, as_of=TODAY - 2 * DAY)["conversion"]) == (0, 0)
    assert seen_by(hub, as_of=TODAY - 2 * DAY)["contacts"].point.value == 2
    assert seen_by(hub, as_of=TODAY - 3 * DAY)["contacts"].point.value == 0


def test_a_decision_taken_back_counts_no_more(hub: Door) -> None:
    reference = decided(hub, "a")
    undo_decision(actor=hub.here("hub-manager"), reference=reference, reason="Wrong child.", now=NOW + HOUR)
    assert numbers(seen_by(hub)["conversion"]) == (0, 0)


def test_a_decision_after_the_clock_of_its_colour_is_late(hub: Door) -> None:
    decided(hub, "a", now=NOW - 8 * DAY, after=HOUR)
    decided(hub, "b", now=NOW - 8 * DAY, after=5 * DAY)
    assert numbers(seen_by(hub)["decided-in-time"]) == (2, 4)
    assert seen_by(hub)["decided-in-time"].rag is Rag.RED
    assert seen_by(hub)["hours-to-decide"].point.value == pytest.approx((1 + 5 * 24) / 2)


def test_a_contact_past_its_time_and_not_decided_drifts(hub: Door) -> None:
    hub.called(now=NOW - 9 * DAY, key="a")
    hub.called(now=NOW, key="b")
    assert numbers(seen_by(hub)["drift"]) == (2, 4)


def test_a_contact_that_waits_a_week_stands_still_whatever_time_it_was_given(hub: Door) -> None:
    old = hub.called(now=NOW - 8 * DAY, key="a")
    hub.called(now=NOW - 7 * DAY, key="b")
    worker = hub.here("screening-social-worker")
    triage_contact(actor=worker, reference=old, level="2", brag="blue", reason="They are away.", now=NOW)
    assert numbers(seen_by(hub)["standing-still"]) == (2, 4)
    assert numbers(seen_by(hub, as_of=TODAY - 1 * DAY)["standing-still"]) == (0, 4)


def test_a_child_told_of_again_within_ninety_days_is_a_re_contact_by_whatever_identifier(hub: Door) -> None:
    person = hub.person()
    for key, days in (("a", 80), ("b", 0)):
        hub.matched(hub.called(now=NOW - days * DAY, key=key, children=ONE_CHILD), person)
    assert numbers(seen_by(hub)["re-contact"]) == (1, 2)


def test_partners_answers_by_agency(hub: Door) -> None:
    _, (police, health) = hub.asked("police", "health")
    answer = GivenAnswer(held="nothing-held")
    answer_request(actor=hub.partner("police"), reference=police, given=answer, now=NOW + HOUR)
    answer_request(actor=hub.partner("health"), reference=health, given=answer, now=NOW + 4 * DAY)
    found = figure("answered-in-time", viewer=hub.here("hub-manager"), as_of=TODAY + 4 * DAY)
    by_agency = {part.title: (part.point.numerator, part.point.denominator) for part in found.breakdowns[0].parts}
    assert by_agency == {"Teesside Police": (1, 1), "Tees Valley Health Trust": (0, 1)}


def test_a_referrer_told_the_outcome_counts(hub: Door) -> None:
    reference = decided(hub, "a")
    feed_back(actor=hub.here("screening-social-worker"), reference=reference, channel="phone", is_safe=True, now=NOW)
    assert numbers(seen_by(hub)["fed-back"]) == (2, 2)


def test_a_target_of_the_council_s_own_is_the_one_that_stands(hub: Door) -> None:
    hub.set("target.decided-in-time", {"aims": 75})
    decided(hub, "a")
    target = seen_by(hub)["decided-in-time"].target
    assert target is not None
    assert (target.aims, target.source) == (75.0, "Set by the council")


def test_the_month_that_is_not_over_is_marked(hub: Door) -> None:
    hub.called()
    line = seen_by(hub)["contacts"].trend
    assert [point.window.partial for point in line] == [False] * 12 + [True]


def test_a_member_sees_whole_quarters_and_small_numbers_kept_back(hub: Door) -> None:
    hub.called(now=datetime(2026, 8, 3, 10, tzinfo=UTC))
    found = seen_by(hub, "lead-member")["contacts"]
    assert not found.exact
    assert found.as_of == date(2026, 9, 30)
    assert found.point.kept_back
    assert found.point.denominator is None


def test_a_figure_is_drilled_for_a_reason_that_is_kept_for_each_child(hub: Door) -> None:
    person = hub.person()
    reference = hub.called(children=ONE_CHILD)
    hub.matched(reference, person)
    manager = hub.here("hub-manager")
    asked: dict[str, Any] = {
        "code": "contacts",
        "as_of": TODAY,
        "first": MONTH,
        "last": MONTH,
        "counted": True,
        "now": NOW,
    }
    with pytest.raises(BadInput, match="Say why"):
        open_figure(actor=manager, reason=" ", **asked)
    with pytest.raises(BadInput, match="in a sentence"):
        open_figure(actor=manager, reason="x", **asked)
    (child,) = open_figure(actor=manager, reason="Checking a rise", **asked)
    assert (child.name, child.contact, child.person) == ("Ada Bell", reference, str(person))
    hub.system()
    with connection.cursor() as cursor:
        cursor.execute("select act, person_id, reason from audit_event where act like 'figures.%' order by act")
        assert cursor.fetchall() == [
            ("figures.child", person, "Checking a rise"),
            ("figures.drill", None, "Checking a rise"),
        ]


@pytest.mark.parametrize("role", ["analyst", "lead-member", "data-officer"])
def test_whoever_sees_figures_only_cannot_open_the_children(hub: Door, role: str) -> None:
    with pytest.raises(NotPermitted):
        open_figure(
            actor=hub.here(role),
            code="contacts",
            as_of=TODAY,
            first=MONTH,
            last=MONTH,
            counted=True,
            reason="Checking a rise",
            now=NOW,
        )


@pytest.mark.parametrize("role", ["screening-social-worker", "referrer", "partner-researcher", "administrator"])
def test_whoever_may_not_see_figures_is_told_so_and_the_database_tells_them_nothing(hub: Door, role: str) -> None:
    hub.called()
    viewer = hub.here(role)
    with pytest.raises(NotPermitted):
        figures(viewer=viewer, as_of=TODAY, now=NOW)
    assert rows_seen() == 0


def test_the_facts_of_another_council_are_not_there(hub: Door) -> None:
    hub.called()
    hub.there("hub-manager")
    assert rows_seen() == 0


def test_reading_the_facts_leaves_the_viewer_standing_as_they_were(hub: Door) -> None:
    viewer = hub.here("lead-member")
    rows_seen()
    with connection.cursor() as cursor:
        cursor.execute("select onestory_user(), onestory_councils(), onestory_grants()")
        assert cursor.fetchone() == (viewer.user, [viewer.council], ["figures"])
        cursor.execute("select count(*) from frontdoor_contact")
        assert cursor.fetchone() == (0,)


def rows_seen() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from performance_contact")
        return int(cursor.fetchone()[0])


def test_two_councils_are_compared_only_where_both_agree_and_only_by_what_may_leave(hub: Door) -> None:
    hub.called(now=datetime(2026, 8, 3, 10, tzinfo=UTC))
    hub.set("compare-figures", value={"agreed": "yes"})
    assert figure("contacts", viewer=hub.there("hub-manager"), as_of=TODAY).neighbours == ()
    hub.set("compare-figures", value={"agreed": "yes"}, council="redcar")
    beside = figure("contacts", viewer=hub.there("hub-manager"), as_of=TODAY).neighbours
    assert [each.council_name for each in beside] == ["Middlesbrough Council", "Redcar Council"]
    assert all(each.point.kept_back for each in beside)


def test_the_other_council_s_identifiers_lead_nowhere(hub: Door) -> None:
    for council in ("middlesbrough", "redcar"):
        hub.set("compare-figures", value={"agreed": "yes"}, council=council)
    hub.matched(hub.called(children=ONE_CHILD), person := hub.person())
    hub.there("hub-manager")
    with connection.cursor() as cursor:
        cursor.execute("select child from performance_contact")
        (child,) = cursor.fetchone()
    assert child
    assert child != str(person)


def test_what_is_taken_away_is_what_may_leave_even_for_the_manager(hub: Door) -> None:
    hub.called(now=datetime(2026, 8, 3, 10, tzinfo=UTC))
    taken = take_figures(actor=hub.here("hub-manager"), as_of=TODAY, form="csv", now=NOW)
    of_contacts = [each for each in taken if each.indicator.code == "contacts"]
    assert of_contacts
    assert all(each.point.denominator is None for each in of_contacts)


def test_a_figure_leaves_out_ones_own_kin_for_whoever_opens_the_children_and_no_file_does(hub: Door) -> None:
    reference, person = hub.called(children=ONE_CHILD), hub.person()
    hub.called(key="another")
    hub.matched(reference, person)
    manager, colleague = hub.here("hub-manager"), hub.actor("hub-manager", name="colleague")
    assert seen_by(hub)["contacts"].point.value == 3
    released = take_figures(actor=hub.again(manager), as_of=TODAY, form="csv", now=NOW)
    declare_kin(actor=hub.system(), user=manager.user, person=person, kind="relative", now=NOW)
    assert seen_by(hub)["contacts"].point.value == 2
    asked: dict[str, Any] = {"code": "contacts", "as_of": TODAY, "first": MONTH, "last": MONTH, "counted": False}
    assert len(open_figure(actor=hub.again(manager), reason="A check of the month", now=NOW, **asked)) == 2
    assert len(open_figure(actor=hub.again(colleague), reason="A check of the month", now=NOW, **asked)) == 3
    assert take_figures(actor=hub.again(manager), as_of=TODAY, form="csv", now=NOW) == released


def test_figures_kept_for_a_while_are_shown_to_whoever_sees_the_same_and_nobody_else(
    hub: Door, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """In a large council: somebody's own kin, another's rights and another council have other questions."""
    settings.FIGURES_KEPT = timedelta(minutes=1)
    monkeypatch.setattr(asking, "KEPT", Kept(timer=count().__next__))
    reference, person = hub.called(children=ONE_CHILD), hub.person()
    hub.matched(reference, person)
    manager, kin = hub.here("hub-manager"), hub.actor("hub-manager", name="kin")
    declare_kin(actor=hub.system(), user=kin.user, person=person, kind="relative", now=NOW)

    def counted(viewer: Actor, after: float = 0) -> tuple[float | None, datetime]:
        hub.again(viewer)
        read = figures(viewer=viewer, as_of=TODAY, now=NOW + timedelta(seconds=after))
        (contacts,) = (each for each in read.figures if each.indicator.code == "contacts")
        return contacts.point.value, read.counted_at

    assert counted(manager) == (1, NOW)
    assert counted(kin)[0] == 0
    hub.called(key="another")
    assert counted(manager, 59) == (1, NOW)
    assert counted(hub.actor("hub-manager", name="colleague"), 59) == (1, NOW)
    assert counted(kin, 59)[0] == 0
    assert counted(hub.there("hub-manager"), 59)[0] == 0
    assert counted(manager, 60) == (3, NOW + timedelta(minutes=1))
    assert counted(kin, 60)[0] == 2
    with pytest.raises(NotPermitted):
        figures(viewer=hub.here("referrer"), as_of=TODAY, now=NOW)


@pytest.mark.parametrize("view", ["contact", "referral", "assessment", "request"])
def test_by_statement_no_fact_of_another_council_is_counted(hub: Door, view: str) -> None:
    hub.asked("police")
    hub.here("hub-manager")
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from performance_{view}")
        mine = cursor.fetchone()[0]
        hub.actor("hub-manager", council="redcar")
        cursor.execute(f"select count(*) from performance_{view}")
        assert cursor.fetchone()[0] == 0
    assert mine > 0 or view in ("referral", "assessment")
