"""Relationships that workers recorded, and the network with them in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, Q, UUIDField

from onestory.calendars.instants import london_date
from onestory.people.models import Person
from onestory.people.queries.family import near
from onestory.people.queries.network import Besides, network_around, shown
from onestory.people.rules.network import Join, JoinKind, Network, Said, point_of
from onestory.people.rules.page import PersonHead
from onestory.people.rules.relations import is_what_to
from onestory.story.models import RecordedTie
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RISK_KINDS, SURENESS
from onestory.walls.actor import Actor

BEHIND = Func(
    Func(F("person_id"), F("other_id"), template="array[%(expressions)s]", output_field=ArrayField(UUIDField())),
    function="people_behind_shields",
    output_field=ArrayField(UUIDField()),
)


def recorded_ties(people: Sequence[UUID], *, viewer: Actor) -> list[RecordedTie]:
    """Every relationship recorded of any of these people that nobody has taken back, the oldest first.

    With the two themselves, whom each identifier leads to now, and whether either stands behind a shield.
    """
    taken_back = RecordedTie.objects.exclude(takes_back=None).values("takes_back")
    asked = RecordedTie.objects.filter(Q(person_id__in=people) | Q(other_id__in=people), takes_back=None)
    return list(
        asked.exclude(pk__in=taken_back)
        .select_related("person", "other")
        .annotate(person_now=_now("person_id"), other_now=_now("other_id"), behind=BEHIND)
    )


def network_of(head: PersonHead, *, viewer: Actor, now: datetime) -> Network:
    """The network around a person whose record is open: what sources tell, and what workers recorded."""
    told = [Told.of(row) for row in recorded_ties([*head.identifiers, *near(head, viewer=viewer)], viewer=viewer)]
    besides = Besides(
        people={person: row for each in told for person, row in each.people.items() if person != head.person},
        near_shield=any(each.near_shield for each in told),
    )
    network = network_around(head, viewer=viewer, now=now, besides=besides)
    people = {point.person: point.label for point in network.points if point.person}
    recorded = [_join(each, people[each.other]) for each in told if {each.person, each.other} <= people.keys()]
    whole = Network(points=network.points, joins=(*recorded, *network.joins))
    near_shield = head.near_shield or besides.near_shield
    return shown(whole, viewer=viewer, people=(*head.identifiers, *people)) if recorded and near_shield else whole


@dataclass(frozen=True)
class Told:
    """A recorded relationship between two living people; a row of each, where their identifier is still their own."""

    row: RecordedTie
    person: UUID
    other: UUID
    people: Mapping[UUID, Person | None]
    near_shield: bool

    @classmethod
    def of(cls, row: RecordedTie) -> "Told":
        """As it was read."""
        ends = ((row.person_now, row.person), (row.other_now, row.other))  # type: ignore[attr-defined]
        people = {now: person if person.pk == now and not person.retired_at else None for now, person in ends}
        near_shield = bool(row.behind)  # type: ignore[attr-defined]
        return cls(row=row, person=ends[0][0], other=ends[1][0], people=people, near_shield=near_shield)


def _now(column: str) -> Func:
    """Whom an identifier leads to: their own, or whose record it was joined to."""
    return Func(F(column), function="people_living", output_field=UUIDField())


def _join(told: Told, other: str) -> Join:
    row = told.row
    return Join(
        one=point_of(told.person),
        other=point_of(told.other),
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
