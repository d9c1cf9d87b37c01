"""`onestory discrepancies`: one agency's list as a table, as JSON and as the file for it."""

import json

import pytest
from typer.testing import CliRunner

from onestory.console.plain import Plain
from onestory.console.verbs.discrepancies import app
from onestory.people.actions.indexing.link_council import link_council
from tests.rooms.people.conftest import NOW, World, world
from tests.rooms.people.told_rows import everybody

__all__ = ["world"]


@pytest.fixture
def linked(world: World) -> World:
    """The police have a child's day of birth the wrong way round."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def test_one_agencys_list_is_printed_in_three_forms(linked: World) -> None:
    asked = ["--agency", "police", "--council", "here"]
    (line,) = json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)["discrepancies"]
    assert (line["field"], line["you_say"], line["others_say"]) == ("date-of-birth", "2014-02-03", "2014-03-02")
    file = CliRunner().invoke(app, [*asked, "--csv"]).stdout
    assert file.lstrip("\ufeff").startswith("Number,Your record")
    assert "the other way round" in file
    people = CliRunner().invoke(app, asked).stdout
    assert "  Date of birth: you say 3 February 2014. " in people and "1 in all." in people
    assert "Nothing waits" in CliRunner().invoke(app, ["--agency", "health", "--council", "here"]).stdout


def test_an_unknown_agency_is_answered_with_those_there_are(linked: World) -> None:
    wrong = CliRunner().invoke(app, ["--agency", "navy", "--council", "here"]).exception
    assert isinstance(wrong, Plain)
    assert "police" in str(wrong)
