"""What is said of who a person is and where they live: the value chosen, and everybody who says otherwise."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from onestory.people.declared.facts import FACT_KINDS, FactKind
from onestory.people.models import Fact, Residence
from onestory.people.queries.sources import Sources
from onestory.people.rules.naming import shown_name, shown_place
from onestory.people.rules.page import FactLine, Stated
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

NAMES = ("name", "former-name")


def fact_lines(person: UUID, *, viewer: Actor, told: Sources, withheld: bool) -> tuple[FactLine, ...]:
    """Every declared kind of fact, in the declared order; one that nobody states is there too, and blank."""
    found = _facts(person=person)
    return tuple(
        _line(kind, [fact for fact in found if fact.kind == kind.code], told, withheld=withheld) for kind in FACT_KINDS
    )


def homes_of(person: UUID, *, viewer: Actor, today: date) -> list[Residence]:
    """Where a person lives and has lived, and everybody whom the best source places at the same address now.

    Asked as two questions in one statement: either has an index, which the two joined by "or" would not use.
    """
    return _homes(person=person, councils=list(viewer.councils), today=today)


@written_once
def _facts(*, person: Any) -> QuerySet[Fact]:
    return Fact.objects.filter(person_id=person, hidden=False).order_by("kind", "-chosen", "-as_of", "feed")


@written_once
def _homes(*, person: Any, councils: Any, today: Any) -> QuerySet[Residence]:
    mine = Residence.objects.filter(person_id=person, chosen=True, hidden=False).exclude(place__endswith="|")
    there = Residence.objects.filter(hidden=False).order_by()
    here = there.filter(council_id__among=councils, chosen=True, place__in=mine.values("place")).filter(
        Q(lived_until=None) | Q(lived_until__gt=today)
    )
    return there.filter(person_id=person).union(here).order_by("-chosen", "-as_of", "feed")


def address_line(person: UUID, found: Sequence[Residence], *, viewer: Actor, told: Sources, withheld: bool) -> FactLine:
    """Where they live and have lived."""
    homes = [home for home in found if home.person_id == person]
    stated = [
        (
            home.place,
            Stated(
                value=shown_place(home.address, home.postcode),
                source=told.source(home.feed, home.agency, home.as_of, home.record),
                since=home.lived_from,
                until=home.lived_until,
            ),
        )
        for home in homes
    ]
    chosen = next((home for home in homes if home.chosen), None)
    return _sorted_out("address", "Address", stated, chosen.place if chosen else None, withheld=withheld)


def _line(kind: FactKind, facts: Sequence[Fact], told: Sources, *, withheld: bool) -> FactLine:
    stated = [
        (
            fact.value.lower(),
            Stated(
                value=shown_name(fact.value) if kind.code in NAMES else fact.value,
                source=told.source(fact.feed, fact.agency, fact.as_of, fact.record),
            ),
        )
        for fact in facts
    ]
    chosen = next((fact.value.lower() for fact in facts if fact.chosen), None)
    return _sorted_out(kind.code, kind.title, stated, chosen, withheld=withheld and kind.is_place)


def _sorted_out(
    kind: str, title: str, stated: Sequence[tuple[str, Stated]], chosen: str | None, *, withheld: bool
) -> FactLine:
    """Parted into the value chosen, those who say the same, and those who say otherwise."""
    same = [each for key, each in stated if key == chosen]
    return FactLine(
        kind=kind,
        title=title,
        value=same[0].value if same else "",
        chosen=same[0] if same else None,
        agreeing=tuple(same[1:]),
        otherwise=tuple(each for key, each in stated if key != chosen),
        withheld=withheld,
    )
