"""The one chronology, page by page, as a viewer may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Value

from onestory.calendars.instants import at_london, london_date
from onestory.people.declared.event_kinds import OF_ONE_SYSTEM, SIGNIFICANT, title_of
from onestory.people.declared.process import KINDS as STEPS
from onestory.people.models import Event
from onestory.people.policies import recorded_by, recorded_until, whose
from onestory.people.queries.sources import Sources, sources
from onestory.people.queries.withheld import near_to, withheld, withheld_near
from onestory.people.rules.page import PersonHead, Place, Story, StoryEntry
from onestory.people.rules.repeats import without_repeats
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

A_PAGE = 50


@dataclass(frozen=True)
class Outlined:
    """One line in short."""

    id: int
    person_id: UUID
    kind: str
    happened_at: datetime
    feed: str
    agency: str
    text: str


OUTLINE = tuple(field.name for field in fields(Outlined))


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """Which lines of a story are asked for.

    `releasable` leaves out, whoever asks, what is under seal and what would betray a shielded place: it is for what
    leaves the hub. `raised` and `lowered` are lines that people marked otherwise than the rule: the record and number
    of a partner's line, or a blank and the number of an act's own.
    """

    agency: str = ""
    kind: str = ""
    significant: bool = False
    since: date | None = None
    until: date | None = None
    releasable: bool = False
    raised: tuple[tuple[str, int], ...] = ()
    lowered: tuple[tuple[str, int], ...] = ()


EVERYTHING = Narrowing()


def chronology_of(
    person: UUID,
    *,
    viewer: Actor,
    now: datetime,
    narrowed: Narrowing = EVERYTHING,
    earlier_than: Place | None = None,
    most: int = A_PAGE,
) -> Story:
    """The story of a person whose page is open, newest first, from a place on: a page costs the same wherever it is."""
    mine = whose(viewer, person).identifiers
    story = _story_of(mine, viewer, now, narrowed, earlier_than, most)
    return withheld(story, viewer=viewer, people=near_to(mine, viewer=viewer))


def story_of(
    head: PersonHead,
    *,
    viewer: Actor,
    now: datetime,
    narrowed: Narrowing = EVERYTHING,
    earlier_than: Place | None = None,
    most: int = A_PAGE,
) -> Story:
    """The same, for a page whose head is read already."""
    return withheld_near(head, _story_of(head.identifiers, viewer, now, narrowed, earlier_than, most), viewer=viewer)


def _story_of(
    identifiers: Sequence[UUID],
    viewer: Actor,
    now: datetime,
    narrowed: Narrowing,
    earlier_than: Place | None,
    most: int,
) -> Story:
    today = london_date(now)
    if narrowed == EVERYTHING and earlier_than is None and most == A_PAGE:
        found = _newest(people=list(identifiers), ahead=recorded_until(today))
    else:
        found = list(_lines(identifiers, narrowed, earlier_than).filter(recorded_by(today))[: most * 2 + 1])
    told = sources(viewer=viewer, now=now)
    once = [line for line in without_repeats(found) if _is_earlier(line, earlier_than)]
    has_more = len(once) > most or len(found) > most * 2
    return Story(
        entries=tuple(_entry(line, told) for line in once[:most]),
        has_more=has_more,
        next=Place(at=once[:most][-1].happened_at, id=once[:most][-1].pk) if has_more and once else None,
    )


@written_once
def _newest(*, people: Any, ahead: Any) -> QuerySet[Event]:
    """What a story begins with when nothing is asked of it."""
    return _in_order(_recorded(people, ahead))[: A_PAGE * 2 + 1]


def _recorded(people: Any, ahead: Any) -> QuerySet[Event]:
    return Event.objects.filter(recorded_at__lt=ahead, person_id__among=people, hidden=False)


def _in_order(lines: QuerySet[Event]) -> QuerySet[Event]:
    return lines.order_by("-happened_at", "-id")


def stories_of(
    people: Sequence[Sequence[UUID]],
    *,
    viewer: Actor,
    now: datetime,
    narrowed: Narrowing = EVERYTHING,
    most: int = A_PAGE,
) -> list[Story]:
    """The newest lines of several people whose records are open, and all their steps, in one statement.

    Each line says whose word it is, and not as of which day that source last spoke: each story for itself says that.
    """
    by_now = recorded_by(london_date(now))
    parts = [
        _lines(identifiers, narrowed, None).filter(by_now).annotate(part=Value(place))[: most + 1]
        for place, identifiers in enumerate(people)
    ]
    everybody = [each for identifiers in people for each in identifiers]
    steps = Event.objects.filter(by_now, person_id__in=everybody, kind__in=STEPS, hidden=False).annotate(
        part=Value(len(people))
    )
    found = list(steps.order_by().union(*parts, all=True))
    told = Sources(stands=())
    stories = [
        _of_several(
            [line for line in found if line.part == place],
            [line for line in found if line.part == len(people) and line.person_id in identifiers],
            told,
            most,
        )
        for place, identifiers in enumerate(people)
    ]
    return withheld(stories, viewer=viewer, people=everybody, and_relatives=True)


def _of_several(lines: list[Event], steps: list[Event], told: Sources, most: int) -> Story:
    ordered = sorted(without_repeats(lines), key=lambda line: (line.happened_at, line.pk), reverse=True)
    return Story(
        entries=tuple(_entry(line, told) for line in ordered[:most]),
        has_more=len(ordered) > most,
        steps=tuple(_entry(line, told) for line in without_repeats(steps)),
    )


def lines_numbered(numbers: Sequence[int], *, viewer: Actor, now: datetime) -> list[StoryEntry]:
    """Lines by their own numbers, as far as the viewer may see them."""
    if not numbers:
        return []
    told = sources(viewer=viewer, now=now)
    rows = list(Event.objects.filter(pk__in=list(numbers), council_id__in=viewer.councils, hidden=False))
    near = near_to({row.person_id for row in rows}, viewer=viewer)
    return withheld([_entry(row, told) for row in rows], viewer=viewer, people=near)


def line_called(people: Sequence[UUID], key: tuple[str, int], *, viewer: Actor, now: datetime) -> StoryEntry | None:
    """One line of a story whose record is open, by what names it however often its file comes again."""
    record, number = key
    mine = Event.objects.filter(person_id__in=list(people), hidden=False)
    row = (mine.filter(record=record, number=number) if record else mine.filter(pk=number, record="")).first()
    return _entry(row, sources(viewer=viewer, now=now)) if row else None


def outline_of(people: Sequence[UUID], *, viewer: Actor, today: date) -> list[Outlined]:
    """Every line of a story in short, newest first."""
    return without_repeats([Outlined(*row) for row in _outline(people=list(people), ahead=recorded_until(today))])


@written_once
def _outline(*, people: Any, ahead: Any) -> QuerySet[Event, tuple[Any, ...]]:
    return _in_order(_recorded(people, ahead)).values_list(*OUTLINE)


def entries_of(lines: Iterable[Event], told: Sources, *, viewer: Actor) -> tuple[StoryEntry, ...]:
    """Lines as a page tells them, each happening once."""
    return tuple(_entry(line, told) for line in without_repeats(list(lines)))


def _lines(identifiers: Sequence[UUID], narrowed: Narrowing, earlier_than: Place | None) -> QuerySet[Event]:
    asked = Q(person_id__in=list(identifiers), hidden=False)
    asked &= Q(agency=narrowed.agency) if narrowed.agency else Q()
    asked &= Q(kind=narrowed.kind) if narrowed.kind else Q()
    asked &= _significant(narrowed) if narrowed.significant else Q()
    asked &= Q(happened_at__gte=at_london(narrowed.since)) if narrowed.since else Q()
    asked &= Q(happened_at__lt=at_london(narrowed.until)) if narrowed.until else Q()
    asked &= Q(sealed=False) if narrowed.releasable else Q()
    if earlier_than:
        twins = Q(happened_at=earlier_than.at, feed__in=OF_ONE_SYSTEM)
        asked &= Q(happened_at__lte=earlier_than.at)
        asked &= twins | Q(happened_at__lt=earlier_than.at) | Q(id__lt=earlier_than.id)
    return _in_order(Event.objects.filter(asked))


def _significant(narrowed: Narrowing) -> Q:
    asked = Q(significance=SIGNIFICANT)
    for record, number in narrowed.raised:
        asked |= Q(record=record, number=number) if record else Q(id=number)
    for record, number in narrowed.lowered:
        asked &= ~(Q(record=record, number=number) if record else Q(id=number))
    return asked


def _is_earlier(line: Event, place: Place | None) -> bool:
    return place is None or (line.happened_at, line.pk) < (place.at, place.id)


def _entry(line: Event, told: Sources) -> StoryEntry:
    """One line as a page tells it."""
    return StoryEntry(
        id=line.pk,
        person=line.person_id,
        kind=line.kind,
        title=title_of(line.kind),
        text=line.text,
        happened_at=line.happened_at,
        to_the_day=line.to_the_day,
        until=line.until,
        recorded_at=line.recorded_at,
        standing=line.standing,
        significance=line.significance,
        handling=line.handling,
        noted_by=line.noted_by,
        subject=line.subject,
        source=told.of_line(line),
        sealed=line.sealed,
        number=line.number,
    )
