"""Undoing an import restores exactly what was there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.feeds.actions.undo_delivery import undo_delivery
from onestory.feeds.models import Delivery, QuarantinedRow, SourceRecord
from onestory.feeds.queries.records import rows_changed_by
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder
from tests.rooms.conftest import Hub
from tests.rooms.feeds.conftest import Desk, child

Held = Callable[[], list[tuple[object, ...]]]
LATER = date(2026, 11, 19)


def undo(desk: Desk, delivery: int | None, why: str = "the wrong file") -> Delivery:
    assert delivery is not None
    return undo_delivery(actor=desk.actor, delivery=delivery, why=why, now=desk.now)


def test_what_was_there_before_stands_again_to_the_last_column(desk: Desk, held: Held) -> None:
    desk.brings(child(1), child(2), child(3))
    before = held()
    second = desk.brings(child(1), child(2, reason="worse"), child(4), as_of=LATER)

    undone = undo(desk, second.delivery)

    assert held() == before
    assert (undone.state, undone.undone_by, undone.undone_why) == ("undone", desk.actor.username, "the wrong file")


def test_the_first_import_undone_leaves_nothing_standing_but_keeps_who_it_was(desk: Desk, held: Held) -> None:
    first = desk.brings(child(1))
    record = SourceRecord.objects.get()

    undo(desk, first.delivery)

    assert held() == []
    assert SourceRecord.objects.get(pk=record.pk).undone
    assert rows_changed_by(first.delivery or 0, viewer=desk.actor).closed == (record.pk,)


def test_an_undone_file_may_be_imported_again(desk: Desk) -> None:
    path = desk.file(child(1))
    undo(desk, desk.brings_file(path).delivery)

    assert desk.brings_file(path).new == 1


def test_a_later_file_has_to_be_undone_first_and_is_named(desk: Desk, held: Held) -> None:
    first = desk.brings(child(1), child(2))
    before = held()
    second = desk.brings(child(1), child(2, reason="worse"), as_of=LATER)

    with pytest.raises(OutOfOrder, match=r"“early-help\.csv”, as of 19 November 2026\. Undo that first\."):
        undo(desk, first.delivery)
    undo(desk, second.delivery)
    assert held() == before
    undo(desk, first.delivery)
    assert held() == []


def test_an_import_is_undone_once_and_for_a_reason(desk: Desk) -> None:
    first = desk.brings(child(1))

    with pytest.raises(BadInput, match="Say why"):
        undo(desk, first.delivery, why=" ")
    undo(desk, first.delivery)
    with pytest.raises(OutOfOrder.__base__, match="cannot undo a delivery that is undone"):  # type: ignore[arg-type]
        undo(desk, first.delivery)


def test_rows_refused_the_day_before_wait_again(desk: Desk) -> None:
    desk.brings(child(1), child(2, born="x"))
    second = desk.brings(child(1), child(2), as_of=LATER)
    assert QuarantinedRow.objects.get().superseded_by_id == second.delivery

    undo(desk, second.delivery)

    assert QuarantinedRow.objects.get().superseded_by_id is None


def test_whoever_may_not_undo_an_import_does_not_find_it(desk: Desk, hub: Hub) -> None:
    first = desk.brings(child(1))
    desk.actor = hub.actor("hub-manager")

    with pytest.raises(NotFound):
        undo(desk, first.delivery)


FILES = st.lists(
    st.dictionaries(st.integers(1, 6), st.sampled_from(["worry", "worse", "better"]), min_size=1),
    min_size=1,
    max_size=5,
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(files=FILES)
def test_undone_one_by_one_each_step_back_is_the_step_forward(
    desk: Desk, held: Held, files: list[dict[int, str]]
) -> None:
    SourceRecord.objects.filter(valid_until=None).update(valid_until=desk.now)
    Delivery.objects.filter(state="committed").update(state="undone", undone_at=desk.now, undone_by="x", undone_why="x")
    steps: list[tuple[int | None, list[tuple[object, ...]]]] = []
    for place, file in enumerate(files):
        before = held()
        rows = [child(number, reason=reason) for number, reason in file.items()]
        outcome = desk.brings(*rows, child(100 + place), confirm=True)
        steps.append((outcome.delivery, before))
    for delivery, before in reversed(steps):
        undo(desk, delivery)
        assert held() == before
