"""Locking what could not be locked when it came, and looking again at who lives where, once the keys answer."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.people.index.copying import run
from onestory.people.index.locking import ring_if_it_answers
from onestory.people.index.writing import alone, as_indexer, settle_touched, touch
from onestory.people.models import Shield
from onestory.walls.actor import Actor

CLEARED = "update people_shield set is_owed = false where council_id = %s and is_owed"


@transaction.atomic
def lock_what_waits(*, actor: Actor, now: datetime) -> int:
    """Settle every shielded person of a council that owes itself another look. How many."""
    require(actor, "shield.change")
    with as_indexer(actor):
        owed = Shield.objects.filter(council_id=actor.council, lifted_at=None, is_owed=True).exists()
        if not owed or ring_if_it_answers() is None:
            return 0
        alone(actor.council)
        standing = Shield.objects.filter(council_id=actor.council, lifted_at=None)
        touch(standing.values_list("person_id", flat=True))
        people = settle_touched(actor.council, now=now)
        run(CLEARED, [actor.council])
    note(act="shield.lock", actor=actor, now=now, detail={"people": people})
    return people
