"""What people made of the lines of a story."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from onestory.people.models import Event
from onestory.story.models import Mark
from onestory.story.rules.marks import LineKey, MarkCard, Marked, by_line
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once


def marks_of(people: Sequence[UUID], *, viewer: Actor) -> dict[LineKey, Marked]:
    """The marks on every line of somebody whose record is open, under any of their identifiers.

    A mark goes with its line: when a record turns out to be another's, or a merge is undone, what was written of it
    stands where the record then stands.
    """
    return by_line(card_of_mark(row, viewer=viewer) for row in _marks(people=list(people)))


@written_once
def _marks(*, people: Any) -> QuerySet[Mark]:
    lines = Event.objects.filter(person_id__among=people, hidden=False)
    told, done = lines.exclude(record="").values("record"), lines.filter(record="").values("pk")
    return Mark.objects.filter(Q(record__in=told) | Q(record="", number__in=done))


def card_of_mark(row: Mark, *, viewer: Actor) -> MarkCard:
    """One mark as pages show it."""
    return MarkCard(
        key=(row.record, row.number),
        significance=row.significance,
        analysis=row.analysis,
        words_then=row.words_then,
        at=row.marked_at,
        by=row.marked_by,
    )
