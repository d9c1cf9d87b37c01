"""To whom a record was shut by somebody else. What people said of themselves is theirs alone, and is not told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from onestory.access.policies import require
from onestory.access.queries import called
from onestory.people.declared.kin import KINDS_BY_CODE
from onestory.people.index.writing import as_indexer
from onestory.people.models import Kin
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class ShutTo:
    """A colleague for whom the record is not there, because of what, since when and by whom."""

    user: int
    name: str
    kind_title: str
    at: datetime
    by: str


def shut_to_colleagues(identifiers: Collection[UUID], *, viewer: Actor) -> list[ShutTo]:
    """Each of them, by name, for a person under any of their identifiers."""
    require(viewer, "kin.declare")
    with as_indexer(viewer):
        found = Kin.objects.filter(person_id__in=identifiers).exclude(declared_by=F("user__username"))
        rows = list(found.select_related("user").order_by("user__name"))
    names = called((row.declared_by for row in rows), viewer=viewer)
    return [
        ShutTo(
            user=row.user_id,
            name=row.user.name,
            kind_title=KINDS_BY_CODE[row.kind].of_colleague,
            at=row.declared_at,
            by=names[row.declared_by],
        )
        for row in rows
    ]
