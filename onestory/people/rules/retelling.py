"""How what somebody told reads once a place in it is hidden, and how it read before. Pure."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from onestory.people.rules.withholding import retold, without
from onestory.walls.retelling import Kept, ToldTable

Said = dict[str, Any]
"""By column: a text, the answers of a form, or how many bytes a file has."""


@dataclass(frozen=True, kw_only=True)
class Hiding:
    """What is hidden in a row: these words; its places, whatever they are; its files."""

    words: frozenset[str] = frozenset()
    places: bool = False
    files: bool = False


@dataclass(frozen=True, kw_only=True)
class Told:
    """One row as it stands (`said`), and as it was told (`told`): of a file that is locked, its content in base64."""

    table: str
    key: str
    whose: tuple[UUID, ...]
    said: Said
    told: Said


Hide = Callable[[Told], Hiding | None]
"""What is hidden in one row; None where nothing is."""


@dataclass(frozen=True, kw_only=True)
class Anew:
    """How a row is to read: what must be written, and which of its columns no longer say what was told."""

    write: Said = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()


def as_it_was(said: Mapping[str, Any], held: Mapping[str, Any] | None) -> Said:
    """What a row told. A column that was written anew since something was put in its place is told anew."""
    if held is None:
        return dict(said)
    told, shown = held["told"], held["shown"]
    return {name: told[name] if name in told and shown[name] == value else value for name, value in said.items()}


def told_anew(one: Told, table: ToldTable, hiding: Hiding | None, keyed: Callable[[str], str]) -> Anew:
    """How a row reads without what is hidden in it."""
    wanted = {**one.told} if hiding is None else _without(one, table, hiding, keyed)
    hidden = frozenset(name for name, value in wanted.items() if value != one.told[name])
    return Anew(write={name: value for name, value in wanted.items() if value != one.said[name]}, hidden=hidden)


def _without(one: Told, table: ToldTable, hiding: Hiding, keyed: Callable[[str], str]) -> Said:
    tell = without(hiding.words)
    columns = [(name, length, kept) for name, length, kept in table.columns() if one.told[name] is not None]
    wanted = {**one.told} | {
        name: _cut(_anew(one.told[name], kept, hiding, tell), length) for name, length, kept in columns
    }
    is_changed = any(wanted[name] != one.told[name] for name in wanted)
    for name, _, kept in columns:
        if kept is Kept.FILE and (hiding.files or is_changed):
            wanted[name] = 0
        if kept is Kept.DIGEST:
            wanted[name] = keyed(str(one.told[name]))
    return wanted


def _anew(told: Any, kept: Kept, hiding: Hiding, tell: Callable[[str], str]) -> Any:
    if kept is Kept.WORDS or (kept is Kept.PLACE and not hiding.places):
        return tell(told)
    if kept is Kept.PLACE:
        return ""
    if kept is Kept.TREE:
        return retold(told, tell)
    if kept in (Kept.WHOLE, Kept.STORY):
        is_taken = hiding.places or tell(told) != told
        return told if not is_taken else "" if kept is Kept.WHOLE else _headed(told, tell)
    return told


def _headed(told: str, tell: Callable[[str], str]) -> str:
    """A story with its head and without its lines: it is still one, for whoever reads it so."""
    return json.dumps({**retold(json.loads(told), tell), "lines": []}, ensure_ascii=False)


def _cut(value: Any, length: int) -> Any:
    return value[:length] if length and isinstance(value, str) else value
