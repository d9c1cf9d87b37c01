"""The audit: append-only, sealed, and an edit by anybody at all is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from onestory.access.rules.actors import the_system
from onestory.audit.actions.admit_restore import admit_restore
from onestory.audit.actions.make_months import make_months
from onestory.audit.actions.note import AuditUnavailable, note, note_each
from onestory.audit.actions.publish_heads import publish_heads
from onestory.audit.actions.seal_audit import seal_audit
from onestory.audit.queries import faults, read_anchors, restores, sights
from onestory.audit.rules.wanted import Wanted
from onestory.walls.actor import Actor
from onestory.walls.context import stand, standing_as

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM = the_system(council=1, council_code="middlesbrough")


def write(count: int, now: datetime, *, actor: Actor = SYSTEM) -> None:
    """Audit rows, each in a transaction of its own as in life."""
    for number in range(count):
        with standing_as(actor):
            note(act="person.open", subject=f"child {number}", actor=actor, now=now)


def sealed(now: datetime, anchors: Path) -> None:
    """Seal and publish, as the worker does every few seconds."""
    seal_audit(now=now)
    publish_heads(into=anchors, now=now)


def verdict(anchors: Path) -> list[str]:
    """What `onestory verify audit` would say."""
    with standing_as(SYSTEM):
        return [
            f"{fault.problem} {fault.event or ''}".strip() for fault in faults(read_anchors(anchors), viewer=SYSTEM)
        ]


def ids() -> list[int]:
    """The ids of every audit row, oldest first."""
    with standing_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("select id from audit_event order by id")
        return [row[0] for row in cursor.fetchall()]


@pytest.fixture
def anchors(tmp_path: Path) -> Path:
    """Where the heads are published."""
    return tmp_path / "heads.jsonl"


def test_an_untouched_audit_is_whole(now: datetime, anchors: Path) -> None:
    for _ in range(3):
        write(4, now)
        sealed(now, anchors)
    assert verdict(anchors) == []
    assert len(read_anchors(anchors)) == 3


def test_rows_not_yet_sealed_are_no_fault(now: datetime, anchors: Path) -> None:
    write(2, now)
    assert verdict(anchors) == []


TAMPERING: dict[str, Callable[[list[int]], str]] = {
    "row changed": lambda rows: f"update audit_event set subject = 'somebody else' where id = {rows[3]}",
    "row missing": lambda rows: f"delete from audit_event where id = {rows[3]}",
    "row added behind the seal": lambda rows: (
        "insert into audit_event (council_id, at, act) select 1, at, 'person.open' from audit_event limit 1"
    ),
    "seal missing": lambda rows: "delete from audit_seal where number = 1",
    "seal changed": lambda rows: "update audit_seal set ids = ids[2:] where number = 2",
}


@pytest.mark.parametrize("problem", TAMPERING)
def test_an_edit_by_the_superuser_is_found(
    problem: str, now: datetime, anchors: Path, superuser_connection: psycopg.Connection[Any]
) -> None:
    for _ in range(2):
        write(4, now)
        sealed(now, anchors)
    rows = ids()
    assert verdict(anchors) == []
    superuser_connection.execute("set session_replication_role = replica")
    superuser_connection.execute(TAMPERING[problem](rows))
    found = verdict(anchors)
    assert found and found[0].startswith(problem)
    if problem in ("row changed", "row missing"):
        assert found[0].endswith(str(rows[3])), "the first bad row is named"


def test_a_cut_off_tail_is_found_by_the_published_head(
    now: datetime, anchors: Path, superuser_connection: psycopg.Connection[Any]
) -> None:
    for _ in range(2):
        write(2, now)
        sealed(now, anchors)
    superuser_connection.execute("set session_replication_role = replica")
    superuser_connection.execute(f"delete from audit_event where id >= {ids()[2]}")
    superuser_connection.execute("delete from audit_seal where number = 2")
    assert verdict(anchors) == ["seal missing since it was published"]


def test_a_chain_rebuilt_from_edited_rows_is_found_by_the_published_head(
    now: datetime, anchors: Path, superuser_connection: psycopg.Connection[Any]
) -> None:
    write(3, now)
    sealed(now, anchors)
    superuser_connection.execute("set session_replication_role = replica")
    superuser_connection.execute("update audit_event set reason = 'tidied'")
    superuser_connection.execute("delete from audit_seal")
    superuser_connection.execute("insert into audit_waiting select council_id, id, at from audit_event")
    seal_audit(now=now)
    assert verdict(anchors) == ["seal replaced since it was published"]


def test_without_the_published_head_a_rebuilt_chain_would_pass(
    now: datetime, anchors: Path, superuser_connection: psycopg.Connection[Any]
) -> None:
    """The negative control: it is the anchor, not the chain alone, that finds a patient administrator."""
    write(3, now)
    seal_audit(now=now)
    superuser_connection.execute("set session_replication_role = replica")
    superuser_connection.execute("update audit_event set reason = 'tidied'")
    superuser_connection.execute("delete from audit_seal")
    superuser_connection.execute("insert into audit_waiting select council_id, id, at from audit_event")
    seal_audit(now=now)
    assert verdict(anchors) == []


def test_a_restore_that_is_admitted_goes_on_with_a_whole_chain(
    now: datetime, anchors: Path, superuser_connection: psycopg.Connection[Any]
) -> None:
    for _ in range(3):
        write(2, now)
        sealed(now, anchors)
    _lose_what_came_after(superuser_connection, 1)
    assert verdict(anchors) == ["seal missing since it was published"]
    with standing_as(SYSTEM):
        lines = admit_restore(actor=SYSTEM, into=anchors, moment="noon", by="an operator", reason="a mistake", now=now)
    assert verdict(anchors) == []
    assert [(line.council, line.number) for line in lines] == [(1, 1)]
    write(2, now)
    sealed(now, anchors)
    assert verdict(anchors) == []
    assert "put back to noon by an operator" in restores(anchors)[0].sentence()


def test_after_an_admitted_restore_a_cut_is_still_found(
    now: datetime, anchors: Path, superuser_connection: psycopg.Connection[Any]
) -> None:
    for _ in range(3):
        write(2, now)
        sealed(now, anchors)
    _lose_what_came_after(superuser_connection, 2)
    with standing_as(SYSTEM):
        admit_restore(actor=SYSTEM, into=anchors, moment="noon", by="an operator", reason="a mistake", now=now)
    _lose_what_came_after(superuser_connection, 1)
    assert verdict(anchors) == ["seal missing since it was published"]


def _lose_what_came_after(connection: psycopg.Connection[Any], number: int) -> None:
    """What going back to an earlier moment does to a chain."""
    connection.execute("set session_replication_role = replica")
    connection.execute(
        "delete from audit_event where id = any (select unnest(ids) from audit_seal where number > %s)", [number]
    )
    connection.execute("delete from audit_seal where number > %s", [number])
    connection.execute("set session_replication_role = default")


@pytest.mark.parametrize(
    "verb", ["update audit_event set act = 'x'", "delete from audit_event", "select * from audit_seal"]
)
def test_the_application_itself_cannot_alter_or_read_around_it(verb: str, now: datetime) -> None:
    write(1, now)
    with pytest.raises(DatabaseError, match="permission denied"), standing_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute(verb)


def test_even_the_owner_is_refused_by_the_trigger(now: datetime, superuser_connection: psycopg.Connection[Any]) -> None:
    write(1, now)
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        superuser_connection.execute("update audit_event set act = 'x'")


def test_a_row_of_another_council_cannot_be_forged(now: datetime) -> None:
    elsewhere = the_system(council=2, council_code="redcar")
    with pytest.raises(AuditUnavailable), standing_as(SYSTEM):
        note(act="person.open", actor=elsewhere, now=now)


def test_two_councils_have_two_chains(now: datetime, anchors: Path) -> None:
    write(2, now)
    write(2, now, actor=the_system(council=2, council_code="redcar"))
    sealed(now, anchors)
    assert sorted(anchor.council for anchor in read_anchors(anchors)) == [1, 2]


def test_an_audit_that_cannot_be_written_says_so(now: datetime, superuser_connection: psycopg.Connection[Any]) -> None:
    superuser_connection.execute("revoke insert on audit_event from onestory_app")
    with pytest.raises(AuditUnavailable), standing_as(SYSTEM):
        note(act="person.open", actor=SYSTEM, now=now)


def test_only_those_with_the_grant_read_it(now: datetime) -> None:
    write(2, now)
    plain = Actor(user=9, council=1, councils=(1,))
    with transaction.atomic():
        stand(plain)
        assert sights(Wanted(), viewer=plain) == []
        stand(SYSTEM)
        assert len(sights(Wanted(), viewer=SYSTEM)) == 2


def test_several_subjects_make_several_rows(now: datetime) -> None:
    with standing_as(SYSTEM):
        note_each(act="search", actor=SYSTEM, now=now, subjects=[("a", None), ("b", None)])
        note_each(act="search", actor=SYSTEM, now=now, subjects=[])
    assert len(ids()) == 2


def test_months_are_made_once(now: datetime) -> None:
    assert make_months(first=now.date(), months=3) == 0
    assert make_months(first=datetime(2035, 1, 1, tzinfo=now.tzinfo).date(), months=2) == 2
