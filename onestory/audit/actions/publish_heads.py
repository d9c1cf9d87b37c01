"""Publishing the heads of the chains outside the database, where its administrator cannot reach."""

from datetime import datetime
from pathlib import Path

from django.db import connection

from onestory.audit.queries import read_anchors
from onestory.audit.rules.anchors import Anchor


def publish_heads(*, into: Path, now: datetime) -> list[Anchor]:
    """Append each chain's head to a file. Unchanged heads are not repeated. Returns the heads added."""
    into.parent.mkdir(parents=True, exist_ok=True)
    known = {anchor.council: anchor.head for anchor in read_anchors(into)}
    with connection.cursor() as cursor:
        cursor.execute("select council_id, number, head from audit_heads()")
        heads = [Anchor(council=row[0], number=row[1], head=row[2], published_at=now) for row in cursor.fetchall()]
    fresh = [head for head in heads if known.get(head.council) != head.head]
    with into.open("a", encoding="utf-8") as file:
        file.writelines(head.line() + "\n" for head in fresh)
    return fresh
