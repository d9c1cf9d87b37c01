"""The page about ASVS names only what is there, each number once, and claims nothing met without saying by what."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "security" / "asvs.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if re.match(r"\| \d", line)
]
NAMED = re.compile(r"`((?:tests|onestory|docs|\.ci)/[\w./-]+)`")


def test_every_file_named_is_there() -> None:
    named = {found for row in ROWS for found in NAMED.findall(row[4])}
    assert len(named) > 40
    assert [each for each in sorted(named) if not (ROOT / each).exists()] == []


def test_every_file_of_tests_that_is_named_has_some() -> None:
    named = {ROOT / found for row in ROWS for found in NAMED.findall(row[4]) if "/test_" in found}
    assert len(named) > 25
    assert [each.name for each in sorted(named) if not re.search(r"^def test_", each.read_text("utf-8"), re.M)] == []


def test_every_number_stands_once_with_a_level_and_a_standing() -> None:
    numbers = [row[0] for row in ROWS]
    assert len(numbers) == len(set(numbers)) > 180
    assert {row[1] for row in ROWS} == {"1", "2"}
    assert {row[3] for row in ROWS} <= {"met", "in part", "not yet", "yours"}


def test_what_is_met_says_by_what() -> None:
    assert [row[0] for row in ROWS if row[3] in ("met", "in part") and not row[4]] == []
