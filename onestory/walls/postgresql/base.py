"""Connections that keep a plan for every question of every page, and read moments without taking them apart by hand."""

from typing import Any

import psycopg
from django.db.backends.postgresql.base import DatabaseWrapper as Django
from psycopg.pq import Format

KEPT = 1000
"""Plans a connection keeps, the longest unused going first. The pages ask some hundreds of questions between them, and
psycopg's own hundred meant that most were planned anew."""
MOMENT = psycopg.adapters.types["timestamptz"].oid


class DatabaseWrapper(Django):
    """Django's, but for how many plans it keeps and how it reads a moment: with psycopg's own reader, which is in C.

    Both give moments in UTC, for that is what Django sets each session to.
    """

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection as Django opens it, with both changed."""
        made = super().get_new_connection(conn_params)
        made.prepared_max = KEPT
        made.adapters.register_loader("timestamptz", psycopg.adapters.get_loader(MOMENT, Format.TEXT))
        return made

    def create_cursor(self, name: str | None = None) -> Any:
        """One that binds on the server. Django's looks each time whether somebody changed how moments are read."""
        if name:
            return self.connection.cursor(name, scrollable=False, withhold=self.connection.autocommit)
        return self.connection.cursor()
