"""Getting frames into the database and out of it: COPY, through temporary tables, since walled tables refuse it."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import polars as pl
from django.db import connection
from psycopg.sql import SQL, Identifier

from onestory.walls.bulk import bulk_cursor

KINDS = {
    pl.Int16: "smallint", pl.Int32: "int", pl.Int64: "bigint", pl.UInt32: "bigint", pl.UInt64: "numeric",
    pl.Float64: "float8", pl.Boolean: "boolean", pl.Date: "date", pl.String: "text",
}  # fmt: skip

Params = Sequence[Any] | Mapping[str, Any] | None


def run(sql: str, params: Params = None) -> int:
    """Run a statement; how many rows it wrote."""
    with bulk_cursor() as cursor:
        cursor.execute(sql, params)
        return int(cursor.rowcount)


def rows(sql: str, params: Params = None) -> list[tuple[object, ...]]:
    """Run a query and give its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def temporary(name: str, frame: pl.DataFrame, *, key: str = "") -> None:
    """Make a temporary table of a frame, to be dropped when the transaction ends."""
    columns = ", ".join(f'"{column}" {_kind(kind)}' for column, kind in frame.schema.items())
    run(f"drop table if exists pg_temp.{name}; create temp table {name} ({columns}) on commit drop")
    add(name, frame)
    if key:
        run(f"create index on pg_temp.{name} ({key})")
    run(f"analyze pg_temp.{name}")


def add(name: str, frame: pl.DataFrame, *, at_once: int = 50_000) -> None:
    """Copy a frame into a temporary table of the same columns."""
    into = SQL("copy {} ({}) from stdin (format csv)").format(
        Identifier("pg_temp", name), SQL(", ").join(Identifier(column) for column in frame.columns)
    )
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        for piece in frame.iter_slices(at_once):
            copy.write(_lines(piece))


def frame_of(sql: str, schema: dict[str, pl.DataType | type[pl.DataType]]) -> pl.DataFrame:
    """What a query finds, as a frame of these columns: for more rows than are worth a Python object each."""
    held = io.BytesIO()
    # `copy` takes no parameters; the query is one of this room's own.
    with connection.cursor() as cursor, cursor.copy(f"copy ({sql}) to stdout (format csv)") as copy:  # nosemgrep
        for piece in copy:
            held.write(piece)
    if not held.tell():
        return pl.DataFrame(schema=schema)
    held.seek(0)
    return pl.read_csv(held, has_header=False, schema=schema)


def chosen(values: Iterable[Sequence[object]], names: Sequence[str]) -> pl.DataFrame:
    """A small frame of plain rows."""
    return pl.DataFrame(list(values), schema=list(names), orient="row")


def _kind(kind: pl.DataType) -> str:
    if isinstance(kind, pl.List):
        return f"{_kind(kind.inner)}[]"  # type: ignore[arg-type]
    if isinstance(kind, pl.Datetime):
        return "timestamptz"
    return KINDS[type(kind)]


def _lines(piece: pl.DataFrame) -> bytes:
    """A piece of a frame as PostgreSQL reads it: lists in braces, instants with their zone."""
    ready = piece.with_columns(
        *(_braced(name) for name, kind in piece.schema.items() if isinstance(kind, pl.List)),
        *(
            pl.col(name).dt.convert_time_zone("UTC").dt.strftime("%Y-%m-%d %H:%M:%S%.6f+00")
            for name, kind in piece.schema.items()
            if isinstance(kind, pl.Datetime)
        ),
    )
    return ready.write_csv(include_header=False, quote_style="non_numeric").encode()


def _braced(name: str) -> pl.Expr:
    quoted = pl.element().str.replace_all(r'(["\\])', r"\$1")
    each = pl.col(name).list.eval(pl.concat_str(pl.lit('"'), quoted, pl.lit('"')))
    return pl.concat_str(pl.lit("{"), each.list.join(","), pl.lit("}")).alias(name)
