"""Leaving out what one of the council's own files only repeats after another. Pure."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, TypeVar
from uuid import UUID

from onestory.people.declared.event_kinds import OF_ONE_SYSTEM


class Dated(Protocol):
    """A line of a chronology, as far as telling repeats takes."""

    @property
    def person_id(self) -> UUID:
        """Whose it is."""

    @property
    def kind(self) -> str:
        """What kind of thing happened."""

    @property
    def happened_at(self) -> datetime:
        """When it happened."""

    @property
    def feed(self) -> str:
        """Which file says so."""


OneLine = TypeVar("OneLine", bound=Dated)


def without_repeats(lines: Sequence[OneLine]) -> list[OneLine]:
    """Each happening once: of files drawn from one system, the first in the declared order tells of it."""
    first: dict[tuple[UUID, str, datetime], int] = {}
    for line in lines:
        if line.feed in OF_ONE_SYSTEM:
            key, rank = _key(line), OF_ONE_SYSTEM.index(line.feed)
            first[key] = min(rank, first.get(key, rank))
    return [
        line for line in lines if line.feed not in OF_ONE_SYSTEM or OF_ONE_SYSTEM.index(line.feed) == first[_key(line)]
    ]


def _key(line: Dated) -> tuple[UUID, str, datetime]:
    return line.person_id, line.kind, line.happened_at
