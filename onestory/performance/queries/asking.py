"""Putting a declared question to the database, as whoever asks, and getting cells back."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from django.conf import settings
from django.db import connection

from onestory.performance.rules.expressions import Asked, Cell, cells_from, counting
from onestory.performance.rules.keeping import Answer, Kept
from onestory.walls.actor import Actor

Cells = Mapping[str, list[Cell]]

KIN = """
    select unnest(people_mine())::text union all select unnest(frontdoor_mine())::text
     union all select unnest(frontdoor_requests_of_mine())::text
"""
"""What an exact figure leaves out for this viewer: one more than is listed behind it would tell of somebody."""
SEEN = f"select performance_scope(), onestory_has('figures'), array({KIN} order by 1)"
KEPT: Kept[Cells] = Kept()


def cells_lately(asked: Asked, *, viewer: Actor, exact: bool, now: datetime) -> Answer[Cells]:
    """The cells as they were counted for somebody who sees the same, not long ago if it took long.

    What a viewer sees is asked of the database each time: whose figures, whether any, and who of their own is left out.
    """
    with connection.cursor() as cursor:
        cursor.execute(SEEN)
        scope, may, kin = cursor.fetchone()
    question = (asked, exact, tuple(scope), may, tuple(kin) if exact else ())
    return KEPT.ask(question, lambda: cells(asked, viewer=viewer, exact=exact), now=now, at_most=settings.FIGURES_KEPT)


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
