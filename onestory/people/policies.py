"""Who may open a person's page, and which identifier is alive: what only the database can answer."""

from uuid import UUID

from django.db.models import Q

from onestory.grammar.refusals import NotFound
from onestory.people.models import Alias, Kin, Person, Working
from onestory.walls.actor import Actor

NOBODY_HERE = "There is no such person in this index, or their page is not open to you."


def living(person: UUID) -> UUID:
    """The identifier that a person has now: their own, or the one their record was joined to."""
    seen = {person}
    while True:
        onward = Alias.objects.filter(retired_id=person, until=None).values_list("living_id", flat=True).first()
        if onward is None or onward in seen:
            return person
        seen.add(onward)
        person = onward


def has_relationship(actor: Actor, person: UUID) -> bool:
    """Whether this worker, or their team, works with this person now."""
    return bool(work_between(actor, person))


def work_between(actor: Actor, person: UUID) -> str:
    """Why this worker or their team works with this person; blank where they do not."""
    mine = Q(user_id=actor.user) if actor.user else Q(pk__in=())
    if actor.team:
        mine |= Q(team_id=actor.team)
    found = Working.objects.filter(mine, council_id=actor.council, person_id=person, ended_at=None)
    work = found.values_list("role", "why").first()
    return ": ".join(part for part in work if part) if work else ""


def person_for(actor: Actor, person: UUID) -> Person:
    """The living person, if this viewer may know that they exist. Refuses in the same words whatever the reason."""
    found = Person.objects.filter(pk=living(person), council_id__in=actor.councils, retired_at=None).first()
    if found is None or is_kin(actor, found.pk):
        raise NotFound(NOBODY_HERE)
    return found


def is_kin(actor: Actor, person: UUID) -> bool:
    """Whether this person is the member of staff themselves or a declared relative of theirs."""
    return bool(actor.user) and Kin.objects.filter(user_id=actor.user, person_id=person).exists()
