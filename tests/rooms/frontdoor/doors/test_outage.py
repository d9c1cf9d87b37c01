"""After an outage: sheets of paper become contacts at the time each came, once, and can be taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from onestory.audit.models import AuditEvent
from onestory.frontdoor.actions.doors.clear_tables import clear_tables
from onestory.frontdoor.actions.doors.enter_table import enter_table
from onestory.frontdoor.actions.doors.hand_in_table import hand_in_table
from onestory.frontdoor.actions.doors.open_table import open_table
from onestory.frontdoor.actions.doors.take_back_table import take_back_table
from onestory.frontdoor.actions.running.change_setting import change_setting
from onestory.frontdoor.actions.running.escalate_overdue import escalate_overdue
from onestory.frontdoor.actions.understanding.take_contact import take_contact
from onestory.frontdoor.models import Contact, Escalation, OutageSheet, OutageTable
from onestory.frontdoor.queries.cards.outage import TablePage
from onestory.frontdoor.queries.doors.outage import tables_handed_in
from onestory.frontdoor.queries.running.board import board
from onestory.frontdoor.queries.understanding.contacts import contact
from onestory.grammar.refusals import NotFound, NotPermitted, OutOfOrder
from tests.rooms.frontdoor.conftest import Door
from tests.rules.frontdoor.test_outage import WHOLE, table

NOW = datetime(2026, 10, 26, 10, tzinfo=UTC)
AT_NIGHT = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
OTHER = {**WHOLE, "Sheet": "5", "Time it came": "14:00", "What they said": "No supper again."}
BAD = {**WHOLE, "Sheet": "6", "What they said": ""}


def handed_in(hub: Door, *rows: dict[str, str]) -> UUID:
    """A table has been handed in."""
    return hand_in_table(actor=hub.here("contact-officer"), text=table(*rows), name="night.csv", now=NOW)


def entered(hub: Door, *rows: dict[str, str]) -> TablePage:
    """And entered."""
    number = handed_in(hub, *rows)
    officer = hub.here("contact-officer")
    enter_table(actor=officer, table=number, now=NOW)
    return open_table(actor=officer, table=number, now=NOW)


def test_each_sheet_is_a_contact_of_its_own_time_and_its_clock_runs_from_then(hub: Door) -> None:
    page = entered(hub, WHOLE, OTHER, BAD)
    assert [(one.number, one.received_at) for one in page.entered] == [
        ("4", AT_NIGHT),
        ("5", datetime(2026, 10, 25, 14, tzinfo=UTC)),
    ]
    assert [(one.row, one.column) for one in page.wrong] == [(4, "What they said")]
    first = Contact.objects.get(reference=page.entered[0].reference)
    assert (first.received_at, first.recorded_at) == (AT_NIGHT, NOW)
    assert first.due_at == AT_NIGHT + timedelta(hours=24)
    assert first.decide_by == datetime(2026, 10, 26, 23, 59, 59, tzinfo=UTC)
    shown = contact(first.reference, viewer=hub.here("contact-officer"), now=NOW)
    assert (shown.taken_down_by, shown.channel) == ("Jo Marsh", "phone")
    escalate_overdue(actor=hub.system(), now=NOW)
    assert Escalation.objects.get(contact=first).kind == "overdue"  # the day it was given ran out while it lay on paper


def test_handed_in_again_a_sheet_is_still_one_contact_and_another_under_its_number_is_refused(hub: Door) -> None:
    [before] = entered(hub, WHOLE).entered
    again = entered(hub, WHOLE, {**BAD, "What they said": "Put right."})
    assert [(one.reference == before.reference, one.is_repeat) for one in again.entered] == [
        (True, True),
        (False, False),
    ]
    changed = entered(hub, {**WHOLE, "What they said": "Other words."})
    assert (changed.entered, changed.wrong[0].column) == ((), "Sheet")
    assert "under this key" in changed.wrong[0].reason
    assert Contact.objects.count() == 2


def test_a_table_taken_back_withdraws_what_nobody_has_begun_on_and_can_be_entered_anew(hub: Door) -> None:
    page = entered(hub, WHOLE, OTHER)
    first, second = (one.reference for one in page.entered)
    worker = hub.here("screening-social-worker")
    take_contact(actor=worker, reference=second, now=NOW)
    officer = hub.here("contact-officer")
    assert take_back_table(actor=officer, table=page.row.id, why="Last month's file.", now=NOW) == 1
    assert [row.reference for row in board(viewer=officer, now=NOW).rows] == [second]
    assert contact(first, viewer=officer, now=NOW).state_title == "Withdrawn: entered in error"
    with pytest.raises(OutOfOrder):
        take_contact(actor=hub.here("screening-social-worker"), reference=first, now=NOW)
    hub.again(officer)
    with pytest.raises(OutOfOrder, match="taken back already"):
        take_back_table(actor=officer, table=page.row.id, why="Twice.", now=NOW)
    anew = entered(hub, {**WHOLE, "What they said": "As it stood on the paper."})
    assert [(one.is_repeat, one.is_withdrawn) for one in anew.entered] == [(False, False)]


def test_a_table_is_entered_once_and_leaves_its_lines_in_the_audit(hub: Door) -> None:
    page = entered(hub, WHOLE)
    officer = hub.here("contact-officer")
    with pytest.raises(OutOfOrder, match="already"):
        enter_table(actor=officer, table=page.row.id, now=NOW)
    assert [(row.stands, row.contacts) for row in tables_handed_in(viewer=officer)] == [("Entered", 1)]
    hub.system()
    acts = set(AuditEvent.objects.filter(subject=str(page.row.id)).values_list("act", flat=True))
    assert acts == {"outage.hand-in", "outage.enter", "outage.open"}


def put_aside(hub: Door, *rows: dict[str, str]) -> UUID:
    """A table handed in by mistake, put aside."""
    number = handed_in(hub, *rows)
    take_back_table(actor=hub.here("contact-officer"), table=number, why="Typed twice.", now=NOW)
    return number


def test_sheets_put_aside_are_deleted_when_their_time_is_over_and_what_became_of_them_stays(hub: Door) -> None:
    number, over = put_aside(hub, WHOLE, OTHER), NOW + timedelta(days=365)
    assert open_table(actor=hub.here("contact-officer"), table=number, now=NOW).kept_until == over
    assert clear_tables(actor=hub.system(), now=over - timedelta(seconds=1)) == 0
    assert clear_tables(actor=hub.system(), now=over) == 1
    assert clear_tables(actor=hub.system(), now=over) == 0
    assert not OutageSheet.objects.exists()
    page = open_table(actor=hub.here("contact-officer"), table=number, now=over)
    assert (page.cleared_at, page.taken_back_why, page.row.stands) == (over, "Typed twice.", "Put aside")
    hub.system()
    assert AuditEvent.objects.get(act="outage.clear").detail == {"sheets": 2, "days": 365}


def test_a_council_keeps_sheets_put_aside_for_as_long_as_it_says(hub: Door) -> None:
    put_aside(hub, WHOLE)
    keeper = hub.here("administrator")
    change_setting(actor=keeper, name="keeping-days", typed={"sheets-put-aside": "30"}, why="Schedule 4.", now=NOW)
    assert clear_tables(actor=hub.system(), now=NOW + timedelta(days=29)) == 0
    assert clear_tables(actor=hub.system("redcar"), now=NOW + timedelta(days=30)) == 0
    assert clear_tables(actor=hub.system(), now=NOW + timedelta(days=30)) == 1


def test_no_sheet_that_waits_or_was_entered_is_ever_deleted_not_even_by_statement(hub: Door) -> None:
    handed_in(hub, BAD)
    page = entered(hub, WHOLE)
    take_back_table(actor=hub.here("contact-officer"), table=page.row.id, why="Twice.", now=NOW)
    assert clear_tables(actor=hub.system(), now=NOW + timedelta(days=9_999)) == 0
    kept = OutageSheet.objects.count()
    put_aside(hub, OTHER)
    hub.here("hub-manager")
    assert OutageSheet.objects.all().delete()[0] == 0
    hub.system()
    assert OutageSheet.objects.all().delete()[0] == 1
    assert OutageSheet.objects.count() == kept
    with pytest.raises(DatabaseError), transaction.atomic():
        OutageTable.objects.filter(pk=page.row.id).update(cleared_at=NOW)


def test_the_walls_keep_a_table_to_its_council_and_its_sheets_as_they_were(hub: Door) -> None:
    number = handed_in(hub, WHOLE)
    for stranger in (hub.there("contact-officer"), hub.partner("police"), hub.here("referrer")):
        hub.again(stranger)
        assert not OutageTable.objects.exists()
        assert not OutageSheet.objects.exists()
    with pytest.raises(NotFound):
        open_table(actor=hub.there("contact-officer"), table=number, now=NOW)
    with pytest.raises(NotPermitted):
        handed_in_by_a_teacher(hub)
    hub.here("contact-officer")
    with pytest.raises(DatabaseError), transaction.atomic():
        OutageSheet.objects.update(answers={})


def handed_in_by_a_teacher(hub: Door) -> None:
    """Somebody who records nothing for the hub tries."""
    hand_in_table(actor=hub.here("referrer"), text=table(WHOLE), name="x", now=NOW)
