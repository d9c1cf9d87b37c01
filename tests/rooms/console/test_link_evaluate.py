"""`onestory link evaluate`: what cannot be written is refused before the work, and ages are printed youngest first."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from onestory.console.plain import Plain
from onestory.console.verbs.link import app

BORN = ("2025-11-01", "2023-04-09", "2019-05-06", "2012-07-08", "1990-01-02", "1950-02-03")
AGES = ["under 1", "1 to 4", "5 to 10", "11 to 17", "18 to 64", "65 and over"]


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Somebody of every age, each on two lines."""
    lines = [f"{born}{line},Ada,Bell{place},{born},{born}" for place, born in enumerate(BORN) for line in "ab"]
    told = tmp_path / "people.csv"
    told.write_text("\n".join(["record_id,given_name,family_name,date_of_birth,cluster_id", *lines]))
    return told


@pytest.mark.parametrize("option", ["--links-out", "--review-out"])
def test_what_cannot_be_written_is_refused_before_the_work(people: Path, option: str) -> None:
    asked = CliRunner().invoke(app, ["evaluate", "--records", str(people), option, str(people.parent)])
    assert isinstance(asked.exception, Plain)
    assert str(asked.exception) == f"{people.parent} cannot be written (Is a directory). Name another file."
    assert "evaluate" not in asked.output


def test_a_refused_file_leaves_nothing_behind(people: Path, tmp_path: Path) -> None:
    people.write_text("")
    links = tmp_path / "links.csv"
    asked = CliRunner().invoke(app, ["evaluate", "--records", str(people), "--links-out", str(links)])
    assert isinstance(asked.exception, Plain)
    assert not links.exists()


def test_ages_are_printed_youngest_first(people: Path) -> None:
    said = CliRunner().invoke(app, ["evaluate", "--records", str(people)]).stdout
    assert sorted(AGES, key=said.index) == AGES
