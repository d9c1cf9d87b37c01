"""Relationships that workers recorded, and the network with them in it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from onestory.calendars.instants import london_date
from onestory.people.policies import living
from onestory.people.queries.family import near
from onestory.people.queries.network import network_around, shown
from onestory.people.rules.network import Join, JoinKind, Network, Said, point_of
from onestory.people.rules.page import PersonHead
from onestory.people.rules.relations import is_what_to
from onestory.story.models import RecordedTie
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RISK_KINDS, SURENESS
from onestory.walls.actor import Actor


def recorded_ties(people: Sequence[UUID], *, viewer: Actor) -> list[RecordedTie]:
    """Every relationship recorded of any of these people that nobody has taken back, the oldest first."""
    taken_back = RecordedTie.objects.exclude(takes_back=None).values("takes_back")
    asked = RecordedTie.objects.filter(Q(person_id__in=people) | Q(other_id__in=people), takes_back=None)
    return list(asked.exclude(pk__in=taken_back))


def network_of(head: PersonHead, *, viewer: Actor, now: datetime) -> Network:
    """The network around a person whose record is open: what sources tell, and what workers recorded."""
    around = near(head, viewer=viewer)
    rows = recorded_ties([*head.identifiers, *around], viewer=viewer)
    alive = _living({each for row in rows for each in (row.person_id, row.other_id)}, head, around)
    network = network_around(head, viewer=viewer, now=now, also=alive.values())
    people = {point.person: point for point in network.points if point.person}
    recorded = [
        _join(row, people[alive[row.person_id]].label, people[alive[row.other_id]].label, alive)
        for row in rows
        if {alive[row.person_id], alive[row.other_id]} <= people.keys()
    ]
    whole = Network(points=network.points, joins=(*recorded, *network.joins))
    return shown(whole, viewer=viewer, people=(*head.identifiers, *people)) if recorded else whole


def _living(asked: set[UUID], head: PersonHead, around: set[UUID]) -> dict[UUID, UUID]:
    """Whom each identifier leads to now: a record that was joined to another's is theirs."""
    known = dict.fromkeys(head.identifiers, head.person) | {each: each for each in around}
    return {each: known[each] if each in known else living(each) for each in asked}


def _join(row: RecordedTie, name: str, other: str, alive: dict[UUID, UUID]) -> Join:
    return Join(
        one=point_of(alive[row.person_id]),
        other=point_of(alive[row.other_id]),
        kind=JoinKind.RISK if row.kind in RISK_KINDS else JoinKind.FAMILY,
        words=is_what_to(row.kind, "", other),
        since=row.since,
        until=row.until,
        said=(
            Said(
                f"{row.recorded_by}, told by {row.said_by}",
                london_date(row.recorded_at),
                label_of(SURENESS, row.sureness).lower(),
            ),
        ),
        contested=row.contested_by,
        says=row.why,
        told=row.pk,
    )
