"""Who is what to whom in a family: each tie with its dates, its source, how it is known, whether contested."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from onestory.people.models import Relationship
from onestory.people.queries.withheld import shielded_among
from onestory.people.rules.page import PersonHead
from onestory.walls.actor import Actor

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
    around = (*head.around.family, *head.around.household)
    people = {head.person, *(each.person for each in around if each.person)}
    found = list(Relationship.objects.filter(person_id__in=people, other_id__in=people).order_by("kind", "feed"))
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
            contested=row.contested,
        )
        for row in found
        if not (row.confidence == INFERRED and {row.person_id, row.other_id} & shielded)
    ]
