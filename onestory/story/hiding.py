"""Taking the places of shielded people out of what was written of them, and giving them back later."""

from collections.abc import Collection
from uuid import UUID

from onestory.people.telling_anew import hidden_of_people, retell
from onestory.story.declared.told_tables import ROOM, TOLD_TABLES
from onestory.walls.actor import Actor
from onestory.walls.keyring import Keyring


def hide_written(people: Collection[UUID], *, system: Actor, ring: Keyring) -> tuple[int, bool]:
    """Let what was written of these people say what it may: how many rows were written, whether all are right now."""
    hide = hidden_of_people(system)
    return retell(system, ring, room=ROOM, tables=TOLD_TABLES, kind="person", asked=people, hide=hide)
