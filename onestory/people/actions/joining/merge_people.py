"""Saying that two people in the index are one."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.grammar.refusals import BadInput
from onestory.people.index.linking import retire
from onestory.people.index.mending import keep_to_tell, records_of, relink, seen_since
from onestory.people.index.shielding import carry_shield
from onestory.people.index.writing import alone, as_indexer
from onestory.people.models import Change
from onestory.people.policies import person_for
from onestory.people.rules.outcomes import Mended
from onestory.walls.actor import Actor


@transaction.atomic
def merge_people(*, actor: Actor, keep: UUID, other: UUID, why: str, now: datetime) -> Mended:
    """Give all of one person's records to another, whose identifier lives on. It outweighs the model; it can be undone.

    A shield over either stands over both from now on.
    """
    require(actor, "match.review")
    if not why.strip():
        raise BadInput("Say why these are one person: the next reviewer, and an undo, rest on it.")
    kept, joined = person_for(actor, keep), person_for(actor, other)
    if kept.pk == joined.pk:
        raise BadInput("These are one person already.")
    with as_indexer(actor):
        alone(actor.council)
        stays, moves = records_of(actor.council, kept.pk), records_of(actor.council, joined.pk)
        change = Change.objects.create(
            council_id=actor.council,
            kind="merge",
            at=now,
            by=actor.username,
            why=why.strip(),
            from_person=joined,
            into_person=kept,
            records=[stays, moves],
        )
        retire(actor.council, ((str(joined.pk), str(kept.pk)),), now=now)
        if joined.is_shielded:
            carry_shield(joined.pk, kept.pk, now=now)
        whose = dict.fromkeys(moves, str(kept.pk))
        moved = relink(actor.council, whose, change=change, people=[kept.pk, joined.pk], now=now)
    people = (kept.pk, joined.pk)
    note_each(act="match.merge", actor=actor, now=now, subjects=[(str(change.pk), person) for person in people])
    saw = seen_since(actor, people, min(kept.created_at, now))
    keep_to_tell(actor, change, saw)
    return Mended(change=change.pk, people=people, records=moved, seen_by=saw)
