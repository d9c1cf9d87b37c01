"""Writing outside the database that it was put back to an earlier moment, by whom and why."""

from datetime import datetime
from pathlib import Path

from django.db import connection

from onestory.audit.actions.publish_heads import publish_heads
from onestory.audit.queries import read_anchors
from onestory.audit.rules.anchors import Restore
from onestory.grammar.refusals import NotPermitted
from onestory.walls.actor import Actor


def admit_restore(*, actor: Actor, into: Path, moment: str, by: str, reason: str, now: datetime) -> list[Restore]:
    """Set aside the published heads that came after the moment, one line a council that had any; then publish afresh.

    ``by`` is whoever ran the command, ``actor`` the hub itself. Without this act, every head published since would
    rightly be called a missing seal.
    """
    if not actor.grants >= {"system"}:
        raise NotPermitted("Only the hub's own command admits a restore.")
    into.parent.mkdir(parents=True, exist_ok=True)
    with connection.cursor() as cursor:
        cursor.execute("select council_id, number from audit_heads()")
        reached = {int(row[0]): int(row[1]) for row in cursor.fetchall()}
    ahead = {anchor.council for anchor in read_anchors(into) if anchor.number > reached.get(anchor.council, 0)}
    lines = [
        Restore(council=council, number=reached.get(council, 0), at=now, moment=moment, by=by, reason=reason)
        for council in sorted(ahead)
    ]
    with into.open("a", encoding="utf-8") as file:
        file.writelines(line.line() + "\n" for line in lines)
    publish_heads(into=into, now=now)
    return lines
