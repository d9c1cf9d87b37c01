"""A connection that answers pages keeps its plans whatever is undone, and knows without asking that it was closed."""

from typing import Any

import pytest
from django.db import connection

from onestory.walls.postgresql.base import DatabaseWrapper

ASK = "select count(*) from councils_council where id = %s"


def plans_left(*, max_age: int | None, undone: str) -> int:
    """Of a question planned once for all, what is left when a transaction around another was undone."""
    own = DatabaseWrapper(connection.settings_dict | {"CONN_MAX_AGE": max_age}, connection.alias)
    try:
        with own.cursor() as cursor:
            for number in range(4):
                cursor.execute(ASK, [number])
            cursor.execute("begin")
            cursor.execute("savepoint a_step")
            cursor.execute(undone)
            cursor.execute("rollback")
            cursor.execute("select count(*) from pg_prepared_statements where statement like '%councils_council%'")
            return int(cursor.fetchone()[0])
    finally:
        own.close()


@pytest.mark.parametrize("undone", ["rollback to savepoint a_step", "select 1"])
def test_what_is_undone_costs_no_plan(db: None, undone: str) -> None:
    assert plans_left(max_age=None, undone=undone) == 1
    assert plans_left(max_age=0, undone=undone) == 0


def test_a_plan_kept_past_a_refusal_still_answers(db: None) -> None:
    """And is made anew by PostgreSQL itself where what it names was dropped and made again meanwhile."""
    own: Any = DatabaseWrapper(connection.settings_dict | {"CONN_MAX_AGE": None}, connection.alias)
    try:
        with own.cursor() as cursor:
            for number in range(5):
                cursor.execute("begin")
                cursor.execute("create temporary table made_and_unmade (number int)")
                cursor.execute("insert into made_and_unmade values (%s)", [number])
                cursor.execute("select number from made_and_unmade where number >= %s", [0])
                assert cursor.fetchall() == [(number,)]
                cursor.execute("rollback")
    finally:
        own.close()


def test_a_connection_that_was_closed_is_noticed_and_one_at_rest_is_not_asked(db: None) -> None:
    own: Any = DatabaseWrapper(connection.settings_dict, connection.alias)
    try:
        with own.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            (backend,) = cursor.fetchone()
        assert own.is_usable()
        with connection.cursor() as cursor:
            cursor.execute("select query from pg_stat_activity where pid = %s", [backend])
            assert cursor.fetchone() == ("select pg_backend_pid()",)
            cursor.execute("select pg_terminate_backend(%s, 10000)", [backend])
        assert not own.is_usable()
    finally:
        own.close()
