"""Every column of the database falls into a class of data, and is kept as that class says."""

from __future__ import annotations

import re
from typing import Any

import psycopg
import pytest

from onestory.oversight.declared.data_classes import AUDIT, DATA_CLASSES, KEYS, LOCKED, SEALED, class_of

Columns = dict[tuple[str, str], str]
OPENS_A_DOOR = re.compile(r"password|secret|token|session_data|code_hash|^key$")
NO_KEY = {
    "letters_letter.key", "frontdoor_submission.key", "frontdoor_incident.key", "people_astold.key",
}  # fmt: skip
"""Called a key, and opens nothing: by it the same thing is known when it comes again."""
FILES = {"story_document.content", "frontdoor_attachmentcontent.bytes"}
HASHES = {"people_memory.keys", "people_memory.near"}
"""Numbers by which linkage finds a record again; a shielded person's are locked."""
EVERY_COLUMN = """
    select relname, attname, format_type(atttypid, null) from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and attnum > 0 and not attisdropped
"""


@pytest.fixture
def columns(owner_connection: psycopg.Connection[Any]) -> Columns:
    """Every column of every table, and its type."""
    return {(table, column): kind for table, column, kind in owner_connection.execute(EVERY_COLUMN).fetchall()}


def test_every_column_falls_into_a_class(columns: Columns) -> None:
    assert len(columns) > 1_000
    assert {class_of(table, column).code for table, column in columns} == {each.code for each in DATA_CLASSES}


def test_a_table_that_nobody_classed_is_said() -> None:
    with pytest.raises(LookupError, match="say in which"):
        class_of("story_rumour", "words")


def test_nothing_is_classed_that_is_not_there(columns: Columns) -> None:
    tables, named = {table for table, _ in columns}, {f"{table}.{column}" for table, column in columns}
    assert [name for each in DATA_CLASSES for name in each.tables if name not in tables] == []
    assert [name for each in DATA_CLASSES for name in each.columns if name not in named] == []


def test_what_is_said_to_be_walled_is_walled_by_the_database(owner_connection: psycopg.Connection[Any]) -> None:
    asked = "select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity"
    walled = {name for (name,) in owner_connection.execute(asked).fetchall()}
    said = {table for each in DATA_CLASSES if each.is_walled for table in each.tables}
    said |= {column.partition(".")[0] for each in DATA_CLASSES if each.is_walled for column in each.columns}
    assert len(said) > 60
    assert said - walled == set()


def test_bytes_are_sealed_or_locked_but_for_the_files_themselves(columns: Columns) -> None:
    held = {
        f"{table}.{column}": class_of(table, column) for (table, column), kind in columns.items() if kind == "bytea"
    }
    assert {name for name, each in held.items() if each not in (SEALED, LOCKED, AUDIT)} == FILES | HASHES
    assert {name for name, each in held.items() if name.endswith(".locked") and each is not LOCKED} == set()


def test_what_opens_a_door_is_among_the_keys(columns: Columns) -> None:
    found = {(table, column) for table, column in columns if OPENS_A_DOOR.search(column)}
    others = {f"{table}.{column}" for table, column in found if class_of(table, column) is not KEYS}
    assert others - NO_KEY == set()
