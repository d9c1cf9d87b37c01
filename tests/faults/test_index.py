"""The index of faults names tests that are there, and every number that was promised."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

from tests.faults.broken import BREAKS, Break
from tests.faults.index import FAULTS, Fault

ROOT = Path(__file__).resolve().parents[2]
PROMISED = {*range(1, 29), *range(31, 35), 36, 37}


@cache
def named_in(file: str) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_promised_number_is_there_once() -> None:
    numbers = [fault.number for fault in FAULTS]
    assert len(numbers) == len(set(numbers))
    assert set(numbers) == PROMISED


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.number))
def test_a_fault_names_tests_that_are_there_or_says_why_not(fault: Fault) -> None:
    assert fault.tests or fault.why
    for named in fault.tests:
        file, _, name = named.partition("::")
        assert name in named_in(file), named


def test_every_fault_that_is_made_to_happen_has_a_break_that_its_test_notices() -> None:
    assert {fault.number for fault in FAULTS if fault.tests} == {each.number for each in BREAKS}


@pytest.mark.parametrize("each", BREAKS, ids=lambda each: f"{each.number}-{each.file}")
def test_what_was_broken_still_stands_in_one_place_and_its_test_is_one_of_the_faults(each: Break) -> None:
    assert (ROOT / each.file).read_text(encoding="utf-8").count(each.was) == 1
    assert each.test in next(fault for fault in FAULTS if fault.number == each.number).tests
