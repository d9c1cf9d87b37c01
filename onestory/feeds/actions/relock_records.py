"""After a new key was put on the ring: what partners sent of shielded people is locked with it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.locking import lock_again
from onestory.walls.actor import Actor
from onestory.walls.keyring import keyring


@transaction.atomic
def relock_records(*, actor: Actor, now: datetime) -> int:
    """Lock every locked record of the actor's council with the newest key. How many."""
    require(actor, "shield.change")
    ring = keyring()
    done = lock_again(actor.council, ring)
    detail = {"records": done}
    note(act="feed.relock", actor=actor, now=now, subject=ring.newest, subject_kind="key", detail=detail)
    return done
