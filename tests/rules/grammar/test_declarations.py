"""What every declaration is held to when its module is imported."""

from datetime import date
from typing import Any

import pytest

from onestory.grammar.declarations import (
    DeclarationError,
    check_code,
    check_no_repeats,
    check_said,
    in_words,
    with_article,
    words_of,
)
from onestory.grammar.indicators import Indicator
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


def test_an_indicator_says_what_it_counts() -> None:
    with pytest.raises(DeclarationError, match="says nothing for its counts"):
        Indicator(code="NI-59", title="Assessments in time", since=date(2008, 4, 1), source="a test", counts="")
