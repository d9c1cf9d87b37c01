"""After a new key was put on the ring: everything of a council's index is locked with it."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.people.index.locking import lock_again
from onestory.people.index.remembering import keep_ruler, ruler_of
from onestory.people.index.writing import alone, as_indexer
from onestory.walls.actor import Actor
from onestory.walls.keyring import keyring


@transaction.atomic
def lock_with_new_key(*, actor: Actor, now: datetime) -> int:
    """Lock it all anew with the newest key, so that the older ones may go. How many values."""
    require(actor, "shield.change")
    ring = keyring()
    with as_indexer(actor):
        alone(actor.council)
        done = lock_again(actor.council, ring)
        if (ruler := ruler_of(actor.council)) is not None:
            keep_ruler(actor.council, ruler, now=now)
    note(act="shield.rotate", actor=actor, now=now, subject=ring.newest, subject_kind="key", detail={"values": done})
    return done
