"""The one chronology, page by page, as a viewer may see it."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from onestory.calendars.instants import at_london
from onestory.people.declared.event_kinds import OF_ONE_SYSTEM, SIGNIFICANT, title_of
from onestory.people.models import Event
from onestory.people.policies import all_identifiers, person_for
from onestory.people.queries.sources import Sources, sources
from onestory.people.rules.page import Story, StoryEntry
from onestory.walls.actor import Actor

A_PAGE = 50


def chronology_of(
    person: UUID,
    *,
    viewer: Actor,
    now: datetime,
    page: int = 1,
    agency: str = "",
    kind: str = "",
    significant: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> Story:
    """The story of a person whose page is open, newest first, fifty lines a page."""
    mine = all_identifiers(person_for(viewer, person).pk)
    found = _lines(mine, agency=agency, kind=kind, significant=significant, since=since, until=until)
    return _story(mine, found, page, sources(viewer=viewer, now=now))


def story_of(identifiers: list[UUID], *, viewer: Actor, told: Sources) -> Story:
    """The first page of the story of one person, for the single view."""
    return _story(identifiers, _lines(identifiers), 1, told)


def _lines(
    identifiers: list[UUID],
    *,
    agency: str = "",
    kind: str = "",
    significant: bool = False,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Event]:
    asked = Q(person_id__in=identifiers)
    asked &= Q(agency=agency) if agency else Q()
    asked &= Q(kind=kind) if kind else Q()
    asked &= Q(significance=SIGNIFICANT) if significant else Q()
    asked &= Q(happened_at__gte=at_london(since)) if since else Q()
    asked &= Q(happened_at__lt=at_london(until)) if until else Q()
    return _once(Event.objects.filter(asked)).order_by("-happened_at", "-id")


def _once(lines: QuerySet[Event]) -> QuerySet[Event]:
    """Leave out what one of the council's own files only repeats after another: the same kind of thing, that day."""
    for place, feed in enumerate(OF_ONE_SYSTEM[1:], start=1):
        told = Event.objects.filter(
            person_id=OuterRef("person_id"),
            kind=OuterRef("kind"),
            happened_at=OuterRef("happened_at"),
            feed__in=OF_ONE_SYSTEM[:place],
        )
        lines = lines.exclude(Q(feed=feed) & Exists(told))
    return lines


def _story(identifiers: list[UUID], found: QuerySet[Event], page: int, told: Sources) -> Story:
    start = (max(page, 1) - 1) * A_PAGE
    lines = list(found[start : start + A_PAGE + 1])
    agencies = (
        Event.objects.filter(person_id__in=identifiers).order_by("agency").values_list("agency", flat=True).distinct()
    )
    return Story(
        entries=tuple(_entry(line, told) for line in lines[:A_PAGE]),
        page=max(page, 1),
        has_more=len(lines) > A_PAGE,
        agencies=tuple(agencies),
    )


def _entry(line: Event, told: Sources) -> StoryEntry:
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
    )
