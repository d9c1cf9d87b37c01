"""Records one by one and by the table say the same."""

from __future__ import annotations

from datetime import date

import pytest

from onestory.feeds.actions.shield_records import shield_records
from onestory.feeds.bulk.bench import bench
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import SourceRecord
from onestory.feeds.queries.frames import identity_frame, records_frame
from onestory.feeds.queries.records import parts_held, records, records_of_delivery, rows_changed_by
from onestory.feeds.rules.frames import events_frame
from onestory.feeds.rules.says import events_of
from onestory.grammar.feeds import IDENTITY
from tests.rooms.conftest import Hub
from tests.rooms.feeds.conftest import Desk, child

LATER = date(2026, 11, 19)


def test_the_identity_frame_holds_every_current_person_in_the_standard_columns(desk: Desk) -> None:
    desk.brings(child(1, name="Zoë"), child(2), child(3, born="x"))

    frame = identity_frame(viewer=desk.actor, council=desk.council)

    assert frame.columns == ["record_id", "source", "part", "row", *IDENTITY]
    assert frame.sort("row").select("source", "given_name", "date_of_birth").rows() == [
        ("early-help", "Zoë", date(2015, 2, 3)), ("early-help", "Kit", date(2015, 2, 3)),
    ]  # fmt: skip
    assert identity_frame(viewer=desk.actor, council=desk.council, feeds=["cin"]).height == 0


def test_a_record_read_alone_and_in_a_table_says_the_same(desk: Desk) -> None:
    delivery = desk.brings(child(1, reason='"a ""quoted"", worry"'), child(2)).delivery or 0
    part = feed_of("early-help").parts[0]

    singly = [
        event.says
        for card in records_of_delivery(delivery, viewer=desk.actor)
        for event in events_of(part, card.values)
    ]
    frame = records_frame("early-help", "episodes", viewer=desk.actor, council=desk.council, delivery=delivery)

    assert sorted(events_frame(part, frame)["says"]) == sorted(singly)
    assert frame["started_on"].to_list() == [date(2026, 1, 5)] * 2


def test_a_table_may_be_of_some_records_only(desk: Desk) -> None:
    desk.brings(child(1), child(2))
    wanted = SourceRecord.objects.get(source_key="E2|C2").pk

    frame = records_frame("early-help", "episodes", viewer=desk.actor, council=desk.council, ids=[wanted])

    assert frame["record_id"].to_list() == [wanted]
    assert parts_held(viewer=desk.actor) == [("early-help", "episodes", 2)]


def test_what_a_delivery_changed_is_told(desk: Desk) -> None:
    desk.brings(child(1), child(2), child(3))
    old = {each.source_key: each.pk for each in SourceRecord.objects.all()}
    second = desk.brings(child(1), child(2, reason="worse"), child(4), as_of=LATER)

    changed = rows_changed_by(second.delivery or 0, viewer=desk.actor)

    assert set(changed.closed) == {old["E2|C2"], old["E3|C3"]}
    assert changed.withdrawn == (old["E3|C3"],)
    assert len(changed.opened) == 2


def test_a_shielded_record_is_left_out_and_locked_and_given_back_when_the_shield_is_lifted(
    desk: Desk, hub: Hub
) -> None:
    desk.brings(child(1))
    before = SourceRecord.objects.get()
    frame = records_frame(before.feed, before.part, viewer=hub.system(), council=desk.council)

    shield_records(actor=hub.system(), records=[before.pk], shielded=True, now=desk.now)

    locked = SourceRecord.objects.get()
    assert (locked.postcode, locked.address, locked.data) == (None, None, {})
    assert b"TS1" not in bytes(locked.locked or b"")
    (hidden,) = records([before.pk], viewer=hub.again(desk.actor))
    assert (hidden.is_left_out, hidden.values, hidden.source_key) == (True, {}, "")
    assert records_frame(before.feed, before.part, viewer=hub.system(), council=desk.council).equals(frame)

    shield_records(actor=hub.system(), records=[before.pk], shielded=False, now=desk.now)

    given_back = SourceRecord.objects.get()
    assert (given_back.postcode, given_back.data, given_back.locked) == ("TS1 1AA", before.data, None)


def test_every_version_of_a_shielded_record_is_locked(desk: Desk, hub: Hub) -> None:
    desk.brings(child(1))
    record = SourceRecord.objects.get().pk
    shield_records(actor=hub.system(), records=[record], shielded=True, now=desk.now)
    hub.again(desk.actor)
    desk.brings(child(1).replace("TS1 1AA", "TS1 9ZZ"), as_of=LATER)
    newest = SourceRecord.objects.get(valid_until=None)

    shield_records(actor=hub.system(), records=[newest.pk], shielded=True, now=desk.now)

    assert list(SourceRecord.objects.values_list("postcode", flat=True)) == [None, None]


def test_the_benchmark_measures_and_leaves_nothing(desk: Desk, hub: Hub) -> None:
    system = hub.system()

    figures = bench(actor=system, council=desk.council, rows=2_000, folder=desk.folder, as_of=LATER, now=desk.now)

    assert {"rows_per_s", "ratio_to_copy", "peak_mb"} <= set(figures)
    assert figures["rows"] == figures["accepted"] + figures["quarantined"] + figures["duplicates"] == 2_000
    assert figures["quarantined"] > 0 < figures["duplicates"]
    hub.again(system)
    assert not SourceRecord.objects.exists()


@pytest.mark.bench
def test_a_million_rows_are_imported_at_speed(desk: Desk, hub: Hub) -> None:
    figures = bench(
        actor=hub.system(), council=desk.council, rows=1_000_000, folder=desk.folder, as_of=LATER, now=desk.now
    )

    print(figures)
    assert figures["rows_per_s"] > 0
