"""What every declaration is held to when its module is imported."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from ibis import _

from onestory.grammar.declarations import (
    DeclarationError,
    check_code,
    check_no_repeats,
    check_said,
    in_words,
    with_article,
    words_of,
)
from onestory.grammar.indicators import Indicator, Measure, Relation, Target
from onestory.grammar.roles import Permission, Role, check_grants

READ = Permission(code="book.read", title="Read a book")
LEND = Permission(code="book.lend", title="Lend a book")
READER = Role(code="reader", title="Reader", since=date(2026, 1, 1), source="a test", grants=frozenset({"book.read"}))


@pytest.mark.parametrize("code", ["contact.triage", "FD01", "ask-partners", "2026-11", "source_id"])
def test_a_code_that_can_be_typed_anywhere_is_allowed(code: Any) -> None:
    check_code("A thing", code)


@pytest.mark.parametrize("code", ["", "two words", "-dash", "dash-", "a--b", "café"])
def test_any_other_code_is_refused(code: Any) -> None:
    with pytest.raises(DeclarationError, match="letters, digits"):
        check_code("A thing", code)


def test_repeats_and_blanks_are_named() -> None:
    with pytest.raises(DeclarationError, match="The list declares a, b more than once"):
        check_no_repeats("The list", "abcab")
    with pytest.raises(DeclarationError, match="The thing says nothing for its source"):
        check_said("The thing", title="T", source="")


def test_codes_and_lists_read_as_words() -> None:
    assert words_of("book.take-back") == "book take back"
    assert [with_article(noun) for noun in ("contact", "assessment")] == ["a contact", "an assessment"]
    assert [in_words(items) for items in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a or b", "a, b or c"]


def test_a_role_may_do_what_it_grants_and_nothing_else() -> None:
    assert READER.may("book.read")
    assert not READER.may("book.lend")
    check_grants((READER,), (READ, LEND))


@pytest.mark.parametrize(
    ("roles", "permissions", "why"),
    [
        ((READER,), (LEND,), "grants book.read, which nobody declared"),
        ((READER, READER), (READ,), "roles declares reader more than once"),
        ((READER,), (READ, READ), "permissions declares book.read more than once"),
    ],
)
def test_a_role_that_grants_what_nobody_declared_is_refused(roles: Any, permissions: Any, why: Any) -> None:
    with pytest.raises(DeclarationError, match=why):
        check_grants(roles, permissions)


FACTS = Relation(
    code="loan",
    title="Loans",
    a_row="One book lent once.",
    begins="lent_on",
    columns={"council": "int64", "lent_on": "date", "back_on": "date", "is_late": "boolean"},
    learned={"back_on": ("is_late",)},
    since=date(2008, 4, 1),
    source="a test",
)
LATE: dict[str, Any] = {
    "code": "late",
    "title": "Late books",
    "theme": "Loans",
    "since": date(2008, 4, 1),
    "source": "a test",
    "counts": "Those brought back late.",
    "out_of": "Loans.",
    "relation": FACTS,
    "dated_by": "lent_on",
    "meets": _.is_late,
}


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"counts": ""}, "says nothing for its counts"),
        ({"dated_by": "read_on"}, "speaks of read_on, which its facts do not have"),
        ({"meets": None}, "is a share and says nothing of which rows count"),
        ({"measure": Measure.HOURS}, "is an average and adds nothing up"),
        ({"targets": (Target(since=date(2010, 1, 1), aims=1, source="a"),) * 2}, "declares 2010-01-01 more than once"),
    ],
)
def test_an_indicator_that_could_not_be_counted_is_refused(changed: dict[str, Any], why: str) -> None:
    assert Indicator(**LATE).target_setting == "target.late"
    with pytest.raises(DeclarationError, match=why):
        Indicator(**{**LATE, **changed})


def test_facts_that_speak_of_columns_they_do_not_have_are_refused() -> None:
    with pytest.raises(DeclarationError, match="speaks of returned_on"):
        replace(FACTS, learned={"returned_on": ()})
