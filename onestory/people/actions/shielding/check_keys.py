"""Checking that every key is here that something of a council's index is locked with."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.people.index.locking import keys_in_use
from onestory.people.index.writing import as_indexer
from onestory.walls.actor import Actor
from onestory.walls.keyring import KeyUnavailable, keyring


@transaction.atomic
def check_keys(*, actor: Actor, now: datetime) -> list[str]:
    """The names of keys that are used and do not answer. Empty is well. No place is shown."""
    require(actor, "shield.change")
    with as_indexer(actor):
        used = keys_in_use(actor.council)
    missing = sorted(used - _here()) if used else []
    note(act="shield.check-keys", actor=actor, now=now, detail={"missing": missing})
    return missing


def _here() -> set[str]:
    try:
        return set(keyring().keys)
    except KeyUnavailable:
        return set()
