"""Refused rows are worked through: mended, discarded, run again; and the counts go on adding up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.mail import EmailMessage

from onestory.feeds.actions.discard_row import discard_row
from onestory.feeds.actions.mend_row import mend_row
from onestory.feeds.actions.raise_quarantine import raise_quarantine
from onestory.feeds.actions.rerun_quarantine import rerun_quarantine
from onestory.feeds.actions.shield_records import shield_records
from onestory.feeds.actions.undo_delivery import undo_delivery
from onestory.feeds.bulk.sealing import came_in
from onestory.feeds.models import Delivery, QuarantinedRow, SourceRecord
from onestory.feeds.queries.deliveries import delivery_detail
from onestory.feeds.queries.quarantine import (
    left_too_long,
    quarantine,
    quarantine_size,
    refused_row,
    rows_waiting_since,
)
from onestory.grammar.refusals import BadInput, Conflict, OutOfOrder, Refusal
from onestory.jobs import rounds
from onestory.jobs.senders import ByMail
from tests.rooms.conftest import Hub
from tests.rooms.feeds.conftest import Desk, child

LATER = date(2026, 11, 19)


def mend(desk: Desk, **values: str) -> int | None:
    row = QuarantinedRow.objects.filter(state="waiting").first()
    assert row is not None
    return mend_row(
        actor=desk.actor,
        row=row.pk,
        values={name.replace("_", " "): said for name, said in values.items()},
        now=desk.now,
    )


def counts() -> tuple[int, int, int, int]:
    delivery = Delivery.objects.latest("id")
    return delivery.rows, delivery.accepted, delivery.quarantined, delivery.duplicates


def test_a_mended_row_becomes_a_record_of_its_delivery(desk: Desk) -> None:
    outcome = desk.brings(child(1), child(2, born="31/02/2015"))

    record = mend(desk, DOB="2015-03-03")

    assert SourceRecord.objects.get(pk=record or 0).opened_by_id == outcome.delivery
    assert SourceRecord.objects.get(pk=record or 0).date_of_birth == date(2015, 3, 3)
    assert counts() == (2, 2, 0, 0)
    assert quarantine(viewer=desk.actor) == []


def test_a_row_still_wrong_is_refused_again_and_goes_on_waiting(desk: Desk) -> None:
    desk.brings(child(1), child(2, born="31/02/2015"))

    with pytest.raises(BadInput, match="Row 2, column DOB: a date of birth after the date of the file"):
        mend(desk, DOB="2031-01-01")
    assert counts() == (2, 1, 1, 0)


def test_a_whole_line_can_be_typed_anew(desk: Desk) -> None:
    desk.brings(child(1), "E2,F1")

    record = mend(desk, Episode_ID="E2", Child_ID="C2", Surname="Doe", Start_Date="2026-01-05")

    assert SourceRecord.objects.get(pk=record or 0).source_key == "E2|C2"


def test_a_row_with_another_s_identifier_is_mended_by_its_own(desk: Desk) -> None:
    desk.brings(child(1), child(1, name="Other"))

    with pytest.raises(BadInput, match="Give this one its own"):
        mend(desk, Forename="Kit")
    record = mend(desk, Child_ID="C9")

    kept = SourceRecord.objects.get(pk=record or 0)
    assert (kept.source_key, kept.given_name, kept.date_of_birth) == ("E1|C9", "Other", date(2015, 2, 3))
    assert kept.data["started_on"] == "2026-01-05"


def test_a_row_mended_into_what_is_held_is_a_duplicate(desk: Desk) -> None:
    desk.brings(child(1), child(1, born="x"))

    assert mend(desk, DOB="2015-02-03") is None
    assert counts() == (2, 1, 0, 1)


def test_a_row_cannot_be_mended_into_another_row_of_its_file(desk: Desk) -> None:
    desk.brings(child(1), child(1, born="x", name="Other"))

    with pytest.raises(Conflict, match="Row 1 of the same file"):
        mend(desk, DOB="2015-02-03")


def test_a_mended_row_replaces_what_was_said_before(desk: Desk) -> None:
    desk.brings(child(1), child(2))
    second = desk.brings(child(1), child(2, born="x", reason="worse"), as_of=LATER)

    record = mend(desk, DOB="2015-02-03")

    assert SourceRecord.objects.get(source_key="E2|C2", valid_until=None).pk == record
    undo_delivery(actor=desk.actor, delivery=second.delivery or 0, why="wrong", now=desk.now)
    assert SourceRecord.objects.get(source_key="E2|C2", valid_until=None).data["reason"] == "worry"


def test_a_row_of_yesterday_s_file_is_not_mended_over_today_s(desk: Desk) -> None:
    desk.brings(child(1), child(2, born="x"))
    row = QuarantinedRow.objects.get()
    desk.brings(child(1), child(2), as_of=LATER)

    with pytest.raises(OutOfOrder, match="A later file has come since"):
        mend_row(actor=desk.actor, row=row.pk, values={"DOB": "2015-02-03"}, now=desk.now)
    assert quarantine(viewer=desk.actor) == []


def test_a_discarded_row_stays_counted_and_says_who_and_why(desk: Desk) -> None:
    desk.brings(child(1), child(2, born="x"))
    row = QuarantinedRow.objects.get()

    with pytest.raises(BadInput):
        discard_row(actor=desk.actor, row=row.pk, why="", now=desk.now)
    discard_row(actor=desk.actor, row=row.pk, why="a test row", now=desk.now)

    assert counts() == (2, 1, 1, 0)
    told = refused_row(row.pk, viewer=desk.actor)
    assert (told.state, told.worked_by, told.worked_why) == ("discarded", desk.actor.username, "a test row")
    with pytest.raises(Refusal, match="cannot mend a refused row that is discarded"):
        mend_row(actor=desk.actor, row=row.pk, values={}, now=desk.now)


def test_rows_run_again_pass_where_they_now_can(desk: Desk) -> None:
    outcome = desk.brings(child(1), child(2, born="x"), child(3, born="x"))
    row = QuarantinedRow.objects.get(row=2)
    row.raw, row.sealed = {**came_in(row).raw, "DOB": "2015-02-03"}, None
    row.save()

    rerun = rerun_quarantine(actor=desk.actor, delivery=outcome.delivery or 0, now=desk.now)

    assert (rerun.mended, rerun.waiting, len(rerun.records)) == (1, 1, 1)
    assert counts() == (3, 2, 1, 0)


def test_the_list_is_by_reason_and_says_how_long(desk: Desk) -> None:
    desk.brings(child(1), child(2, born="x"), child(3, born="y"), "E4,F1")

    assert quarantine_size(viewer=desk.actor, feed="early-help") == {
        "not a real date written as yyyy-mm-dd": 2, "has 2 columns where 10 are expected": 1,
    }  # fmt: skip
    first = quarantine(viewer=desk.actor, reason="not a real date written as yyyy-mm-dd", most=1)
    assert [(row.row, row.column, row.shown, row.part_title) for row in first] == [
        (2, "DOB", "x", "Episodes of early help")
    ]
    assert rows_waiting_since(desk.now, viewer=desk.actor) == 0
    assert rows_waiting_since(desk.now.replace(year=2027), viewer=desk.actor) == 3


def test_refused_rows_are_raised_once_a_file_after_a_working_day_and_not_before(desk: Desk, hub: Hub) -> None:
    desk.brings(child(1), child(2, born="31/02/2015"))  # on a Friday
    for hours, raised in ((20, 0), (24 * 3, 0), (24 * 4, 1), (24 * 5, 0)):
        assert raise_quarantine(actor=hub.system(), now=desk.now + timedelta(hours=hours)) == raised
    assert delivery_detail(Delivery.objects.get().pk, viewer=hub.again(desk.actor)).raised_at is not None


def test_what_was_left_too_long_is_counted_by_feed_from_a_working_day_on(desk: Desk) -> None:
    desk.brings(child(1), child(2, born="31/02/2015"), child(3, born="y"))  # on a Friday
    assert left_too_long(viewer=desk.actor, now=desk.now + timedelta(hours=20)) == []
    [late] = left_too_long(viewer=desk.actor, now=desk.now + timedelta(days=4))
    assert (late.feed, late.rows, late.since) == ("early-help", 2, desk.now)


def test_rows_that_were_worked_are_not_raised(desk: Desk, hub: Hub) -> None:
    desk.brings(child(1), child(2, born="31/02/2015"))
    row = quarantine(viewer=desk.actor)[0]
    discard_row(actor=desk.actor, row=row.id, why="Twice in the file.", now=desk.now)
    assert raise_quarantine(actor=hub.system(), now=desk.now + timedelta(days=9)) == 0


def test_those_who_can_mend_them_are_told_and_nobody_is_named(
    desk: Desk, hub: Hub, mailoutbox: list[EmailMessage]
) -> None:
    desk.brings(child(1), child(2, name="Kit", born="31/02/2015"))
    assert rounds.raise_refused(now=desk.now + timedelta(days=5)) == 1
    assert rounds.raise_refused(now=desk.now + timedelta(days=6)) == 0
    rounds.post(now=desk.now + timedelta(days=6), sender=ByMail(), hub="")
    [told] = mailoutbox
    assert told.to == ["data-officer.social-care.middlesbrough@example.org"]
    assert "Kit" not in f"{told.subject} {told.body}"


def test_canary_a_refused_row_of_somebody_shielded_is_mended_without_being_shown(desk: Desk, hub: Hub) -> None:
    """Refused before the shield or after it: what came is shown until there is one, and never while it stands."""
    desk.brings(child(1), child(2))
    desk.brings(child(1, born="31/02/2015").replace("TS1 1AA", "TS1 9QX"), child(2, born="x"), as_of=LATER)
    record = SourceRecord.objects.get(source_key__contains="C1")
    row = QuarantinedRow.objects.get(source_key=record.source_key).pk
    assert "TS1 9QX" in repr(refused_row(row, viewer=desk.actor))

    shield_records(actor=hub.system(), records=[record.pk], shielded=True, now=desk.now)
    hub.again(desk.actor)
    shown = refused_row(row, viewer=desk.actor)
    assert (shown.is_left_out, shown.raw, shown.column) == (True, {}, "DOB")
    waiting = quarantine(viewer=desk.actor)
    assert "TS1 9QX" not in repr(waiting)
    assert "31/02/2015" not in repr(waiting)
    assert [bool(each.raw) for each in waiting] == [False, True], "the other child's row is shown as it came"

    mended = mend_row(actor=desk.actor, row=row, values={"DOB": "2015-02-03"}, now=desk.now)
    assert SourceRecord.objects.get(pk=mended or 0).shielded
    assert refused_row(row, viewer=desk.actor).raw == {}
