"""Putting a declared question to the database, as whoever asks, and getting cells back."""

from typing import cast

from django.db import connection

from onestory.performance.rules.expressions import Asked, Cell, cells_from, counting
from onestory.walls.actor import Actor


def cells(asked: Asked, *, viewer: Actor) -> dict[str, list[Cell]]:
    """The cells of each figure asked for. Empty for whoever may not see figures: the database itself says nothing."""
    with connection.cursor() as cursor:
        cursor.execute(counting(asked, "postgres"))
        return cells_from(cursor.fetchall(), asked)


def councils_in_sight(*, viewer: Actor) -> list[int]:
    """The councils whose figures the viewer may see: their own, and those that agreed with it to compare."""
    with connection.cursor() as cursor:
        cursor.execute("select performance_scope()")
        return sorted(cast("list[int]", cursor.fetchone()[0]))
