"""Saying that all a person's records are theirs, whatever a machine may come to think of it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.grammar.refusals import BadInput
from onestory.people.index.mending import records_of
from onestory.people.index.writing import alone, as_indexer
from onestory.people.models import Change
from onestory.people.policies import person_for
from onestory.people.rules.outcomes import Mended
from onestory.walls.actor import Actor


@transaction.atomic
def keep_together(*, actor: Actor, person: UUID, why: str, now: datetime) -> Mended:
    """Let every later run leave the records this person has now in one. Nothing moves; a person can take it back."""
    require(actor, "match.review")
    if not why.strip():
        raise BadInput("Say how you know that this is one person: the next reviewer, and an undo, rest on it.")
    row = person_for(actor, person)
    with as_indexer(actor):
        alone(actor.council)
        held = records_of(actor.council, row.pk)
        if len(held) < 2:
            raise BadInput("There is one record alone: nothing to say of it.")
        change = Change.objects.create(
            council_id=actor.council,
            kind="together",
            at=now,
            by=actor.username,
            why=why.strip(),
            from_person=row,
            into_person=row,
            records=[held],
        )
    note_each(act="match.together", actor=actor, now=now, subjects=[(str(change.pk), row.pk)])
    return Mended(change=change.pk, people=(row.pk,), records=0)
