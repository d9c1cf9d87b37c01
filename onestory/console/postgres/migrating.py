"""The process that brings a database up to date, as the role that owns its tables: migrations, then the search."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

import django
from django.core.management import call_command
from django.db import OperationalError, connection

django.setup()

from onestory.people.actions.indexing.ready_search import ready_search  # noqa: E402 - Django must be ready before its models

TRIES, BETWEEN_S = 40, 3
# The hub may be serving: whoever asks for a table that a migration waits for waits behind it. So it waits three
# seconds, lets everybody pass, and tries again. Once it has the table it may take its time, as an index does.
MANNERS = "set lock_timeout = '3s'; set statement_timeout = 0; set idle_in_transaction_session_timeout = 0"
HELD = "Something has held a table for two minutes, so the migrations wait. What is done is kept: run it again later."


def patiently(work: Callable[[], object]) -> None:
    """Do it. A migration that cannot have its table leaves nothing behind, and is tried again."""
    for left in reversed(range(TRIES)):
        with connection.cursor() as cursor:
            cursor.execute(MANNERS)
        try:
            work()
        except OperationalError as fault:
            if getattr(fault.__cause__, "sqlstate", "") != "55P03":  # lock_not_available
                raise
            if not left:
                sys.exit(HELD)
            time.sleep(BETWEEN_S)
        else:
            return


if __name__ == "__main__":
    patiently(partial(call_command, "migrate", interactive=False, verbosity=0))
    ready_search()
