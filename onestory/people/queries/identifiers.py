"""Every identifier that leads to each of several living people: acts stay where they were written."""

from collections.abc import Iterable
from uuid import UUID

from onestory.people.index.copying import rows
from onestory.walls.actor import Actor

ALL = "select person, unnest(people_identifiers(person)) from unnest(%s::uuid[]) as person"


def identifiers_of(people: Iterable[UUID], *, viewer: Actor) -> dict[UUID, UUID]:
    """Each identifier, and the living person it leads to."""
    asked = list(people)
    return {UUID(str(each)): UUID(str(person)) for person, each in rows(ALL, [asked])} if asked else {}
