"""`onestory why` asks the door itself: who may, because of what; and a record that is not there is not there."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from typer.testing import CliRunner

from onestory.audit.queries import sights
from onestory.audit.rules.wanted import Wanted
from onestory.console.verbs.why import app
from onestory.people.actions.adding.add_person import add_person
from onestory.people.actions.keeping_out.declare_kin import declare_kin
from onestory.people.actions.working.begin_work import begin_work
from tests.web.fixtures import world
from tests.web.world import HERE, World

__all__ = ["world"]
WORKER = "screening-social-worker"
NOW = datetime.now(UTC)  # noqa: TID251  the command reads the real clock, so its hub must too


@pytest.fixture
def child(world: World) -> UUID:
    """Somebody in the index."""
    worker = world.actor(WORKER, now=NOW)
    return add_person(actor=worker, given_name="Ada", family_name="Reed", why="By phone", now=NOW)


def asked(person: UUID, username: str) -> dict[str, Any]:
    ended = CliRunner().invoke(app, ["--as", username, "--person", str(person), "--council", HERE, "--json"])
    assert ended.exit_code == 0, ended.output
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def test_it_says_what_opens_a_record_and_who_else_could(world: World, child: UUID) -> None:
    assert asked(child, WORKER)["opens"] == "with a reason"
    worker = world.actor(WORKER, now=NOW)
    begin_work(actor=worker, person=child, why="Contact C-1", user=worker.user, now=NOW)
    told = asked(child, WORKER)
    assert told["opens"] == "at once"
    assert any("Contact C-1" in sentence for sentence in told["says"])
    assert "Helen Marsh" in {one["name"] for one in told["could"]}
    kept = sights(Wanted(act="person.why"), viewer=world.keeper())
    assert [(line.username, line.subject) for line in kept] == [("system", WORKER)] * 2


def test_whom_it_is_closed_to_is_told_the_same_as_of_nobody(world: World, child: UUID) -> None:
    worker = world.actor(WORKER, now=NOW)
    declare_kin(actor=worker, user=worker.user, person=child, kind="relative", now=NOW)
    closed, nobody = asked(child, WORKER), asked(uuid4(), WORKER)
    assert (closed["opens"], closed["says"], closed["could"]) == ("never", nobody["says"], [])


def test_a_lapsed_check_is_the_answer(world: World, child: UUID) -> None:
    told = asked(child, "lapsed")
    assert told["opens"] == "never"
    assert "ran out" in told["says"][0]
