"""A release's migrations run while the hub serves: nobody is turned away, and the release before goes on writing."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import psycopg
from django.apps import apps
from django.db import connection, connections, models
from django.db.migrations import AddField
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from psycopg.conninfo import conninfo_to_dict

from onestory.console.postgres.migrating import patiently

Sends = Callable[[str], Any]
LATER = AddField("contact", "told_later", models.TextField(null=True))
DEFAULTED = AddField("contact", "said_by", models.CharField(max_length=20, db_default=""))
HARSH = AddField("contact", "must", models.CharField(max_length=20, default="x"), preserve_default=False)


@contextmanager
def as_owner() -> Iterator[Any]:
    """The role that owns the tables, on a connection of its own."""
    owner = connection.copy()
    told = conninfo_to_dict(os.environ["ONESTORY_OWNER_URL"])
    owner.settings_dict |= {"USER": told["user"], "PASSWORD": told.get("password", ""), "OPTIONS": {}}
    try:
        yield owner
    finally:
        owner.close()


def run(*operations: Operation, back: bool = False) -> None:
    """Run operations on the front door's tables, as a migration would, or take them back."""
    before = ProjectState.from_apps(apps)
    after = before.clone()
    for operation in operations:
        operation.state_forwards("frontdoor", after)
    with as_owner() as owner, owner.schema_editor() as editor:
        for operation in reversed(operations) if back else operations:
            if back:
                operation.database_backwards("frontdoor", editor, after, before)
            else:
                operation.database_forwards("frontdoor", editor, before, after)


def sent_meanwhile(sends: Sends, work: Callable[[], None], *, during: str) -> list[int]:
    """Worries arrive one after another, from two senders, while the work is done and for a while after it."""
    done = threading.Event()

    def keeps_sending(sender: str) -> list[int]:
        answers: list[int] = []
        after = 0
        while after < 3:
            after += done.is_set()
            answers.append(sends(f"{during}-{sender}-{len(answers)}").status_code)
        connections.close_all()
        return answers

    with ThreadPoolExecutor() as pool:
        senders = [pool.submit(keeps_sending, name) for name in ("one", "two")]
        try:
            work()
        finally:
            done.set()
        return [answer for sender in senders for answer in sender.result(timeout=60)]


def test_fault_28_the_release_before_goes_on_taking_worries_while_columns_are_added(sends: Sends) -> None:
    try:
        answers = sent_meanwhile(sends, lambda: run(LATER, DEFAULTED), during="columns")
    finally:
        run(LATER, DEFAULTED, back=True)
    assert set(answers) == {201}


def test_a_column_that_must_be_filled_would_stop_the_release_before(sends: Sends) -> None:
    run(HARSH)
    try:
        assert sends("harsh").status_code >= 500
    finally:
        run(HARSH, back=True)
    assert sends("harsh").status_code == 201, "what was refused can be sent again"


def test_fault_28_a_migration_that_cannot_have_its_table_lets_everybody_pass_and_tries_again(
    sends: Sends, copies: Any, watching: psycopg.Connection[Any]
) -> None:
    """Somebody's long piece of work holds the table that the migration wants; worries are taken all the while."""
    waits = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"

    def migrated_at_last() -> None:
        with psycopg.connect(copies.server.as_superuser(copies.name)) as holding:
            holding.execute("lock table story_mark in row exclusive mode")
            with subprocess.Popen(
                [sys.executable, "-m", "tests.faults.test_a_migration_while_it_serves"],
                env=os.environ | {"DATABASE_URL": os.environ["ONESTORY_OWNER_URL"]},
            ) as migrating:
                tries = _times_it_waited(watching, waits, of=2)
                holding.rollback()
                assert migrating.wait(timeout=120) == 0
        assert tries == 2

    assert set(sent_meanwhile(sends, migrated_at_last, during="waiting")) == {201}
    assert watching.execute("select count(*) from pg_indexes where indexname = 'kiln_mark'").fetchone() == (1,)
    watching.execute("drop index kiln_mark")


def _times_it_waited(watching: psycopg.Connection[Any], question: str, *, of: int) -> int:
    """How often somebody began to wait for a lock, looking until it was so many times or a minute has gone."""
    times, waited, pause = 0, False, threading.Event()
    for _ in range(600):
        waits = bool((watching.execute(question).fetchone() or (0,))[0])
        times += waits and not waited
        waited = waits
        if times == of:
            break
        pause.wait(0.1)
    return times


def _an_index() -> None:
    """What a migration would do, in a transaction of its own."""
    with connection.schema_editor() as editor:
        editor.execute("create index kiln_mark on story_mark (marked_at)")


if __name__ == "__main__":
    patiently(_an_index)
