"""Relationships that workers recorded, and the network with them in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet

from onestory.calendars.instants import london_date
from onestory.people.models import Person
from onestory.people.queries.family import near
from onestory.people.queries.network import Besides, network_around, shown
from onestory.people.queries.withheld import withheld, withheld_near
from onestory.people.rules.network import Join, JoinKind, Network, Said, point_of
from onestory.people.rules.page import PersonHead
from onestory.people.rules.relations import is_what_to
from onestory.story.models import RecordedTie
from onestory.story.policies import BEHIND, living, standing
from onestory.story.rules.risks import recorded_by
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.people import RISK_KINDS, SURENESS
from onestory.walls.actor import Actor

Tree = TypeVar("Tree")


def recorded_ties(people: Sequence[UUID], *, viewer: Actor) -> list[RecordedTie]:
    """Every relationship recorded of any of these people that nobody has taken back, the oldest first.

    With the two themselves, whom each identifier leads to now, and whether either stands behind a shield.
    """
    return list(ties_among(people, viewer=viewer).filter(standing()))


def ties_among(people: Sequence[UUID], *, viewer: Actor) -> QuerySet[RecordedTie]:
    """Everything that was ever written of these people's relationships, the oldest first; with the same beside each."""
    return (
        RecordedTie.objects.filter(Q(person_id__in=people) | Q(other_id__in=people))
        .select_related("person", "other")
        .annotate(person_now=living("person_id"), other_now=living("other_id"), behind=BEHIND)
    )


@dataclass(frozen=True, kw_only=True)
class KinEnd:
    """One of the two whom a worker recorded as kin."""

    person: UUID
    name: str
    sex: str
    born: date | None
    expected_on: date | None
    died_on: date | None


@dataclass(frozen=True, kw_only=True)
class KinRecorded:
    """Kin as a worker recorded it: `one` is the `kind` of `other`."""

    one: KinEnd
    other: KinEnd
    kind: str
    since: date | None
    until: date | None
    source: str
    as_of: date
    how_sure: str
    contested: str


def kin_recorded(head: PersonHead, *, viewer: Actor) -> list[KinRecorded]:
    """What workers recorded of the family around somebody whose record is open; who is a risk is no kin by that."""
    rows = recorded_ties([*head.identifiers, *near(head, viewer=viewer)], viewer=viewer)
    kin = [row for row in rows if row.kind not in RISK_KINDS]
    told = [Told.of(row) for row in kin]
    found = [_kin(each) for each in told]
    return looked_through(found, told, head, viewer=viewer)


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


def looked_through(tree: Tree, told: Sequence[Told], head: PersonHead, *, viewer: Actor) -> Tree:
    """The same without any copy of the place of whoever is named, or of anybody near the one whose record is open."""
    if not any(each.near_shield for each in told):
        return withheld_near(head, tree, viewer=viewer)
    people = {*head.identifiers, *(end for each in told for end in (each.person, each.other))}
    return withheld(tree, viewer=viewer, people=people)


def _kin(told: Told) -> KinRecorded:
    row = told.row
    return KinRecorded(
        one=_end(told.person, row.person),
        other=_end(told.other, row.other),
        kind=row.kind,
        since=row.since,
        until=row.until,
        source=recorded_by(row.recorded_by, row.said_by),
        as_of=london_date(row.recorded_at),
        how_sure=label_of(SURENESS, row.sureness).lower(),
        contested=row.contested_by,
    )


def _end(person: UUID, row: Person) -> KinEnd:
    return KinEnd(
        person=person,
        name=str(row),
        sex=row.sex,
        born=row.date_of_birth,
        expected_on=row.expected_on,
        died_on=row.died_on,
    )


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
                recorded_by(row.recorded_by, row.said_by),
                london_date(row.recorded_at),
                label_of(SURENESS, row.sureness).lower(),
            ),
        ),
        contested=row.contested_by,
        says=row.why,
        told=row.pk,
    )
