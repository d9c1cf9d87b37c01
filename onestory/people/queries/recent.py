"""The people a worker works with, for "people's stories" and "my work"."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Func, Q, UUIDField

from onestory.calendars.instants import london_date
from onestory.people.models import Person, Working
from onestory.people.rules.ages import age_in_words
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class RecentPerson:
    """One line of the list."""

    person: UUID
    name: str
    born: date | None
    age: str
    why: str
    at: datetime
    due_on: date | None = None
    due_what: str = ""
    died_on: date | None = None


def recent_people(*, viewer: Actor, now: datetime, most: int = 20) -> list[RecentPerson]:
    """Whom the viewer and their team work with now, the latest first."""
    mine = Q(user_id=viewer.user) | (Q(team_id=viewer.team) if viewer.team else Q(pk__in=()))
    work = Working.objects.filter(mine, council_id=viewer.council, ended_at=None).order_by("-began_at")
    now_living = Func(F("person_id"), function="people_living", output_field=UUIDField())
    latest: dict[UUID, Working] = {}
    for each in work.annotate(now_living=now_living)[: most * 3]:
        latest.setdefault(each.now_living, each)
    people = Person.objects.in_bulk(list(latest)[:most])
    today = london_date(now)
    return [_line(people[person], each, today) for person, each in latest.items() if person in people]


def _line(row: Person, work: Working, today: date) -> RecentPerson:
    return RecentPerson(
        person=row.pk,
        name=str(row),
        born=row.date_of_birth,
        age=age_in_words(born=row.date_of_birth, expected_on=row.expected_on, died_on=row.died_on, today=today),
        why=work.why,
        at=work.began_at,
        due_on=work.due_on,
        due_what=work.due_what,
        died_on=row.died_on,
    )
