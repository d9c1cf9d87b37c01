"""Saying that two people in the index are two, whatever a machine may think of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.grammar.refusals import BadInput
from onestory.people.index import questioning
from onestory.people.index.mending import records_of
from onestory.people.index.writing import alone, as_indexer
from onestory.people.models import Change
from onestory.people.policies import person_for
from onestory.people.rules.outcomes import Mended
from onestory.walls.actor import Actor


@transaction.atomic
def keep_apart(*, actor: Actor, one: UUID, other: UUID, why: str, now: datetime) -> Mended:
    """Let no run ever join the records these two have now. Nothing moves; a person can take it back."""
    require(actor, "match.review")
    if not why.strip():
        raise BadInput("Say why these are two people: the next reviewer, and an undo, rest on it.")
    first, second = person_for(actor, one), person_for(actor, other)
    if first.pk == second.pk:
        raise BadInput("These are one person. Take a record out of them instead.")
    people = (first.pk, second.pk)
    with as_indexer(actor):
        alone(actor.council)
        change = Change.objects.create(
            council_id=actor.council,
            kind="apart",
            at=now,
            by=actor.username,
            why=why.strip(),
            from_person=first,
            into_person=second,
            records=[records_of(actor.council, person) for person in people],
        )
        questioning.settle_between(actor.council, people, change=change.pk)
    note_each(act="match.apart", actor=actor, now=now, subjects=[(str(change.pk), person) for person in people])
    return Mended(change=change.pk, people=people, records=0)
