"""Who is what to whom in a family: each tie with its dates, its source, how it is known, whether contested."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onestory.people.declared.relations import RISKS
from onestory.people.models import Relationship
from onestory.people.queries.withheld import shielded_among
from onestory.people.rules.page import PersonHead
from onestory.people.rules.relations import disputed_parents
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

INFERRED = "inferred"


@dataclass(frozen=True, kw_only=True)
class FamilyTie:
    """`person` is the `kind` of `other`, says a feed. `known_by` is stated, identifier or inferred."""

    person: UUID
    other: UUID
    kind: str
    feed: str
    as_of: date
    since: date | None
    until: date | None
    known_by: str
    contested: bool


def family_ties(head: PersonHead, *, viewer: Actor) -> list[FamilyTie]:
    """Every tie among a person whose record is open and those around them whom the viewer may know of.

    A tie that was worked out from a shared home is left out where it touches anybody behind a shield.
    """
    return family_among(_among(people=list(near(head, viewer=viewer))), head, viewer=viewer)


@written_once
def _among(*, people: Any) -> QuerySet[Relationship]:
    found = Relationship.objects.exclude(kind__in=RISKS).filter(person_id__among=people, other_id__among=people)
    return found.order_by("kind", "feed")


def near(head: PersonHead, *, viewer: Actor) -> set[UUID]:
    """The person and everybody of the family and the household whom the viewer may know of."""
    around = (*head.around.family, *head.around.household)
    return {head.person, *(each.person for each in around if each.person)}


def family_among(rows: Iterable[Relationship], head: PersonHead, *, viewer: Actor) -> list[FamilyTie]:
    """The same, of rows that were read already."""
    people = near(head, viewer=viewer)
    found = [row for row in rows if {row.person_id, row.other_id} <= people and row.kind not in RISKS]
    disputed = disputed_parents((row.person_id, row.kind, row.other_id) for row in found)
    shielded = shielded_among(people, viewer=viewer) if head.near_shield else set()
    return [
        FamilyTie(
            person=row.person_id,
            other=row.other_id,
            kind=row.kind,
            feed=row.feed,
            as_of=row.as_of,
            since=row.since,
            until=row.until,
            known_by=row.confidence,
            contested=row.contested or (row.kind, row.other_id) in disputed,
        )
        for row in found
        if not (row.confidence == INFERRED and {row.person_id, row.other_id} & shielded)
    ]
