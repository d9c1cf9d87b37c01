"""A round that stands still, or fails, is known: whatever it would have raised would else be missed in silence."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from onestory.access.rules.actors import the_system
from onestory.clockwork.actions.record_round import record_round
from onestory.clockwork.declared.rounds import ROUNDS
from onestory.clockwork.models import Made
from onestory.clockwork.queries.standing import Standing, State, late_rounds, rounds_standing, stands_still
from onestory.grammar.refusals import NotFound, NotPermitted
from onestory.jobs import tasks
from onestory.jobs.minding import minded
from onestory.walls.context import stand
from tests.rooms.frontdoor.conftest import founded

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
CLOCK = the_system(council=0, council_code="")


@pytest.fixture
def clock(db: None) -> None:
    """Whoever stands here is the clock itself."""
    stand(CLOCK)


def made(code: str, *, at: datetime = NOW, fault: str = "") -> None:
    record_round(actor=CLOCK, round=code, fault=fault, now=at)


def standing(code: str, *, now: datetime = NOW) -> Standing:
    return next(each for each in rounds_standing(viewer=CLOCK, now=now) if each.round.code == code)


def test_every_round_of_the_clock_is_minded_and_every_declared_round_is_made() -> None:
    periodic = {periodic.task for periodic in app.periodic_registry.periodic_tasks.values()}
    assert sorted(getattr(task.func, "round", task.name) for task in periodic) == sorted(each.code for each in ROUNDS)


def test_every_round_is_owed_from_the_day_its_row_is_there(clock: None) -> None:
    rows = Made.objects.in_bulk()
    assert set(rows) == {each.code for each in ROUNDS}
    since = rows["watch"].known_since
    assert standing("watch", now=since + timedelta(minutes=1)).state is State.NOT_YET
    assert standing("watch", now=since + timedelta(minutes=6)).state is State.LATE


def test_a_round_is_in_time_then_late_and_says_since_when(clock: None) -> None:
    made("watch")
    assert standing("watch", now=NOW + timedelta(minutes=5)).state is State.MADE
    late = standing("watch", now=NOW + timedelta(minutes=5, seconds=1))
    assert (late.state, late.stands_since) == (State.LATE, NOW)
    for code in ("tell", "index", "write", "post"):
        made(code, at=NOW + timedelta(minutes=5))
    assert stands_still(viewer=CLOCK, now=NOW + timedelta(minutes=6)) == late


def test_a_round_that_fails_is_failing_until_it_ends_well_and_late_if_it_never_does(clock: None) -> None:
    made("watch")
    for minute in (1, 2):
        made("watch", at=NOW + timedelta(minutes=minute), fault="DatabaseError (Redcar)")
    failing = standing("watch", now=NOW + timedelta(minutes=3))
    assert (failing.state, failing.failures, failing.fault) == (State.FAILING, 2, "DatabaseError (Redcar)")
    assert standing("watch", now=NOW + timedelta(minutes=9)).state is State.LATE
    made("watch", at=NOW + timedelta(minutes=9))
    assert standing("watch", now=NOW + timedelta(minutes=9)).is_well


def test_only_what_people_rely_on_is_said_above_their_work(clock: None) -> None:
    for each in ROUNDS:
        made(each.code)
    at = NOW + timedelta(minutes=10)
    for each in ROUNDS:
        if each.is_felt:
            made(each.code, at=at)
    assert stands_still(viewer=CLOCK, now=at) is None
    assert [each.round.code for each in late_rounds(viewer=CLOCK, now=at)] == ["seal"]


def test_nobody_but_the_clock_writes_what_the_clock_did(hub: Any) -> None:
    with pytest.raises(NotPermitted):
        record_round(actor=hub.actor("administrator"), round="watch", fault="", now=NOW)
    with connection.cursor() as cursor:
        cursor.execute("update clockwork_made set done_at = now()")
        assert cursor.rowcount == 0


def test_a_round_nobody_declared_is_refused(clock: None) -> None:
    with pytest.raises(NotFound):
        made("tea")


def test_a_fault_of_a_round_is_written_down_and_goes_on_to_the_worker(clock: None) -> None:
    @minded("count")
    def falls_over() -> None:
        raise ZeroDivisionError

    @minded("clear")
    async def falls_over_too() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        falls_over()
    stand(CLOCK)
    assert Made.objects.get(pk="count").fault == "ZeroDivisionError"
    with pytest.raises(ZeroDivisionError):
        asyncio.run(falls_over_too())


@pytest.mark.django_db(transaction=True)
def test_a_round_that_fails_for_one_council_is_failing_and_is_well_again_once_mended(
    superuser_connection: psycopg.Connection[Any],
) -> None:
    with transaction.atomic():
        founded().called()
    superuser_connection.execute("revoke insert on frontdoor_escalation from onestory_app")
    tasks.watch_the_front_door(timestamp=0)
    stand_alone = _told("watch")
    assert "ProgrammingError (" in stand_alone.fault
    assert stand_alone.done_at is None
    superuser_connection.execute("grant insert on frontdoor_escalation to onestory_app")
    tasks.watch_the_front_door(timestamp=0)
    mended = _told("watch")
    assert (mended.fault, mended.failures) == ("", 0)
    assert mended.done_at


def _told(code: str) -> Made:
    with transaction.atomic():
        stand(CLOCK)
        return Made.objects.get(pk=code)
