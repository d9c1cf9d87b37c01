"""Putting a declared question to the database, as whoever asks, and getting cells back."""

from functools import lru_cache
from typing import cast

from django.db import connection

from onestory.performance.rules.expressions import TABLES, Asked, Cell, cells_from, cells_of, sql
from onestory.walls.actor import Actor


def cells(asked: Asked, *, viewer: Actor) -> dict[str, list[Cell]]:
    """The cells of each figure asked for. Empty for whoever may not see figures: the database itself says nothing."""
    with connection.cursor() as cursor:
        cursor.execute(_compiled(asked))
        return cells_from(cursor.fetchall(), asked)


@lru_cache(maxsize=256)
def _compiled(asked: Asked) -> str:
    """In PostgreSQL's words, with the facts gathered once: a figure of what stood asks after them month by month."""
    told = sql(cells_of(asked), "postgres")
    if not asked.indicators[0].standing:
        return told
    name = f"{TABLES}{asked.indicators[0].relation.code}"
    gathered = f"with {name} as materialized (select * from {name})"  # noqa: S608  (a declared name)
    more = told.removeprefix("WITH ")
    return f"{gathered}, {more}" if more != told else f"{gathered} {told}"


def councils_in_sight(*, viewer: Actor) -> list[int]:
    """The councils whose figures the viewer may see: their own, and those that agreed with it to compare."""
    with connection.cursor() as cursor:
        cursor.execute("select performance_scope()")
        return sorted(cast("list[int]", cursor.fetchone()[0]))
