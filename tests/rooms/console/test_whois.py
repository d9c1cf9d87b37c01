"""`onestory whois`: fields or one text, weights and reasons, and plain sentences where there is nobody to ask for."""

import json

import pytest
from typer.testing import CliRunner

from onestory.console.main import MISUSED, REFUSED, run
from onestory.console.plain import Plain
from onestory.console.verbs.whois import app
from onestory.people.actions.indexing.link_council import link_council
from tests.rooms.people.conftest import NOW, World, world
from tests.rooms.people.told_rows import everybody

__all__ = ["world"]
ASKED = (
    ["--given", "Kaylee", "--family", "O'Neil", "--born", "2014-02-03", "--postcode", "s65 1ab"],
    ["--text", "oneil kayleigh about 12"],
    ["kayleigh", "oneil", "2014"],
    ["--given", "Kaylee", "--family", "O'Neil", "--born", "3/2/2014"],
)


@pytest.fixture
def linked(world: World) -> World:
    """The family of three, indexed."""
    link_council(actor=world.keeper(), council=world.council, now=NOW, source=everybody())
    return world


def test_who_is_meant_is_printed_with_weights_and_reasons(linked: World) -> None:
    for asked in ASKED:
        said = CliRunner().invoke(app, [*asked, "--council", "here", "--json"])
        first = json.loads(said.stdout)["candidates"][0]
        assert first["name"] == "Kayleigh Anne Oneil"
        total = first["before"] + sum(reason["weight"] for reason in first["reasons"])
        assert first["weight"] == pytest.approx(total, abs=1e-5)
        assert all(reason["words"] for reason in first["reasons"])
        assert first["odds"]


def test_a_table_for_people_says_how_sure(linked: World) -> None:
    said = CliRunner().invoke(app, ["--text", "kayleigh oneil", "--council", "here"]).stdout
    assert "Kayleigh" in said
    assert "doubles how likely" in said


def test_no_date_is_not_guessed_at(linked: World) -> None:
    wrong = CliRunner().invoke(app, ["--born", "31/02/2014", "--council", "here"]).exception
    assert isinstance(wrong, Plain)
    assert "is no date of birth" in str(wrong)


@pytest.mark.parametrize("number", [["--nhs-number", "123"], ["--upn", "A12"], ["--nhs-number", "kayleigh"]])
def test_what_cannot_be_a_number_is_refused_in_words(linked: World, number: list[str]) -> None:
    wrong = CliRunner().invoke(app, [*number, "--council", "here"]).exception
    assert isinstance(wrong, Plain)
    assert f"“{number[1]}” is no" in str(wrong)


def test_a_number_that_fails_its_check_is_said_and_searched_for(linked: World) -> None:
    asked = ["--nhs-number", "943 476 5918", "--council", "here"]
    assert "not a valid NHS number" in CliRunner().invoke(app, asked).stdout
    assert json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)["doubts"]
    right = json.loads(CliRunner().invoke(app, ["--given", "Kaylee", "--council", "here", "--json"]).stdout)
    assert right["doubts"] == []


def test_a_sex_that_is_none_is_not_passed_over(linked: World) -> None:
    wrong = CliRunner().invoke(app, ["--given", "Kayleigh", "--sex", "X", "--council", "here"]).exception
    assert isinstance(wrong, Plain)
    assert "“X” is no sex" in str(wrong)


HERS: tuple[str, list[str]] = ("Kayleigh Anne Oneil", [])
NO_DATE = "“31/02/2014” is no date; its year alone was looked for."
NOTHING = "Nothing in it can be looked for. Give a name, a date of birth, a place or a number."
ODD: tuple[tuple[str, str | None, list[str]], ...] = (
    ("02/03/2014", *HERS),
    ("S65 1AB", "Unborn Oneil", []),
    ("kayleigh +44 (0)7700 900123", *HERS),
    ("943 476 5919", *HERS),
    ("943-476-5919", *HERS),
    ("\U0001f600 kayleigh oneil", *HERS),
    (".* kayleigh (oneil", *HERS),
    ("%kayleigh_ oneil%", *HERS),
    ("kayleigh oneil 31/02/2014", "Kayleigh Anne Oneil", [NO_DATE]),
    ("31/02/2014", None, [NO_DATE]),
    ("- - -", None, [NOTHING]),
    ("\U0001f600\U0001f600", None, [NOTHING]),
    ("x" * 10_000, None, ["Only the first 300 characters were read."]),
    ("'; drop table people_person; --", None, []),
    ("محمد خان", None, []),
    ("Кейли Онил", None, []),
    ("943 476 5918", None, ["9434765918 is not a valid NHS number: at least one of its figures is wrong."]),
)
"""What may be typed into one box, who comes first, and what is said of it."""


@pytest.mark.parametrize(("text", "first", "doubts"), ODD, ids=[text[:30] for text, _, _ in ODD])
def test_odd_words_are_answered_rightly_or_with_a_sentence(
    linked: World, text: str, first: str | None, doubts: list[str]
) -> None:
    asked = CliRunner().invoke(app, ["--text", text, "--council", "here", "--json"])
    said = json.loads(asked.stdout)
    assert said["doubts"] == doubts
    assert (said["candidates"][0]["name"] if said["candidates"] else None) == first
    shown = CliRunner().invoke(app, ["--text", text, "--council", "here"])
    assert (asked.exit_code, shown.exit_code) == (0, 0)
    assert (first or "Nobody in the index fits").split()[0] in shown.stdout


def test_an_empty_index_says_how_to_fill_it(world: World) -> None:
    wrong = CliRunner().invoke(app, ["--given", "Kayleigh", "--council", "here"]).exception
    assert isinstance(wrong, Plain)
    assert "onestory up" in str(wrong)


def test_nothing_asked_is_a_mistyped_command(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    assert CliRunner().invoke(app, []).exit_code == MISUSED


def test_a_database_that_is_down_is_said_plainly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    assert run(["whois", "--given", "Kayleigh"]) == REFUSED
    assert "127.0.0.1" in capsys.readouterr().err
