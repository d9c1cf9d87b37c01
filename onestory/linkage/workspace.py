"""Where a run works: in memory, with what is large and kept for long packed small."""

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb


@contextmanager
def workspace() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory, with a second one beside it whose tables are packed; both go with the block."""
    with duckdb.connect() as connection:
        connection.execute("ATTACH ':memory:' AS packed (COMPRESS)")
        connection.execute("SET search_path = 'memory.main,packed.main'")
        yield connection


def pack(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """Move a table to where it is packed, where the connection is a workspace; it answers to the same name."""
    if has_packed(connection):
        connection.execute(f"CREATE OR REPLACE TABLE packed.main.{table} AS FROM memory.main.{table}")
        connection.execute(f"DROP TABLE memory.main.{table}")
        press(connection)


def press(connection: duckdb.DuckDBPyConnection) -> None:
    """Pack what was added to packed tables since."""
    if has_packed(connection):
        connection.execute("CHECKPOINT packed")


def has_packed(connection: duckdb.DuckDBPyConnection) -> bool:
    return bool(connection.execute("SELECT 1 FROM duckdb_databases() WHERE database_name = 'packed'").fetchall())
