"""Who may open a person's page, and which identifier is alive: what only the database can answer."""

from uuid import UUID

from django.db import connection
from django.db.models import Q

from onestory.grammar.refusals import NotFound
from onestory.people.models import Person, Working
from onestory.walls.actor import Actor

NOBODY_HERE = "There is no such person in this index, or their page is not open to you."


LIVING = """
    with recursive onward (id, steps) as (
        select %(person)s::uuid, 0
        union select a.living_id, o.steps + 1
                from people_alias a join onward o on a.retired_id = o.id and a.until is null
    ) cycle id set is_round using path
    select id from onward order by steps desc limit 1
"""
ALL = """
    with recursive back (id) as (
        select %(person)s::uuid
        union select a.retired_id from people_alias a join back b on a.living_id = b.id and a.until is null
    )
    select id from back
"""


def living(person: UUID) -> UUID:
    """The identifier that a person has now: their own, or the one their record was joined to."""
    with connection.cursor() as cursor:
        cursor.execute(LIVING, {"person": person})
        return UUID(str(cursor.fetchone()[0]))


def all_identifiers(person: UUID) -> list[UUID]:
    """The living identifier and every retired one that leads to it: acts stay where they were written."""
    with connection.cursor() as cursor:
        cursor.execute(ALL, {"person": person})
        return [UUID(str(row[0])) for row in cursor.fetchall()]


def has_relationship(actor: Actor, person: UUID) -> bool:
    """Whether this worker, or their team, works with this person now."""
    return bool(work_between(actor, person))


def work_between(actor: Actor, person: UUID) -> str:
    """Why this worker or their team works with this person, under any of their identifiers; blank if they do not."""
    mine = Q(user_id=actor.user) if actor.user else Q(pk__in=())
    if actor.team:
        mine |= Q(team_id=actor.team)
    found = Working.objects.filter(mine, council_id=actor.council, person_id__in=all_identifiers(person), ended_at=None)
    work = found.values_list("role", "why").first()
    return ": ".join(part for part in work if part) if work else ""


def person_for(actor: Actor, person: UUID) -> Person:
    """The living person, if this viewer may know that they exist. Refuses in the same words whatever the reason.

    Somebody's own record and their relatives' are not there for them: the database itself leaves them out.
    """
    found = Person.objects.filter(pk=living(person), council_id__in=actor.councils, retired_at=None).first()
    if found is None:
        raise NotFound(NOBODY_HERE)
    return found
