"""Who is around a person: the family, the household, the other children, and everybody who works with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from onestory.calendars.instants import at_london, day_in_words, london_date
from onestory.people.declared import services
from onestory.people.declared.event_kinds import STATUS, title_of
from onestory.people.declared.relations import RISKS
from onestory.people.declared.warnings import BY_KIND, KINDS
from onestory.people.models import Event, Involvement, Person, Relationship, Residence
from onestory.people.policies import BEHIND_SHIELD
from onestory.people.queries.sources import Sources
from onestory.people.rules.ages import age_in_words, is_child
from onestory.people.rules.page import Professional, Relative, Source
from onestory.people.rules.relations import PARENTS, closeness, turned_round, words_for
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

SAME_HOME = "same-household"
STEP_PARENT = "step-parent"


@dataclass(frozen=True)
class Tied:
    """Somebody tied to the person, as the best source says: what they are to the person."""

    other: UUID
    kind: str
    through: str
    contested: bool
    source: Source


def involvements_of(person: UUID, others: Iterable[UUID], *, viewer: Actor, today: date) -> list[Involvement]:
    """Who works or worked with a person, and who works now with those around them."""
    return _involvements(person=person, others=list(others), today=today)


@written_once
def _involvements(*, person: Any, others: Any, today: Any) -> QuerySet[Involvement]:
    now = Q(until=None) | Q(until__gt=today)
    found = Involvement.objects.filter(hidden=False).filter(Q(person_id=person) | (now & Q(person_id__among=others)))
    return found.order_by("-as_of", "service", "record", "number")


def professionals_of(person: UUID, found: Iterable[Involvement], *, viewer: Actor, told: Sources) -> list[Professional]:
    """Everybody who works or worked with a person, each once, the latest word of them first."""
    seen: dict[tuple[str, str, str], Professional] = {}
    for row in (each for each in found if each.person_id == person):
        seen.setdefault((row.service, row.role, row.name.lower()), _professional(row, told))
    return sorted(seen.values(), key=lambda each: (each.until is not None, each.service_title, -_days(each.since)))


def ties_of(person: UUID, *, viewer: Actor, told: Sources) -> list[Tied]:
    """Everybody related, each once, by their closest tie; brothers and sisters also through their parents.

    Each kind of tie is asked for by itself in the one statement, so that each is found by its index.
    """
    found = _ties(person=person)
    direct = [_tied(row, person, told) for row in found if person in (row.person_id, row.other_id)]
    through = [_through(row, told) for row in found if person not in (row.person_id, row.other_id)]
    closest: dict[UUID, Tied] = {}
    for tie in sorted([*direct, *through], key=lambda tie: (closeness(tie.kind), tie.source.feed, tie.kind)):
        closest.setdefault(tie.other, tie)
    return list(closest.values())


@written_once
def _ties(*, person: Any) -> QuerySet[Relationship]:
    ties = Relationship.objects.order_by().exclude(kind__in=RISKS)
    parents = Relationship.objects.filter(other_id=person, kind__in=[*PARENTS, STEP_PARENT]).values("person_id")
    by_parents = ties.filter(person_id__in=parents, kind__in=PARENTS)
    return ties.filter(person_id=person).union(ties.filter(other_id=person), by_parents)


def at_home_with(person: UUID, homes: Iterable[Residence], *, viewer: Actor, told: Sources) -> dict[UUID, Source]:
    """Everybody else whom the best source places at this person's address now."""
    found = [home for home in homes if home.person_id != person]
    return {home.person_id: told.source(home.feed, home.agency, home.as_of, home.record) for home in found}


def people_around(ties: Sequence[Tied], home: dict[UUID, Source], *, viewer: Actor) -> dict[UUID, Person]:
    """Everybody tied to the person or living with them, as far as this viewer may know of them."""
    tied = [tie.other for tie in ties]
    asked = [*tied, *(other for other in home if other not in tied)]
    return {row.pk: row for row in _people(people=asked)}


@written_once
def _people(*, people: Any) -> QuerySet[Person]:
    return Person.objects.filter(retired_at=None, pk__among=people).annotate(behind_shield=BEHIND_SHIELD)


def stands_near_shield(people: Iterable[Person], *, viewer: Actor) -> bool:
    """Whether any of these people stands behind a shield, as was asked when they were read."""
    return any(getattr(row, "behind_shield", True) for row in people)


def relatives(
    ties: Sequence[Tied],
    home: dict[UUID, Source],
    people: dict[UUID, Person],
    known: dict[UUID, tuple[str, ...]],
    *,
    viewer: Actor,
    today: date,
) -> list[Relative]:
    """The family and the household as the page lists them: the nearest first, then the eldest."""
    tied = {tie.other: tie for tie in ties}
    found = [
        _relative(row, tied.get(row.pk), home.get(row.pk), known.get(row.pk, ()), today) for row in people.values()
    ]
    return sorted(
        found,
        key=lambda each: (
            closeness(tied[each.person].kind) if each.person in tied else closeness(SAME_HOME),
            each.born or date.max,
            each.name,
        ),
    )


def warnings_of(lines: Iterable[Event], *, viewer: Actor, today: date) -> list[Event]:
    """Those of these lines that a declared rule makes a warning now, in the order given."""
    return [line for line in lines if line.kind in KINDS and _warns(line, today)]


def open_statuses(lines: Iterable[Event], *, viewer: Actor, today: date) -> list[Event]:
    """The plans, orders and placements among these lines that are open on this day: the latest of each kind."""
    latest: dict[str, Event] = {}
    for line in lines:
        if line.kind in STATUS and _is_open(line, today) and line.happened_at < at_london(today):
            latest.setdefault(line.kind, line)
    return list(latest.values())


def known_of(
    lines: Iterable[Event], found: Iterable[Involvement], *, viewer: Actor, today: date
) -> dict[UUID, tuple[str, ...]]:
    """What else is known of each: which plan is open, and who works with them now."""
    said: dict[UUID, list[str]] = {}
    for line in lines:
        if line.kind in STATUS and _is_open(line, today):
            said.setdefault(line.person_id, []).append(f"{title_of(line.kind)} since {_day(line.happened_at)}")
    for row in sorted(found, key=lambda row: row.service):
        service = services.title_of(row.service)
        role = "" if row.role.casefold() == service.casefold() else row.role
        who = " ".join(part for part in (role, row.name) if part)
        if row.person_id:
            said.setdefault(row.person_id, []).append(f"{service}: {who}")
    return {person: tuple(dict.fromkeys(words)) for person, words in said.items()}


def _tied(row: Relationship, person: UUID, told: Sources) -> Tied:
    is_other = row.person_id == person
    return Tied(
        other=row.other_id if is_other else row.person_id,
        kind=turned_round(row.kind) if is_other else row.kind,
        through="",
        contested=row.contested,
        source=told.source(row.feed, row.agency, row.as_of, row.record),
    )


def _through(row: Relationship, told: Sources) -> Tied:
    return Tied(
        other=row.other_id,
        kind="sibling",
        through=row.kind,
        contested=row.contested,
        source=told.source(row.feed, row.agency, row.as_of, row.record),
    )


def _relative(row: Person, tie: Tied | None, home: Source | None, known: tuple[str, ...], today: date) -> Relative:
    source = tie.source if tie else home
    relation = words_for(tie.kind, row.sex) if tie else words_for(SAME_HOME, row.sex)
    return Relative(
        person=row.pk,
        name=str(row),
        relation=relation,
        born=row.date_of_birth,
        expected_on=row.expected_on,
        age=age_in_words(born=row.date_of_birth, expected_on=row.expected_on, died_on=row.died_on, today=today),
        sex=row.sex,
        lives_here=home is not None and row.died_on is None,
        contested=bool(tie and tie.contested),
        source=source or Source(feed="", title="", agency=""),
        known=known,
        is_child=is_child(born=row.date_of_birth, kind=row.kind, today=today),
        died_on=row.died_on,
    )


def _professional(row: Involvement, told: Sources) -> Professional:
    return Professional(
        service=row.service,
        service_title=services.title_of(row.service),
        role=row.role,
        name=row.name,
        phone=row.phone,
        team=row.team,
        since=row.since,
        until=row.until,
        source=told.source(row.feed, row.agency, row.as_of, row.record),
    )


def _warns(line: Event, today: date) -> bool:
    rule = BY_KIND[line.kind]
    if rule.saying and not any(word in line.text.lower() for word in rule.saying):
        return False
    if rule.lasts is None:
        return _is_open(line, today)
    return line.happened_at >= at_london(today - rule.lasts)


def _is_open(line: Event, today: date) -> bool:
    return line.until is None or line.until > today


def _day(at: datetime) -> str:
    return day_in_words(london_date(at))


def _days(day: date | None) -> int:
    return day.toordinal() if day else 0
