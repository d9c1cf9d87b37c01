"""The facts behind a figure. Opening them is `open_figure`, which asks why and leaves a line for each child."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection

from onestory.access.policies import require
from onestory.frontdoor.queries.understanding.references import references_of
from onestory.grammar.indicators import Indicator
from onestory.people.queries.names import Named, names_of
from onestory.performance.queries.asking import KIN
from onestory.performance.queries.cards import Behind
from onestory.performance.rules.expressions import Asked, drilling
from onestory.walls.actor import Actor


def behind(indicator: Indicator, *, viewer: Actor, as_of: date, first: int, last: int, counted: bool) -> list[Behind]:
    """Of the viewer's own council only, newest first."""
    require(viewer, "figures.drill")
    asked = Asked(indicators=(indicator,), councils=(viewer.council,), first=first, last=last, as_of=as_of)
    with connection.cursor() as cursor:
        cursor.execute(drilling(indicator, asked, "postgres", counted=counted, leaves_out=KIN))
        rows = cursor.fetchall()
    names = names_of({UUID(child) for _, child, _ in rows if child}, viewer=viewer)
    facts = {identifier for fact, _, _ in rows if (identifier := _as_uuid(fact))}
    contacts = references_of(facts, viewer=viewer)
    return [_line(fact, child, on, names, contacts) for fact, child, on in rows]


def _line(fact: str, child: str | None, on: date, names: Mapping[UUID, Named], contacts: Mapping[UUID, str]) -> Behind:
    named = names.get(UUID(child)) if child else None
    identifier = _as_uuid(fact)
    return Behind(
        on=on,
        person=str(child) if named else "",
        name=named.name if named else "",
        born_on=named.born_on if named else None,
        contact=contacts.get(identifier, "") if identifier else "",
    )


def _as_uuid(fact: str) -> UUID | None:
    try:
        return UUID(fact)
    except ValueError:
        return None
