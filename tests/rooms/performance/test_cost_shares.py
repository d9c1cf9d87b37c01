"""Two councils share a hub's cost by what both keep, from counts that may leave, and neither sees more for it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from onestory.audit.models import AuditEvent
from onestory.frontdoor.actions.doors.record_phone_contact import record_phone_contact
from onestory.frontdoor.actions.running.change_setting import change_setting
from onestory.grammar.refusals import NotPermitted
from onestory.performance.actions.take_cost_shares import take_cost_shares
from onestory.performance.queries.cost_shares import CostPage, cost_shares
from tests.rooms.frontdoor.conftest import CALLED, NOW, Door

TODAY = date(2026, 11, 20)
AUGUST = datetime(2026, 8, 3, 10, tzinfo=UTC)
HERE, THERE = "middlesbrough", "redcar"
TERMS = {
    "agreement": "Memorandum of 1 July 2018, schedule 3",
    "begins": "1 4 2026",
    "yearly-cost": "1200000",
    "equally": "40",
    "by-contacts": "60",
}
YES = {"agreed": "yes"}


def agrees(hub: Door, council: str, *, name: str = "compare-figures", typed: dict[str, str] | None = None) -> None:
    keeper = hub.here("administrator") if council == HERE else hub.there("administrator")
    change_setting(actor=keeper, name=name, typed=YES if typed is None else typed, why="Agreed by both.", now=NOW)


def keeps(hub: Door, council: str, **changes: str) -> None:
    agrees(hub, council, name="cost-shares", typed=TERMS | changes)


def came(hub: Door, children: int, council: str) -> None:
    """One contact about so many children, in August."""
    actor = hub.here("contact-officer") if council == HERE else hub.there("contact-officer")
    answers = {**CALLED, "children": [{"is_unborn": "yes", "due_on": "2026-12-01"}] * children}
    record_phone_contact(actor=actor, answers=answers, key=f"august-{council}", now=AUGUST)


def page(hub: Door, council: str = HERE) -> CostPage:
    viewer = hub.here("hub-manager") if council == HERE else hub.there("hub-manager")
    return cost_shares(viewer=viewer, as_of=TODAY)


@pytest.fixture
def both(hub: Door) -> Door:
    """Both councils agreed to be compared and keep the same terms; twenty children came here in August, ten there."""
    for council, children in ((HERE, 20), (THERE, 10)):
        agrees(hub, council)
        keeps(hub, council)
        came(hub, children, council)
    return hub


def test_both_councils_see_the_same_shares_worked_out_from_what_may_leave(both: Door) -> None:
    ours, theirs = page(both), page(both, THERE)
    assert ours.periods == theirs.periods
    year = ours.period("2026-27")
    assert year is not None
    assert [each.window.says for each in year.quarters] == ["3 months to June 2026", "3 months to September 2026"]
    april, july = year.quarters
    assert "By contacts received: too few" in april.why_not
    assert not year.is_whole
    middlesbrough, redcar = (both.councils[council] for council in (HERE, THERE))
    assert july.pence == year.pence == 30_000_000
    equally, contacts = july.lines
    assert (equally.shared[redcar], contacts.shared[redcar]) == (6_000_000, 6_000_000)
    assert contacts.measured == {middlesbrough: 20, redcar: 10}
    assert year.of(middlesbrough) == 18_000_000


def test_until_both_say_yes_neither_sees_anything_of_the_other(hub: Door) -> None:
    agrees(hub, THERE)
    for council in (HERE, THERE):
        keeps(hub, council)
    found = page(hub)
    assert not found.periods
    assert "Not every council" in found.why_not
    hub.here("hub-manager")
    assert terms_in_sight() == 1
    agrees(hub, HERE)
    assert page(hub).periods
    agrees(hub, THERE, typed={"agreed": ""})
    assert not page(hub).periods


def test_terms_that_only_one_council_keeps_share_nothing(both: Door) -> None:
    keeps(both, THERE, **{"yearly-cost": "1300000"})
    year = page(both).period("")
    assert year is not None
    assert not year.pence
    assert {each.why_not for each in year.quarters} == {
        "The councils keep different terms for this quarter: what the hub costs in a year."
    }


def test_a_quarter_before_the_agreement_counts_is_not_shared(both: Door) -> None:
    before = page(both).period("2026-01")
    assert before is not None
    assert "Not every council" in before.quarters[0].why_not


def test_only_who_may_see_figures_reads_terms_or_shares(both: Door) -> None:
    viewer = both.here("contact-officer")
    with pytest.raises(NotPermitted):
        cost_shares(viewer=viewer, as_of=TODAY)
    assert terms_in_sight() == 0


def test_taking_shares_away_leaves_a_line(both: Door) -> None:
    manager = both.here("hub-manager")
    _, taken = take_cost_shares(actor=manager, as_of=TODAY, period="2026-07", form="csv", now=NOW)
    assert taken.pence == 30_000_000
    both.system()
    line = AuditEvent.objects.get(act="cost-shares.take")
    assert (line.subject, line.detail["form"]) == ("2026-07", "csv")


def terms_in_sight() -> int:
    """How many councils' terms the database itself lets whoever stands read."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from performance_cost_terms_facts()")
        return int(cursor.fetchone()[0])
