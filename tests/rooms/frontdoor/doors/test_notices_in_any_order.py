"""A police file in any order, or cut off half way: no notice is lost or doubled."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onestory.frontdoor.actions.doors.count_doors import count_doors
from onestory.frontdoor.models import (
    Contact,
    NoticedRow,
)
from onestory.grammar.refusals import Refusal
from tests.rooms.frontdoor.conftest import NOW, Door
from tests.rooms.frontdoor.doors.police_files import (
    ADA,
    BEN,
    CY,
    DAN,
    HERE,
    THERE,
    Brings,
    Line,
    asked_for,
    brings,
    children,
    force,
    look,
)

__all__ = ["brings", "force"]


def test_cut_off_half_way_nothing_is_there_and_the_next_look_makes_each_once(hub: Door, brings: Brings) -> None:
    asked_for(hub)
    brings(ADA, BEN, DAN, replace(CY, number="CL/2/26"))
    for statement in (3, 20, 60, 90, 120, 150):
        with pytest.raises(CutOff), transaction.atomic(), connection.execute_wrapper(cut_off_at(statement)):
            look(hub)
        assert (children(hub), children(hub, THERE), noticed(hub)) == ([], [], 0)
    look(hub)
    assert (children(hub), children(hub, THERE)) == (["Ada Bell", "Cy Bell"], ["Ben Cole"])


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_ten_files_of_the_same_rows_in_any_order_make_the_same_contacts(
    hub: Door, brings: Brings, data: st.DataObject
) -> None:
    """However the rows are shuffled, split and sent again, and whether or not the clock looked between."""
    hub.here("administrator")
    hub.here("data-officer")
    lines = [ADA, BEN, CY, DAN, replace(CY, niche="N9", number="CL/2/26"), replace(DAN, number="CL/3/26")]
    with undone_after():
        asked_for(hub)
        for _ in range(10):
            few = data.draw(st.lists(st.sampled_from(lines), min_size=1, unique=True))
            brings_if_new(brings, few)
            if data.draw(st.booleans()):
                look(hub)
        brings_if_new(brings, data.draw(st.permutations(lines)))
        look(hub)
        look(hub)
        assert children(hub) == ["Ada Bell", "Cy Bell", "Cy Bell"]
        assert children(hub, THERE) == ["Ben Cole"]
        hub.system(HERE)
        assert Contact.objects.filter(council_id=hub.councils[HERE], children=None).count() <= 2
        assert NoticedRow.objects.filter(waits="").count() == len(lines)
        assert count_doors(actor=hub.system(), now=NOW + timedelta(minutes=20)) == 0


class CutOff(Exception):
    """The worker is killed here."""


def cut_off_at(statement: int) -> Any:
    """Ends the work in place of so many-eth statement."""
    passed = iter(range(1, 1_000_000))

    def wrapper(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if next(passed) == statement:
            raise CutOff
        return execute(sql, params, many, context)

    return wrapper


def noticed(hub: Door) -> int:
    hub.system()
    return NoticedRow.objects.count()


class undone_after:
    """What an example wrote is gone before the next."""

    def __enter__(self) -> None:
        self.savepoint = transaction.savepoint()

    def __exit__(self, *_: object) -> None:
        transaction.savepoint_rollback(self.savepoint)


def brings_if_new(brings: Brings, lines: list[Line]) -> None:
    """A file of which the same bytes came before is refused by the import: then the rows are sent the other way."""
    try:
        brings(*lines)
    except Refusal:
        return
