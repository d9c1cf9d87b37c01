"""Telling the database who is acting: settings that last as long as the transaction and no longer."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from onestory.walls.actor import Actor

SETTINGS = ("user", "councils", "agencies", "grants", "purpose", "token")
SET = "select " + ", ".join(f"set_config('onestory.{name}', %s, true)" for name in SETTINGS)


def stand(actor: Actor, *, token: str = "") -> None:
    """Set the actor on the current transaction.

    ``token`` opens one unsigned draft at the public door. Outside a transaction the settings would be lost at once,
    so that is refused.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("stand() needs an open transaction: its settings last only as long as that.")
    values = (
        str(actor.user),
        ",".join(map(str, actor.councils)),
        str(actor.agency) if actor.agency else "",
        ",".join(sorted(actor.grants)),
        actor.purpose,
        token,
    )
    with connection.cursor() as cursor:
        cursor.execute(SET, values)


@contextmanager
def standing_as(actor: Actor, *, token: str = "") -> Iterator[Actor]:
    """Open a transaction in which the database knows this actor."""
    with transaction.atomic():
        stand(actor, token=token)
        yield actor
