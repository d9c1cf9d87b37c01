"""Saying that some of a person's records are somebody else's."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.grammar.refusals import BadInput
from onestory.people.index.linking import mint
from onestory.people.index.mending import keep_to_tell, records_of, relink, seen_since
from onestory.people.index.shielding import carry_shield
from onestory.people.index.writing import alone, as_indexer
from onestory.people.models import Change, Link
from onestory.people.policies import person_for
from onestory.people.rules.outcomes import Mended
from onestory.walls.actor import Actor


@transaction.atomic
def split_record(*, actor: Actor, person: UUID, records: Sequence[str], why: str, now: datetime) -> Mended:
    """Take records out of a person into a new one. They are never joined again by machine; a person can undo it.

    If the person is shielded, so is whoever is parted from them: until somebody looks, nobody knows who is hiding.
    """
    require(actor, "match.review")
    if not why.strip():
        raise BadInput("Say why these records are somebody else's: the next reviewer, and an undo, rest on it.")
    row = person_for(actor, person)
    with as_indexer(actor):
        alone(actor.council)
        held = records_of(actor.council, row.pk)
        taken = [record for record in held if record in set(records)]
        if len(taken) != len(set(records)):
            raise BadInput("Some of these records are not this person's any more. Open the page again.")
        if not taken or len(taken) == len(held):
            raise BadInput("Choose some of the person's records, and leave at least one.")
        since = Link.objects.filter(council_id=actor.council, record__in=taken, closed_at=None).earliest("opened_at")
        new = uuid4()
        mint(actor.council, (str(new),), now=now)
        change = Change.objects.create(
            council_id=actor.council,
            kind="split",
            at=now,
            by=actor.username,
            why=why.strip(),
            from_person=row,
            into_person_id=new,
            records=[taken, [record for record in held if record not in set(taken)]],
        )
        if row.is_shielded:
            carry_shield(row.pk, new, now=now)
        moved = relink(actor.council, dict.fromkeys(taken, str(new)), change=change, people=[row.pk, new], now=now)
    people = (row.pk, new)
    note_each(act="match.split", actor=actor, now=now, subjects=[(str(change.pk), each) for each in people])
    saw = seen_since(actor, [row.pk], since.opened_at)
    keep_to_tell(actor, change, saw)
    return Mended(change=change.pk, people=people, records=moved, seen_by=saw)
