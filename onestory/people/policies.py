"""Who may open a person's page, and which identifier is alive: what only the database can answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import F, Func, JSONField, OuterRef, Q, QuerySet, Subquery, TextField, UUIDField

from onestory.calendars.instants import at_london
from onestory.grammar.refusals import NotFound
from onestory.people.models import Person, Run, Working
from onestory.people.rules.page import Beside
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

NOBODY_HERE = "There is no such person in this index, or their page is not open to you."


BEHIND_SHIELD = Func(
    Func(F("pk"), template="array[%(expressions)s]", output_field=ArrayField(UUIDField())),
    function="people_behind_shields",
    output_field=ArrayField(UUIDField()),
)
"""Asked beside each person read: the identifier that stands behind a shield, or nothing."""
IDENTIFIERS = Func(F("pk"), function="people_identifiers", output_field=ArrayField(UUIDField()))
HELD_BACK = Func(
    IDENTIFIERS,
    function="people_unshared",
    output_field=ArrayField(TextField()),
)
"""Asked beside a person: the feeds that hold a record of them and that no agreement lets the reader see."""
JUST_NOW = timedelta(minutes=5)
"""How long ago somebody may have opened a record and still be taken to have it before them, as with a contact."""
AHEAD = timedelta(days=2)
"""Nothing is recorded later than it is read; two days allow for a clock, or a day, that is not ours."""


@dataclass(frozen=True)
class Whose:
    """A living person, every identifier that leads to them, and when the index was last put together.

    `held_back` are the feeds that hold a record of them and that no agreement lets the reader see; `beside` is asked
    for only by whoever opens the record.
    """

    row: Person
    identifiers: tuple[UUID, ...]
    put_together_at: datetime | None
    behind_shield: bool
    held_back: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()


def recorded_until(day: date) -> datetime:
    """No line that is read on a day was recorded later: planning for the months to come costs more than reading."""
    return at_london(day + AHEAD)


def recorded_by(day: date) -> Q:
    """What can have been recorded by a day."""
    return Q(recorded_at__lt=recorded_until(day))


def living(person: UUID) -> UUID:
    """The identifier that a person has now: their own, or the one their record was joined to."""
    with connection.cursor() as cursor:
        cursor.execute("select people_living(%s)", [person])
        return UUID(str(cursor.fetchone()[0]))


def all_identifiers(person: UUID) -> list[UUID]:
    """The living identifier and every retired one that leads to it: acts stay where they were written."""
    with connection.cursor() as cursor:
        cursor.execute("select people_identifiers(%s)", [person])
        return [UUID(str(each)) for each in cursor.fetchone()[0]]


def has_relationship(actor: Actor, person: UUID) -> bool:
    """Whether this worker, or their team, works with this person now."""
    return bool(work_between(actor, person))


def work_between(actor: Actor, person: UUID) -> str:
    """Why this worker or their team works with this person, under any of their identifiers; blank if they do not."""
    return own_work(actor, open_work(all_identifiers(person)))


def open_work(identifiers: Sequence[UUID]) -> list[Working]:
    """Everybody's open work with a person, under any of their identifiers."""
    return _open_work(people=list(identifiers))


@written_once
def _open_work(*, people: Any) -> QuerySet[Working]:
    found = Working.objects.filter(person_id__among=people, ended_at=None)
    return found.select_related("user", "team").order_by("began_at", "id")


def own_work(actor: Actor, work: Sequence[Working]) -> str:
    """Why this worker or their team is among those who work with a person; blank if they are not."""
    mine = [
        each
        for each in work
        if each.council_id == actor.council
        and ((actor.user and each.user_id == actor.user) or (actor.team and each.team_id == actor.team))
    ]
    return ": ".join(part for part in (mine[-1].role, mine[-1].why) if part) if mine else ""


def person_for(actor: Actor, person: UUID) -> Person:
    """The living person, if this viewer may know that they exist. Refuses in the same words whatever the reason.

    Somebody's own record and their relatives' are not there for them: the database itself leaves them out.
    """
    return whose(actor, person).row


def whose(actor: Actor, person: UUID) -> Whose:
    """The living person with all their identifiers, in one statement; refused as `person_for` refuses."""
    for found in _found(person, list(actor.councils)):
        return _as_whose(found)
    raise NotFound(NOBODY_HERE)


def whose_opened(actor: Actor, person: UUID, *, now: datetime) -> Whose:
    """The same, with the colleagues who have it open too."""
    asked = {"councils": list(actor.councils), "since": now - JUST_NOW, "until": now}
    for found in _whose_beside(person=person, **asked):
        return replace(_as_whose(found), beside=_beside(found))
    raise NotFound(NOBODY_HERE)


def _beside(found: Any) -> tuple[Beside, ...]:
    return tuple(Beside(name=each["name"], at=datetime.fromisoformat(each["at"])) for each in found.beside)


@written_once
def _whose_beside(*, person: Any, councils: Any, since: Any, until: Any) -> QuerySet[Person]:
    looking = Func(IDENTIFIERS, since, until, function="people_beside", output_field=JSONField())
    return _found(person, councils).annotate(beside=looking)


def _found(person: Any, councils: Any) -> QuerySet[Person]:
    living_one = Func(person, function="people_living", output_field=UUIDField())
    return Person.objects.filter(pk=living_one, council_id__among=councils, retired_at=None).annotate(
        behind_shield=BEHIND_SHIELD,
        held_back=HELD_BACK,
        identifiers=IDENTIFIERS,
        put_together_at=Subquery(
            Run.objects.filter(council_id=OuterRef("council_id")).order_by("-at").values("at")[:1]
        ),
    )


def _as_whose(found: Any) -> Whose:
    return Whose(
        row=found,
        identifiers=tuple(found.identifiers),
        put_together_at=found.put_together_at,
        behind_shield=bool(found.behind_shield),
        held_back=tuple(found.held_back),
    )
