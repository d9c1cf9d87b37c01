"""Putting a declared question to the database, as whoever asks, and getting cells back."""

from typing import cast

from django.db import connection

from onestory.performance.rules.expressions import Asked, Cell, cells_from, counting
from onestory.walls.actor import Actor

KIN = """
    select unnest(people_mine())::text union all select unnest(frontdoor_mine())::text
     union all select unnest(frontdoor_requests_of_mine())::text
"""
"""What an exact figure leaves out for this viewer: one more than is listed behind it would tell of somebody."""


def cells(asked: Asked, *, viewer: Actor, exact: bool) -> dict[str, list[Cell]]:
    """The cells of each figure asked for. Empty for whoever may not see figures: the database itself says nothing.

    What may leave counts everybody, whoever takes it; what is shown to the child leaves out the viewer's own kin.
    """
    with connection.cursor() as cursor:
        cursor.execute(counting(asked, "postgres", leaves_out=KIN if exact else ""))
        return cells_from(cursor.fetchall(), asked)


def councils_in_sight(*, viewer: Actor) -> list[int]:
    """The councils whose figures the viewer may see: their own, and those that agreed with it to compare."""
    with connection.cursor() as cursor:
        cursor.execute("select performance_scope()")
        return sorted(cast("list[int]", cursor.fetchone()[0]))
