"""What was told before a place was taken out of it: for acts that work with it, never for a page."""

from base64 import b64decode
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db.models import Model

from onestory.people.index.copying import rows
from onestory.people.index.locking import ring_if_it_answers
from onestory.people.index.retelling import held_of
from onestory.people.index.writing import as_indexer
from onestory.walls.actor import Actor
from onestory.walls.keyring import keyring

Row = TypeVar("Row", bound=Model)
ANY = 'select 1 from people_astold where council_id = %s and "table" = %s and key = any(%s) limit 1'


def as_told(found: Iterable[Row], *, viewer: Actor) -> list[Row]:
    """The same rows saying what was told, in memory alone; while the keys are away, as they stand."""
    listed = list(found)
    for row, told in _originals(listed, viewer, must=False):
        for name, value in told.items():
            if isinstance(row.__dict__.get(name), str | dict):
                setattr(row, name, value)
    return listed


def told_wholly(row: Model, *, viewer: Actor) -> Mapping[str, Any]:
    """By column, what one row told that it tells no longer; nothing if it says all. Raises KeyUnavailable.

    A file is its content in base64.
    """
    return next((told for _, told in _originals([row], viewer, must=True)), {})


def file_of(row: Model, column: str, *, viewer: Actor) -> bytes:
    """A file as it came, wherever it is kept now; none is empty but one that is locked. Raises KeyUnavailable."""
    held = bytes(getattr(row, column))
    return held or b64decode(told_wholly(row, viewer=viewer).get(column, ""))


def _originals(listed: list[Row], viewer: Actor, *, must: bool) -> list[tuple[Row, Mapping[str, Any]]]:
    if not listed:
        return []
    table = listed[0]._meta.db_table
    keys = {str(row.pk): row for row in listed}
    with as_indexer(viewer):
        if not rows(ANY, [viewer.council, table, list(keys)]):
            return []
        ring = keyring() if must else ring_if_it_answers()
        held = held_of(viewer.council, [(table, key) for key in keys], ring) if ring else {}
    return [
        (keys[key], {name: told for name, told in each["told"].items() if _still_shows(keys[key], name, each["shown"])})
        for (_, key), each in held.items()
    ]


def _still_shows(row: Model, name: str, shown: Mapping[str, Any]) -> bool:
    """Whether a column still says what was put in the place of what was told; of a file, that nothing is there."""
    if name not in row.__dict__:
        return True
    said = getattr(row, name)
    return len(said) == shown[name] if isinstance(said, bytes | memoryview) else bool(said == shown[name])
