"""The second wall: no context, no rows; another council, no rows; no table left outside by oversight."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.db import ProgrammingError, connection

from onestory.walls.actor import Actor
from onestory.walls.context import stand, standing_as

# Read before anybody is known, or none of a council's: each with the reason.
OUTSIDE = {
    "access_user": "signing in reads it before anybody is known",
    "account_emailaddress": "signing in",
    "account_emailconfirmation": "signing in",
    "mfa_authenticator": "the second factor",
    "socialaccount_socialaccount": "signing in through a council's identity provider",
    "socialaccount_socialapp": "signing in",
    "socialaccount_socialtoken": "signing in",
    "django_session": "the session itself; holds a post and a purpose, no record",
    "onestory_cache": "tries at a password and used codes, counted before anybody is known",
    "django_migrations": "which migrations ran",
    "django_content_type": "Django's own list of tables",
    "auth_group": "Django's own, unused",
    "auth_group_permissions": "Django's own, unused",
    "auth_permission": "Django's own, unused",
    "performance_bankholiday": "England's bank holidays, the same for every council",
    "procrastinate_jobs": "the queue; jobs carry opaque references only",
    "procrastinate_events": "the queue",
    "procrastinate_periodic_defers": "the queue",
    "procrastinate_workers": "the queue",
}
TABLES = """
    select c.relname, c.relrowsecurity, c.relforcerowsecurity, has_table_privilege('onestory_app', c.oid, 'select')
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
"""


def tables() -> list[tuple[str, bool, bool, bool]]:
    """Name, wall, forced wall, readable by the app role."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return list(cursor.fetchall())


def outside_by_oversight(found: list[tuple[str, bool, bool, bool]]) -> list[str]:
    """Tables that the app role can read and no policy guards."""
    return [
        name for name, wall, forced, readable in found if readable and name not in OUTSIDE and not (wall and forced)
    ]


@pytest.mark.django_db
def test_every_table_the_application_reads_is_behind_the_wall_or_listed_with_a_reason() -> None:
    assert outside_by_oversight(tables()) == []


def test_a_table_without_a_wall_would_be_found() -> None:
    assert outside_by_oversight([("people_secret", False, False, True)]) == ["people_secret"]
    assert outside_by_oversight([("people_secret", True, False, True)]) == ["people_secret"]


@pytest.mark.django_db
def test_raw_sql_as_the_app_role_with_no_context_sees_no_row_of_any_table(hub: Any) -> None:
    hub.actor("hub-manager")
    stand(Actor())
    with connection.cursor() as cursor:
        for name, _wall, _forced, readable in tables():
            if readable and name not in OUTSIDE:
                cursor.execute(f"select count(*) from {name}")
                assert cursor.fetchone()[0] == 0, f"{name} shows rows to nobody"


@pytest.mark.django_db
def test_the_same_sql_sees_rows_once_somebody_stands_there(hub: Any) -> None:
    hub.actor("hub-manager")
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from councils_council")
        assert cursor.fetchone()[0] == 2


@pytest.mark.django_db
def test_the_other_councils_posts_are_not_seen(hub: Any) -> None:
    hub.actor("hub-manager", council="redcar")
    hub.actor("hub-manager", council="middlesbrough")
    with connection.cursor() as cursor:
        cursor.execute("select distinct council_id from access_membership")
        assert {row[0] for row in cursor.fetchall()} == {hub.councils["middlesbrough"]}


@pytest.mark.django_db
def test_a_row_cannot_be_written_into_another_council(hub: Any) -> None:
    row = "(%s, 'x', '1', '[2026-01-01,)', 'x', now(), '')"
    columns = "council_id, name, value, during, set_by, set_at, why"
    elsewhere = [hub.councils["middlesbrough"]]
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        standing_as(hub.system("redcar")),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"insert into councils_setting ({columns}) values {row}", elsewhere)


@pytest.mark.django_db(transaction=True)
def test_the_context_dies_with_its_transaction(founding: Any) -> None:
    hub = founding()
    with standing_as(Actor(user=1, councils=(hub.councils["redcar"],))):
        pass
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from councils_council")
        assert cursor.fetchone()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_standing_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="open transaction"):
        stand(Actor())


@pytest.mark.django_db
def test_the_app_role_owns_nothing_and_cannot_pass_the_wall(app_connection: psycopg.Connection[Any]) -> None:
    row = app_connection.execute(
        "select rolsuper, rolbypassrls, (select count(*) from pg_class where relowner = r.oid) "
        "from pg_roles r where rolname = current_user"
    ).fetchone()
    assert row == (False, False, 0)
