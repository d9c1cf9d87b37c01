"""What machines that watch over the hub are told, and what people at work are told when its clock stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client

from onestory.clockwork.declared.rounds import ROUNDS
from onestory.walls.actor import NOBODY
from onestory.walls.context import stand
from tests.web.world import World, the_clock_runs

SignIn = Callable[..., Client]
LATE = [each.code for each in ROUNDS if each.late_after_s < 20 * 60]
"""The rounds that are late once nothing has been made for twenty minutes."""
STANDS = "is not raised, and partners past their time are not chased"


def now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251  as the pages' own clock


def test_a_load_balancer_is_told_that_the_server_and_its_database_answer(world: World) -> None:
    told = Client().get("/health")
    assert (told.status_code, told.json()) == (200, {"web": "ok", "database": "ok"})


def test_a_monitor_is_told_when_a_round_is_late_and_which(world: World) -> None:
    assert Client().get("/health/clock").json() == {"clock": "ok", "rounds": {}}
    the_clock_runs(now() - timedelta(minutes=20))
    told = Client().get("/health/clock")
    assert told.status_code == 503
    assert told.json() == {"clock": "late", "rounds": dict.fromkeys(LATE, "late")}


@pytest.mark.parametrize("address", ["/front-door", "/my-work"])
def test_people_at_work_are_told_when_nothing_would_be_raised(address: str, sign_in: SignIn, world: World) -> None:
    manager = sign_in("hub-manager")
    assert STANDS not in manager.get(address).content.decode()
    the_clock_runs(now() - timedelta(minutes=20))
    assert STANDS in manager.get(address).content.decode()


def test_an_administrator_sees_each_round_and_what_is_not_done(sign_in: SignIn, world: World) -> None:
    administrator = sign_in("administrator")
    assert "done in time" in administrator.get("/set-up/clock").content.decode()
    the_clock_runs(now() - timedelta(minutes=20))
    page = administrator.get("/set-up/clock").content.decode()
    assert f"{len(LATE)} rounds need somebody" in page
    assert STANDS in page
    assert "Stands still" in administrator.get("/set-up").content.decode()


def test_the_rounds_are_for_those_who_look_after_the_hub(sign_in: SignIn, world: World) -> None:
    assert sign_in("referrer").get("/set-up/clock").status_code == 403


def test_without_the_walls_word_nobody_reads_the_clock(world: World) -> None:
    stand(world.actor("hub-manager", now=now()))
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from clockwork_made")
        assert cursor.fetchone() == (len(ROUNDS),)
        stand(NOBODY)
        cursor.execute("select count(*) from clockwork_made")
        assert cursor.fetchone() == (0,)
