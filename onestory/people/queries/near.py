"""To whom a record was shut by somebody else. What people said of themselves is theirs alone, and is not told."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from onestory.access.policies import require
from onestory.people.declared.kin import KINDS_BY_CODE
from onestory.people.index.writing import as_indexer
from onestory.people.models import Kin
from onestory.people.policies import whose
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class ShutTo:
    """A colleague for whom the record is not there, because of what, since when and by whom."""

    user: int
    name: str
    kind_title: str
    at: datetime
    by: str


def shut_by_another(kin: QuerySet[Kin]) -> QuerySet[Kin]:
    """Those of them that the colleague did not declare themselves."""
    return kin.exclude(declared_by=F("user__username"))


def shut_to_colleagues(person: UUID, *, viewer: Actor) -> list[ShutTo]:
    """Each of them, by name."""
    require(viewer, "kin.declare")
    identifiers = whose(viewer, person).identifiers
    with as_indexer(viewer):
        found = shut_by_another(Kin.objects.filter(person_id__in=identifiers)).select_related("user")
        rows = list(found.order_by("user__name"))
    return [
        ShutTo(
            user=row.user_id,
            name=row.user.name,
            kind_title=KINDS_BY_CODE[row.kind].of_colleague,
            at=row.declared_at,
            by=row.declared_by,
        )
        for row in rows
    ]
