"""Keys made, listed and taken away from the terminal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from onestory.console.verbs.machine import app
from tests.api.conftest import WORRY, Machine
from tests.web.world import HERE, World

pytestmark = pytest.mark.django_db


def says(*words: str) -> str:
    """What the verb prints."""
    done = CliRunner().invoke(app, [*words, "--council", HERE])
    assert done.exit_code == 0, done.exception
    return done.stdout


def test_a_key_is_printed_once_opens_the_door_and_is_taken_away(world: World, client: Any) -> None:
    made = json.loads(says("mint", "niche-link", "--agency", "police", "--scope", "contacts", "--json"))
    machine = Machine(made["secret"], client)
    assert machine.post("contacts", WORRY)[0] == 201
    listed = says("list")
    assert "machine:police:niche-link" in listed and "until" in listed and made["secret"] not in listed
    says("end", str(made["key"]))
    assert machine.post("contacts", {**WORRY, "their_reference": "2"})[0] == 403
    assert "ended" in says("list")


def test_where_nobody_has_a_key_it_is_said(world: World) -> None:
    done = CliRunner().invoke(app, ["list", "--council", HERE])
    assert "No partner's system has a key." in done.stderr
