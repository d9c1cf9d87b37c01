"""The command line: what is mistyped, refused or wrong ends in a sentence and a code, never in a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onestory.console.main import DONE, MISUSED, REFUSED, VERBS, run

Said = pytest.CaptureFixture[str]
NOBODY = 65_534


def test_help_names_every_verb_and_the_exit_codes(capsys: Said) -> None:
    assert run(["--help"]) == DONE
    said = capsys.readouterr().out
    assert all(verb.name in said for verb in VERBS)
    assert "Exit codes" in said


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS if not verb.needs_hub])
def test_every_verb_explains_itself(verb: str, capsys: Said) -> None:
    assert run([verb, "--help"]) == DONE
    assert "Usage: onestory" in capsys.readouterr().out


def test_a_verb_that_needs_the_hub_explains_itself_without_starting_one(tmp_path: Path) -> None:
    environment = os.environ | {"ONESTORY_STATE": str(tmp_path)}
    command = [sys.executable, "-m", "onestory.console", "import", "--help"]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    assert "police-notices" in said
    assert not (tmp_path / "database").exists()


def test_a_mistyped_verb_is_guessed_at(capsys: Said) -> None:
    assert run(["tets"]) == MISUSED
    assert capsys.readouterr().err == "There is no verb “tets”. Did you mean “test”?\n"


def test_a_mistyped_option_is_named(capsys: Said) -> None:
    assert run(["up", "--prot", "80"]) == MISUSED
    assert "--prot" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["up", "--port", "abc"], "--port: give a whole number. `onestory up --help` shows how it is written.\n"),
        (["serve", "--port", "99999999"], "--port: give 65535 or less. `onestory serve --help` shows how"),
        (["serve", "--workers", "0"], "--workers: give 1 or more. "),
        (["demo", "build", "--today", "31/12/2025"], "--today: “31/12/2025” is no date like 2026-03-04. "),
        (["bench"], "Missing argument 'name'. `onestory bench --help` shows how it is written.\n"),
        (["demo", "people.csv"], "There is no command “people.csv” here. `onestory demo --help` shows how"),
        (["demo", "build", "--seed", "one"], "--seed: give a whole number. `onestory demo build --help` shows how"),
    ],
)
def test_what_is_mistyped_is_said_in_plain_words_with_where_to_look(
    arguments: list[str], sentence: str, capsys: Said
) -> None:
    assert run(arguments) == MISUSED
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["bench", "whois", "--seed", "1"], "The bench “whois” makes the same people every time; it takes no seed."),
        (["bench", "nothing"], "There is no bench called “nothing”. There are: ingest, index, "),
        (["demo", "build", "--council", "atlantis"], "There is no made-up council called 'atlantis'."),
    ],
)
def test_what_is_refused_is_said_in_a_sentence(arguments: list[str], sentence: str, capsys: Said) -> None:
    assert run(arguments) == REFUSED
    said = capsys.readouterr().err
    assert sentence in said
    assert "Traceback" not in said


@contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    """Without root's rights where the tests run as root, to whom no folder is shut."""
    mine = os.geteuid()
    if mine == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(mine)


def test_what_one_may_not_open_is_said_in_a_sentence(tmp_path: Path, capsys: Said) -> None:
    shut = tmp_path / "shut"
    built = ["demo", "build", "--council", "redcar", "--scale", "0.002", "--out"]
    assert run([*built, str(tmp_path / "open")]) == DONE
    shut.mkdir(mode=0o500)
    with as_an_ordinary_user():
        assert run([*built, str(shut / "out")]) == REFUSED
    assert "may not be opened by you. Name a file or folder of yours" in capsys.readouterr().err


def test_who_asked_for_json_is_refused_in_json_too(capsys: Said) -> None:
    assert run(["bench", "nothing", "--json"]) == REFUSED
    said = capsys.readouterr()
    assert json.loads(said.out) == {"error": said.err.removesuffix("\n")}


def test_a_made_up_council_comes_out_the_same_twice(tmp_path: Path, capsys: Said) -> None:
    told = []
    for name in ("one", "two"):
        size = ["--council", "redcar", "--scale", "0.002", "--today", "2026-11-20", "--out", str(tmp_path / name)]
        assert run(["demo", "build", *size, "--json"]) == DONE
        told.append(json.loads(capsys.readouterr().out.splitlines()[-1]) | {"folder": ""})
    assert told[0] == told[1]
    first, second = ((tmp_path / name / "redcar" / "police-notices.csv").read_bytes() for name in ("one", "two"))
    assert first == second
