"""The people, places, agencies and happenings around somebody whose record is open, and what joins them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from onestory.calendars.instants import london_date
from onestory.people.declared import services
from onestory.people.declared.event_kinds import title_of
from onestory.people.declared.network import HAPPENINGS
from onestory.people.declared.relations import RISKS
from onestory.people.models import Event, Involvement, Person, Relationship, Residence
from onestory.people.policies import BEHIND_SHIELD, recorded_by
from onestory.people.queries.around import involvements_of, stands_near_shield
from onestory.people.queries.family import FamilyTie, family_among, near
from onestory.people.queries.sources import Sources
from onestory.people.queries.withheld import shielded_among, withheld
from onestory.people.rules.happenings import key_of
from onestory.people.rules.naming import shown_place
from onestory.people.rules.network import Join, JoinKind, Network, Point, PointKind, Said, point_of, told_once, without
from onestory.people.rules.page import PersonHead
from onestory.people.rules.relations import is_what_to
from onestory.vocabulary.agencies import AGENCY_KINDS
from onestory.vocabulary.code_sets import label_of
from onestory.walls.actor import Actor

KNOWN_BY = {
    "stated": "stated",
    "identifier": "by a shared number",
    "inferred": "worked out from a shared home or family",
    "alleged": "as the one suspected and the one harmed in a notice",
}
MORE_THAN_ONE = "Sources name more than one"
NO_PLACE = "|"
LIVES = {True: "lives at", False: "also said to live at"}


@dataclass(frozen=True)
class Named:
    """Everybody in the network: what each is called, their sex for the words of a tie, and whether a shield is near."""

    names: Mapping[UUID, str]
    sexes: Mapping[UUID, str]
    near_shield: bool

    def says(self, person: UUID, kind: str, other: UUID) -> str:
        """What the one is to the other."""
        return is_what_to(kind, self.sexes[person], self.names[other])


@dataclass(frozen=True)
class Besides:
    """More people to show: the row of each, where it was read already, and whether any stands behind a shield."""

    people: Mapping[UUID, Person | None]
    near_shield: bool


NOBODY_BESIDES = Besides({}, near_shield=False)


def network_around(head: PersonHead, *, viewer: Actor, now: datetime, besides: Besides = NOBODY_BESIDES) -> Network:
    """Everything around a person whose record is open, as far as the viewer may see it.

    Nothing passes through a shielded place: a person behind a shield is joined to none, and a place that one of them
    has is no point, whoever else is said to live there.
    """
    told = Sources(stands=())
    rows = _ties(near(head, viewer=viewer) | set(head.identifiers), viewer=viewer)
    risks = [row for row in rows if row.kind in RISKS]
    people = _named(head, {end for row in risks for end in (row.person_id, row.other_id)}, besides, viewer=viewer)
    shielded = shielded_among(people.names, viewer=viewer) if people.near_shield else set()
    family = [_family(tie, people, told) for tie in family_among(rows, head, viewer=viewer)]
    risky = [_risk(row, people, told) for row in risks if {row.person_id, row.other_id} <= people.names.keys()]
    places, homes = _homes(set(people.names) - shielded, told, viewer=viewer)
    agencies, work = _work(head, people, told, viewer=viewer, now=now)
    happened = _happened(head, people, told, viewer=viewer, now=now)
    network = Network(
        points=(*_people(head, people), *places, *_once([*agencies, *happened.agencies]), *happened.points),
        joins=tuple(told_once([*risky, *family, *homes, *work, *happened.joins])),
    )
    return shown(network, viewer=viewer, people=(*head.identifiers, *people.names)) if people.near_shield else network


def shown(network: Network, *, viewer: Actor, people: Iterable[UUID]) -> Network:
    """The same without any copy of a shielded place: a place whose words would be withheld is no point at all."""
    looked_through = withheld(network, viewer=viewer, people=people)
    before = network.labels()
    told_one = [
        point.id for point in looked_through.points if point.kind is PointKind.PLACE and point.label != before[point.id]
    ]
    return without(looked_through, told_one)


def _ties(people: set[UUID], *, viewer: Actor) -> list[Relationship]:
    """What anybody near is to anybody, and who is said to be a risk to them or whom they are a risk to."""
    touching = Q(person_id__in=people) | Q(other_id__in=people)
    return list(Relationship.objects.filter(touching).order_by("kind", "feed", "person_id", "other_id"))


def _named(head: PersonHead, more: set[UUID], besides: Besides, *, viewer: Actor) -> Named:
    around = [each for each in (*head.around.family, *head.around.household) if each.person]
    names = {head.person: head.name} | {each.person: each.name for each in around if each.person}
    sexes = {head.person: head.sex} | {each.person: each.sex for each in around if each.person}
    read = {person: row for person, row in besides.people.items() if row}
    asked = (more | besides.people.keys()) - names.keys() - read.keys() - set(head.identifiers)
    found = list(Person.objects.filter(retired_at=None, pk__in=asked).annotate(behind_shield=BEHIND_SHIELD))
    for row in (*read.values(), *found):
        names.setdefault(row.pk, str(row))
        sexes.setdefault(row.pk, row.sex)
    near_shield = head.near_shield or besides.near_shield or stands_near_shield(found, viewer=viewer)
    return Named(names=names, sexes=sexes, near_shield=near_shield)


def _people(head: PersonHead, people: Named) -> list[Point]:
    return [
        Point(
            id=point_of(person),
            kind=PointKind.PERSON,
            label=name,
            person=person,
            is_centre=person == head.person,
        )
        for person, name in people.names.items()
    ]


def _family(tie: FamilyTie, people: Named, told: Sources) -> Join:
    return Join(
        one=point_of(tie.person),
        other=point_of(tie.other),
        kind=JoinKind.FAMILY,
        words=people.says(tie.person, tie.kind, tie.other),
        since=tie.since,
        until=tie.until,
        said=(Said(told.source(tie.feed, "", tie.as_of).title, tie.as_of, KNOWN_BY.get(tie.known_by, tie.known_by)),),
        contested=f"{MORE_THAN_ONE} {tie.kind}" if tie.contested else "",
    )


def _risk(row: Relationship, people: Named, told: Sources) -> Join:
    return Join(
        one=point_of(row.person_id),
        other=point_of(row.other_id),
        kind=JoinKind.RISK,
        words=people.says(row.person_id, row.kind, row.other_id),
        since=row.since,
        until=row.until,
        said=(
            Said(
                told.source(row.feed, row.agency, row.as_of).title,
                row.as_of,
                KNOWN_BY.get(row.confidence, row.confidence),
            ),
        ),
        contested="Sources disagree" if row.contested else "",
    )


def _said(row: Relationship | Residence | Involvement, told: Sources, known: str = "stated") -> Said:
    return Said(told.source(row.feed, row.agency, row.as_of).title, row.as_of, KNOWN_BY.get(known, known))


def _homes(people: set[UUID], told: Sources, *, viewer: Actor) -> tuple[list[Point], list[Join]]:
    """Where each of these lives and has lived. Whoever stands behind a shield is not among them."""
    rows = list(
        Residence.objects.filter(person_id__in=people, hidden=False)
        .exclude(place__endswith=NO_PLACE)
        .order_by("-chosen", "-as_of", "feed")
    )
    numbers = {place: f"place-{number}" for number, place in enumerate(dict.fromkeys(row.place for row in rows))}
    chosen = {(row.person_id, row.place) for row in rows if row.chosen}
    labels: dict[str, str] = {}
    for row in rows:
        labels.setdefault(numbers[row.place], shown_place(row.address, row.postcode))
    points = [Point(id=number, kind=PointKind.PLACE, label=label) for number, label in labels.items() if label]
    joins = [
        Join(
            one=point_of(row.person_id),
            other=numbers[row.place],
            kind=JoinKind.HOME,
            words="lived at" if row.lived_until else LIVES[(row.person_id, row.place) in chosen],
            since=row.lived_from,
            until=row.lived_until,
            said=(_said(row, told),),
        )
        for row in rows
        if labels[numbers[row.place]]
    ]
    return points, joins


def _work(
    head: PersonHead, people: Named, told: Sources, *, viewer: Actor, now: datetime
) -> tuple[list[Point], list[Join]]:
    others = [person for person in people.names if person != head.person]
    found = involvements_of(head.person, others, viewer=viewer, today=london_date(now))
    mine = [row for row in found if row.person_id in people.names]
    joins = [
        Join(
            one=point_of(row.person_id),
            other=_agency(_agency_behind(row)).id,
            kind=JoinKind.WORK,
            words=_worker(row),
            since=row.since,
            until=row.until,
            said=(_said(row, told),),
        )
        for row in mine
        if row.person_id
    ]
    return [_agency(_agency_behind(row)) for row in mine], joins


def _agency_behind(row: Involvement) -> str:
    declared = services.BY_CODE.get(row.service)
    return str(declared.agency) if declared else row.agency


def _worker(row: Involvement) -> str:
    service = services.title_of(row.service)
    role = "" if row.role.casefold() == service.casefold() else row.role
    said = " ".join(part for part in (role, row.name) if part)
    return ", ".join(part for part in (f"{service}: {said}" if said else service, row.team) if part)


def _agency(code: str) -> Point:
    label = label_of(AGENCY_KINDS, code) if code in AGENCY_KINDS else code.replace("-", " ").capitalize()
    return Point(id=f"agency-{code}", kind=PointKind.AGENCY, label=label)


def _once(points: Iterable[Point]) -> list[Point]:
    return list({point.id: point for point in points}.values())


@dataclass(frozen=True, kw_only=True)
class _Happened:
    points: tuple[Point, ...]
    agencies: tuple[Point, ...]
    joins: tuple[Join, ...]


def _happened(head: PersonHead, people: Named, told: Sources, *, viewer: Actor, now: datetime) -> _Happened:
    """What happened to the one in the middle, who else of these people was in it, and which agency told.

    Another's line adds only that they were named in the same: their own story is on their own page.
    """
    whose = dict.fromkeys(head.identifiers, head.person) | {person: person for person in people.names}
    rows = Event.objects.filter(
        recorded_by(london_date(now)), person_id__in=list(whose), kind__in=HAPPENINGS, hidden=False
    ).order_by("-happened_at", "-id")
    by_key: dict[str, list[Event]] = {}
    for row in rows:
        by_key.setdefault(key_of(row.feed, row.record, row.subject, row.pk), []).append(row)
    mine = [same for same in by_key.values() if any(whose[row.person_id] == head.person for row in same)]
    points: list[Point] = []
    agencies: list[Point] = []
    joins: list[Join] = []
    for number, same in enumerate(mine):
        own = next(row for row in same if whose[row.person_id] == head.person)
        point = _happening(f"happening-{number}", own)
        points.append(point)
        joins += _named_in(point, dict.fromkeys(whose[row.person_id] for row in same), own, told)
        if own.agency:
            agencies.append(_agency(own.agency))
            joins.append(_told_by(point, agencies[-1], own, told))
    return _Happened(points=tuple(points), agencies=tuple(agencies), joins=tuple(joins))


def _happening(number: str, own: Event) -> Point:
    return Point(
        id=number,
        kind=PointKind.HAPPENING,
        label=title_of("contact" if own.subject else own.kind),
        on=london_date(own.happened_at),
        says=own.text,
    )


def _named_in(point: Point, people: Iterable[UUID], own: Event, told: Sources) -> list[Join]:
    return [
        Join(
            one=point_of(person),
            other=point.id,
            kind=JoinKind.NAMED,
            words="named in",
            since=point.on,
            said=(Said(told.of_line(own).title, london_date(own.recorded_at), own.standing),),
        )
        for person in people
    ]


def _told_by(point: Point, agency: Point, own: Event, told: Sources) -> Join:
    return Join(
        one=agency.id,
        other=point.id,
        kind=JoinKind.TOLD,
        words="told of",
        since=point.on,
        said=(Said(told.of_line(own).title, london_date(own.recorded_at), own.standing),),
    )
