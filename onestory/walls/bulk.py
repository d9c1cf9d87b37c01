"""A cursor for work in bulk, beside that of pages."""

from typing import Any

from django.db import connection
from django.db.backends.postgresql.base import Cursor
from django.db.backends.utils import CursorWrapper


def bulk_cursor() -> CursorWrapper:
    """One that sends values written into its statements, several in one if need be, and has no plan kept.

    Pages ask short questions over and over, and PostgreSQL keeps the plan of each (`config.settings`). Bulk work asks
    long ones over temporary tables that are new each time, makes and fills a table in one go, or copies: none of which
    can be prepared.
    """
    connection.ensure_connection()
    cursor: Any = Cursor
    return connection.make_cursor(cursor(connection.connection))
