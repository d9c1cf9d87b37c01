"""A person's history in the index: every link opened and closed, by whom or which model, with what weight, and why."""

from collections.abc import Mapping
from uuid import UUID

from django.db.models import Q

from onestory.access.queries import called
from onestory.calendars.instants import day_in_words
from onestory.feeds.declared.catalogue import FEEDS
from onestory.grammar.answers import date_of
from onestory.people.models import Change, Fact, Link
from onestory.people.policies import all_identifiers, person_for
from onestory.people.rules.history import Held, History, Line, Moved
from onestory.people.rules.naming import shown_name
from onestory.walls.actor import Actor

TITLES = {feed.code: feed.title for feed in FEEDS} | {"hub": "The hub's own people"}

SAYS = {"name": "{}", "date-of-birth": "born {}", "expected-date": "due {}"}
"""What tells one record from another at sight."""


def history_of(person: UUID, *, viewer: Actor) -> History:
    """Everything that gave this person records or took them: only inside an act that keeps the sight in the audit."""
    row = person_for(viewer, person)
    known, says = all_identifiers(row.pk), _says(row.pk)
    links = list(Link.objects.filter(council_id=viewer.council, person_id__in=known).order_by("record"))
    moved: dict[int, list[Moved]] = {}
    for link in links:
        moved.setdefault(link.opened_by_id, []).append(_moved(link, came=True))
        if link.closed_by_id:
            moved.setdefault(link.closed_by_id, []).append(_moved(link, came=False))
    about = Q(from_person_id__in=known) | Q(into_person_id__in=known)
    changes = Change.objects.filter(Q(pk__in=moved) | about, council_id=viewer.council)
    told = list(changes.select_related("undone_by", "from_person", "into_person").order_by("-pk"))
    names = called(
        (by for each in told for by in (each.by, each.undone_by.by if each.undone_by else "")), viewer=viewer
    )
    return History(
        person=row.pk,
        name=str(row),
        former=tuple(other for other in known if other != row.pk),
        held=tuple(
            Held(
                record=link.record,
                title=_title(link.record),
                says=says.get(link.record, ""),
                since=link.opened_at,
                weight=link.weight,
                by_exclusion=link.by_exclusion,
            )
            for link in links
            if link.closed_at is None
        ),
        lines=tuple(_line(change, known, _of_the_person(moved.get(change.pk, [])), names) for change in told),
    )


def _says(person: UUID) -> dict[str, str]:
    """The names and days that each record gives; those of a feed that repeat one another stand with the latest."""
    facts = Fact.objects.filter(person_id=person, kind__in=SAYS, hidden=False)
    told: dict[str, dict[str, str]] = {}
    for fact in facts:
        told.setdefault(fact.record, {})[fact.kind] = (
            shown_name(fact.value) if fact.kind == "name" else _day(fact.value)
        )
    return {
        record: ", ".join(SAYS[kind].format(each[kind]) for kind in SAYS if kind in each)
        for record, each in told.items()
    }


def _day(value: str) -> str:
    on = date_of(value)
    return day_in_words(on) if on else value


def _of_the_person(moved: list[Moved]) -> tuple[Moved, ...]:
    """A record that went from one of the person's identifiers to another has not moved for the reader."""
    came = {each.record for each in moved if each.came}
    went = {each.record for each in moved if not each.came}
    return tuple(each for each in moved if each.record not in came & went)


def _moved(link: Link, *, came: bool) -> Moved:
    return Moved(
        record=link.record,
        title=_title(link.record),
        came=came,
        weight=link.weight if came else None,
        by_exclusion=came and link.by_exclusion,
    )


def _title(record: str) -> str:
    feed = record.partition("/")[0]
    return TITLES.get(feed, feed)


def _line(change: Change, known: list[UUID], moved: tuple[Moved, ...], names: Mapping[str, str]) -> Line:
    pair = [person for person in (change.from_person, change.into_person) if person is not None]
    others = [person for person in pair if person.pk not in known] or pair[:1]
    undone = change.undone_by
    return Line(
        change=change.pk,
        kind=change.kind,
        at=change.at,
        by=names[change.by],
        model=change.model,
        why=change.why,
        other=str(others[0]) if others else "",
        moved=moved,
        undone_at=undone.at if undone else None,
        undone_by=names[undone.by] if undone else "",
    )
