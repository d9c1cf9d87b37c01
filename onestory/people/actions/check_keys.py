"""Whether every key is here that something of a council's index is locked with."""

from onestory.access.policies import require
from onestory.people.index.locking import keys_in_use
from onestory.people.index.writing import as_indexer
from onestory.walls.actor import Actor
from onestory.walls.keyring import KeyUnavailable, keyring


def missing_keys(*, actor: Actor) -> list[str]:
    """The names of keys that are used and do not answer. Empty is well. Needs an open transaction; shows no place."""
    require(actor, "shield.change")
    with as_indexer(actor):
        used = keys_in_use(actor.council)
    if not used:
        return []
    try:
        return sorted(used - set(keyring().keys))
    except KeyUnavailable:
        return sorted(used)
