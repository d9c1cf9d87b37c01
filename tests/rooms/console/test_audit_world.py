"""What the bench of the single view fills is an audit: every line of it chained, and an edit in it found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import transaction

from onestory.audit.actions.note import note
from onestory.console.audit_check import check_chains
from onestory.console.benches.audit_world import A_SEAL, fill_audit
from onestory.people.actions.adding.add_person import add_person
from onestory.walls.context import standing_as
from tests.rooms.conftest import NOW, Hub

COUNT, PEOPLE = 2 * A_SEAL + 500, 3


@pytest.mark.django_db(transaction=True)
def test_a_filled_audit_is_chained_to_what_was_done_before_and_after(
    founding: Callable[[], Hub], superuser_connection: psycopg.Connection[Any], tmp_path: Path
) -> None:
    hub = founding()
    with transaction.atomic():
        worker = hub.actor("screening-social-worker")
        for number in range(PEOPLE):
            add_person(actor=worker, given_name=f"Ada {number}", family_name="Okoro", why="Told of", now=NOW)
        system = hub.system()
    assert check_chains(tmp_path / "heads") == ([], 0)
    later = NOW + timedelta(days=1)
    fill_audit(system, count=COUNT, people=PEOPLE, now=later, tell=lambda _done, _of, _what: None)
    with standing_as(system):
        note(act="person.open", actor=system, now=later)
    assert check_chains(tmp_path / "heads") == ([], 0)

    asked = "select count(*), count(distinct person_id), max(at) < %s from audit_event where username like 'worker%%'"
    assert superuser_connection.execute(asked, [later]).fetchone() == (COUNT, PEOPLE, True)
    assert superuser_connection.execute("select count(*) from audit_waiting").fetchone() == (0,)
    superuser_connection.execute("set session_replication_role = replica")
    superuser_connection.execute("update audit_event set username = 'nobody' where username = 'worker7'")
    (fault,) = check_chains(tmp_path / "heads")[0]
    assert fault.problem == "row changed"
