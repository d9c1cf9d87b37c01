"""Connections that keep a plan for every question of every page, and read moments without taking them apart by hand."""

from select import POLLIN, poll
from typing import Any

import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper as Django
from psycopg._preparing import PrepareManager
from psycopg.pq import Format

KEPT = 1000
"""Plans a connection keeps, the longest unused going first. The pages ask some hundreds of questions between them, and
psycopg's own hundred meant that most were planned anew."""
MOMENT = psycopg.adapters.types["timestamptz"].oid


class Lasting(PrepareManager):
    """Plans that outlast a transaction that was undone, as they do in PostgreSQL.

    psycopg lets all of them go at every ROLLBACK, to a savepoint too, lest one names what was made and unmade in it. A
    page makes no tables; and one refusal among fifty pages had its connection plan hundreds of questions again.
    """

    def clear(self) -> bool:
        """Nothing is let go: PostgreSQL looks itself whether what a plan names is still what it was."""
        return False


class DatabaseWrapper(Django):
    """Django's, but for which plans it keeps and how it reads a moment: with psycopg's own reader, which is in C.

    Both give moments in UTC, for that is what Django sets each session to.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection as Django opens it, with both changed."""
        made = super().get_new_connection(conn_params)
        if self.settings_dict["CONN_MAX_AGE"] is None:
            lasting = Lasting()
            lasting.prepare_threshold = made.prepare_threshold
            made._prepared = lasting
        made.prepared_max = KEPT
        made.adapters.register_loader("timestamptz", psycopg.adapters.get_loader(MOMENT, Format.TEXT))
        return made

    def is_usable(self) -> bool:
        """Whether the server is still there, asked before every page.

        It says nothing to a connection that is at rest but that it closes it: what has nothing to read was not closed,
        and need not be asked in a statement of its own. After a fault it is asked as ever.
        """
        return bool((not self.errors_occurred and self._is_at_rest()) or super().is_usable())

    def _is_at_rest(self) -> bool:
        if self.connection is None or self.connection.closed:
            return False
        looked = poll()
        looked.register(self.connection.fileno(), POLLIN)
        return not looked.poll(0)

    def create_cursor(self, name: str | None = None) -> Any:
        """One that binds on the server. Django's looks each time whether somebody changed how moments are read."""
        if name:
            return self.connection.cursor(name, scrollable=False, withhold=self.connection.autocommit)
        return self.connection.cursor()
