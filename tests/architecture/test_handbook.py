"""The handbook says what is declared, and no two declarations share a name."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onestory.console.printing.handbook import declarations, is_declaration, print_handbook, stale
from onestory.console.printing.handbook_pages import Declared, cell, file_name, heading, table
from onestory.grammar.declarations import words_of
from onestory.grammar.workflows import Workflow
from onestory.vocabulary.catalogue import CODE_SETS
from onestory.vocabulary.code_sets import CodeSet

DOCS = Path(__file__).parents[2] / "docs"
PRINT_IT = "Run `onestory handbook` and commit what it prints."


def declared_twice(found: Iterable[Declared]) -> list[str]:
    """Codes under which two different declarations of one kind stand in one room."""
    named = Counter(
        f"{each.room}: {type(each.value).__name__} {each.value.code} {getattr(each.value, 'version', '')}".strip()
        for each in found
        if hasattr(each.value, "code")
    )
    return [name for name, times in named.items() if times > 1]


def states_nobody_explains(workflows: Iterable[Workflow], glossary: str) -> list[str]:
    """State words that the glossary does not hold."""
    words = {words_of(state) for flow in workflows for state in flow.states}
    return sorted(word for word in words if not re.search(rf"\b{re.escape(word)}\b", glossary, re.IGNORECASE))


@dataclass(frozen=True)
class Kettle:
    """A kettle."""

    code: str
    title: str = "Kettle"
    since: date = date(2026, 1, 1)
    source: str = "a test"


def test_the_handbook_is_fresh() -> None:
    assert stale(DOCS / "handbook") == [], PRINT_IT


def test_a_page_changed_missing_or_left_over_is_found(tmp_path: Path) -> None:
    printed = print_handbook(tmp_path)
    assert stale(tmp_path) == []
    printed[0].write_text("Something else", encoding="utf-8")
    printed[1].unlink()
    (tmp_path / "kettles.md").write_text("Kettles", encoding="utf-8")
    assert stale(tmp_path) == [
        "README.md no longer says what is declared.",
        f"{printed[1].name} has not been printed.",
        "kettles.md is printed from nothing: no declaration of that kind is left.",
    ]
    print_handbook(tmp_path)
    assert stale(tmp_path) == []


def test_printing_twice_prints_the_same(tmp_path: Path) -> None:
    first = {path.name: path.read_text(encoding="utf-8") for path in print_handbook(tmp_path / "a")}
    assert first == {path.name: path.read_text(encoding="utf-8") for path in print_handbook(tmp_path / "b")}
    assert not [name for name, text in first.items() if " at 0x" in text or "<lambda>" in text]


def test_every_room_that_declares_is_in_the_handbook() -> None:
    rooms = {each.room for each in declarations()}
    assert {"vocabulary", "access", "feeds", "linkage"} <= rooms


def test_every_list_of_the_vocabulary_is_printed_whoever_else_uses_it() -> None:
    printed = {each.value.code for each in declarations() if isinstance(each.value, CodeSet)}
    assert set(CODE_SETS) <= printed


def test_a_page_of_a_form_is_printed_with_its_form_and_not_by_itself() -> None:
    kinds = {type(each.value).__name__ for each in declarations()}
    assert "Form" in kinds
    assert not kinds & {"Page", "Question", "Limit", "Move", "Part", "Column"}


def test_no_two_declarations_of_a_kind_share_a_code() -> None:
    assert declared_twice(declarations()) == []


def test_two_declarations_that_share_a_code_are_found() -> None:
    twice = [Declared("kitchen", "ONE", Kettle("k")), Declared("kitchen", "TWO", Kettle("k"))]
    assert declared_twice(twice) == ["kitchen: Kettle k"]


def test_every_state_of_every_workflow_is_in_the_glossary() -> None:
    workflows = [each.value for each in declarations() if isinstance(each.value, Workflow)]
    glossary = (DOCS / "glossary.md").read_text(encoding="utf-8")
    assert states_nobody_explains(workflows, glossary) == []
    assert not workflows or states_nobody_explains(workflows, "an empty glossary") != []


@pytest.mark.parametrize(
    ("value", "declared"), [(Kettle("k"), True), (Kettle, False), ("kettle", False), (Declared("a", "B", 1), True)]
)
def test_what_has_a_title_or_a_source_is_a_declaration(value: Any, declared: Any) -> None:
    assert is_declaration(value) is (declared and not isinstance(value, Declared))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (True, "yes"),
        (False, ""),
        (date(2026, 11, 22), "22 November 2026"),
        (1200, "1,200"),
        (frozenset({"b", "a"}), "a, b"),
        (("b", "a"), "b, a"),
        ({"a": 1}, "a: 1"),
        ("a|b", "a\\|b"),
        (len, "len"),
        (object(), "object"),
    ],
)
def test_a_cell_says_the_same_from_run_to_run(value: Any, said: Any) -> None:
    assert cell(value) == said


def test_a_column_with_nothing_in_it_is_left_out() -> None:
    assert table(["A", "B"], [["1", ""], ["2", None]]) == "| A |\n| --- |\n| 1 |\n| 2 |"


def test_a_kind_is_filed_under_its_plural() -> None:
    assert [file_name(kind) for kind in ("CodeSet", "Policy", "Spellings", "OutcomeClass")] == [
        "code-sets.md",
        "policies.md",
        "spellings.md",
        "outcome-classes.md",
    ]
    assert heading("CodeSet") == "Code sets"


def test_years_are_years_and_not_thousands() -> None:
    assert cell({2021: 1_500}) == "2021: 1,500"
