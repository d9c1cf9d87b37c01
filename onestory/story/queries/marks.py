"""What people made of the lines of a story."""

from collections.abc import Sequence
from uuid import UUID

from onestory.story.models import Mark
from onestory.story.rules.marks import LineKey, MarkCard, Marked, by_line
from onestory.walls.actor import Actor


def marks_of(people: Sequence[UUID], *, viewer: Actor) -> dict[LineKey, Marked]:
    """The marks on every line of somebody whose record is open, under any of their identifiers."""
    return by_line(card_of_mark(row, viewer=viewer) for row in Mark.objects.filter(person_id__in=list(people)))


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
