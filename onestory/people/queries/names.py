"""Names of several people at once, for a list whose opening somebody else has written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onestory.people.models import Person
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class Named:
    """Who somebody is, and no more."""

    name: str
    born_on: date | None


def names_of(people: Iterable[UUID], *, viewer: Actor) -> dict[UUID, Named]:
    """Those of them whom the viewer may know of; the database leaves out their own kin and other councils' people.

    The caller keeps the sight in the audit, a line for each.
    """
    found = Person.objects.filter(pk__in=list(people), council_id=viewer.council)
    return {row.pk: Named(name=str(row), born_on=row.date_of_birth) for row in found}
