"""The one chronology, page by page, as a viewer may see it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from onestory.calendars.instants import at_london
from onestory.people.declared.event_kinds import OF_ONE_SYSTEM, SIGNIFICANT, title_of
from onestory.people.models import Event
from onestory.people.policies import whose
from onestory.people.queries.sources import Sources, sources
from onestory.people.queries.withheld import near_to, withheld
from onestory.people.rules.page import Place, Story, StoryEntry
from onestory.people.rules.repeats import without_repeats
from onestory.walls.actor import Actor

A_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """Which lines of a story are asked for.

    `raised` and `lowered` are lines that people marked otherwise than the rule: the record and number of a partner's
    line, or a blank and the number of an act's own.
    """

    agency: str = ""
    kind: str = ""
    significant: bool = False
    since: date | None = None
    until: date | None = None
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
    found = list(_lines(mine, narrowed, earlier_than)[: most * 2 + 1])
    told = sources(viewer=viewer, now=now)
    lines = [line for line in without_repeats(found) if _is_earlier(line, earlier_than)]
    has_more = len(lines) > most or len(found) > most * 2
    story = Story(
        entries=tuple(_entry(line, told) for line in lines[:most]),
        has_more=has_more,
        next=Place(at=lines[:most][-1].happened_at, id=lines[:most][-1].pk) if has_more and lines else None,
    )
    return withheld(story, viewer=viewer, people=near_to(mine, viewer=viewer))


def agencies_of(person: UUID, *, viewer: Actor) -> tuple[str, ...]:
    """Whose lines there are in the story of a person whose page is open."""
    lines = Event.objects.filter(person_id__in=whose(viewer, person).identifiers)
    return tuple(lines.order_by("agency").values_list("agency", flat=True).distinct())


def entries_of(lines: Iterable[Event], told: Sources, *, viewer: Actor) -> tuple[StoryEntry, ...]:
    """Lines as a page tells them, each happening once."""
    return tuple(_entry(line, told) for line in without_repeats(list(lines)))


def _lines(identifiers: Sequence[UUID], narrowed: Narrowing, earlier_than: Place | None) -> QuerySet[Event]:
    asked = Q(person_id__in=list(identifiers))
    asked &= Q(agency=narrowed.agency) if narrowed.agency else Q()
    asked &= Q(kind=narrowed.kind) if narrowed.kind else Q()
    asked &= _significant(narrowed) if narrowed.significant else Q()
    asked &= Q(happened_at__gte=at_london(narrowed.since)) if narrowed.since else Q()
    asked &= Q(happened_at__lt=at_london(narrowed.until)) if narrowed.until else Q()
    if earlier_than:
        twins = Q(happened_at=earlier_than.at, feed__in=OF_ONE_SYSTEM)
        asked &= Q(happened_at__lte=earlier_than.at)
        asked &= twins | Q(happened_at__lt=earlier_than.at) | Q(id__lt=earlier_than.id)
    return Event.objects.filter(asked).order_by("-happened_at", "-id")


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
