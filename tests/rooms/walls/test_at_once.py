"""Operations taken at once leave the database as they do one by one, and draw the picture of the models once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import AddConstraint, AddField, AddIndex, AlterField, CreateModel, Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState, StateApps
from psycopg.conninfo import conninfo_to_dict

from onestory.walls.at_once import AtOnce

COLUMNS = """
    select table_name, column_name, data_type, is_nullable from information_schema.columns
     where table_name like 'kiln\\_%' order by 1, 2
"""
CONSTRAINTS = """
    select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
     where conrelid::regclass::text like 'kiln\\_%' order by 1, 2
"""
INDEXES = "select tablename, indexname, indexdef from pg_indexes where tablename like 'kiln\\_%' order by 1, 2"


def first() -> list[Operation]:
    """A pot on a shelf."""
    number = ("id", models.BigAutoField(primary_key=True))
    shelf = CreateModel("Shelf", [number, ("name", models.CharField(max_length=10))])
    return [shelf, CreateModel("Pot", [number])]


def later() -> list[Operation]:
    """A table that stands is changed, a new one is made, and the new one is added to."""
    shelf = models.ForeignKey("kiln.Shelf", models.PROTECT, null=True)
    return [
        AlterField("shelf", "name", models.CharField(max_length=40, null=True)),
        CreateModel("Lid", [("id", models.BigAutoField(primary_key=True))]),
        AddField("pot", "shelf", shelf),
        AddField("lid", "pot", models.ForeignKey("kiln.Pot", models.PROTECT)),
        AddField("lid", "glaze", models.CharField(max_length=5, default="none")),
        AddIndex("lid", models.Index(fields=["glaze"], name="lid_glaze")),
        AddConstraint("lid", models.UniqueConstraint(fields=["pot", "glaze"], name="one_lid_a_glaze")),
        AddConstraint("pot", models.CheckConstraint(condition=models.Q(id__gt=0), name="pot_counts")),
    ]


def a_migration(name: str, operations: list[Operation]) -> Migration:
    """As a migration's file would declare it."""
    made: Migration = type("Migration", (Migration,), {"operations": operations})(name, "kiln")
    return made


@contextmanager
def a_scratch_owner() -> Iterator[BaseDatabaseWrapper]:
    """The role that may make tables, in a transaction that is thrown away."""
    owner = connection.copy()
    told = conninfo_to_dict(os.environ["ONESTORY_OWNER_URL"])
    owner.settings_dict |= {"USER": told["user"], "PASSWORD": told.get("password", ""), "OPTIONS": {}}
    owner.set_autocommit(False)
    try:
        yield owner
    finally:
        owner.rollback()
        owner.close()


def shape_after(steps: list[list[Operation]]) -> dict[str, list[Any]]:
    """Columns, constraints and indexes when each step has been a migration of its own."""
    with a_scratch_owner() as owner:
        state = ProjectState()
        for number, operations in enumerate(steps):
            migration = a_migration(f"step_{number}", operations)
            with owner.schema_editor(atomic=False) as editor:
                state = migration.apply(state, editor)
        with owner.cursor() as cursor:
            return {question: cursor.execute(question).fetchall() for question in (COLUMNS, CONSTRAINTS, INDEXES)}


@pytest.mark.django_db
def test_the_same_tables_stand_in_the_end() -> None:
    one_by_one = shape_after([first(), later()])
    assert any("lid_glaze" in row for row in one_by_one[INDEXES]), "the comparison must have something to compare"
    assert shape_after([[AtOnce(*first())], [AtOnce(*later())]]) == one_by_one


@pytest.mark.django_db
def test_an_operation_left_out_would_be_seen() -> None:
    assert shape_after([[AtOnce(*first())], [AtOnce(*later()[:-1])]]) != shape_after([first(), later()])


@pytest.mark.django_db
def test_the_changes_can_be_taken_back() -> None:
    with a_scratch_owner() as owner:
        migration = a_migration("step", [AtOnce(*first()), AtOnce(*later())])
        with owner.schema_editor(atomic=False) as editor:
            migration.apply(ProjectState(), editor)
        with owner.schema_editor(atomic=False) as editor:
            migration.unapply(ProjectState(), editor)
        with owner.cursor() as cursor:
            assert cursor.execute(COLUMNS).fetchall() == []


@pytest.mark.django_db
def test_models_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    draw = StateApps.render_multiple

    def counted(apps: StateApps, states: list[Any]) -> None:
        drawn.append(len(states))
        draw(apps, states)

    monkeypatch.setattr(StateApps, "render_multiple", counted)
    all_together = shape_after([[AtOnce(*first(), *later())]])
    at_once = sum(drawn)
    drawn.clear()
    assert shape_after([[*first(), *later()]]) == all_together
    assert at_once < sum(drawn) / 2
