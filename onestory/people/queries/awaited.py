"""Whether anybody can know from records alone how many children are awaited."""

from collections.abc import Sequence
from uuid import UUID

from onestory.people.models import Change, Link
from onestory.people.rules.page import FactLine
from onestory.walls.actor import Actor


def awaited_by(kind: str, facts: Sequence[FactLine], identifiers: Sequence[UUID], *, viewer: Actor) -> tuple[str, ...]:
    """The sources that each tell of one child who is awaited, and nobody has said whether they mean the same one.

    Twins of whom each partner entered one look just like one child of whom both tell.
    """
    if kind != "unborn":
        return ()
    said = [each for line in facts for each in (line.chosen, *line.agreeing, *line.otherwise) if each]
    titles = tuple(dict.fromkeys(each.source.title for each in said if each.source.record))
    return () if len(titles) < 2 or _said_to_be_one(identifiers, viewer) else titles


def _said_to_be_one(identifiers: Sequence[UUID], viewer: Actor) -> bool:
    """Whether somebody has said of all their records, as they are now, that they are one person's."""
    held = set(
        Link.objects.filter(council_id=viewer.council, person_id__in=identifiers, closed_at=None).values_list(
            "record", flat=True
        )
    )
    said = Change.objects.filter(
        council_id=viewer.council, kind__in=("merge", "together"), into_person_id__in=identifiers, undone_by=None
    )
    return any(
        held <= {record for side in records for record in side} for records in said.values_list("records", flat=True)
    )
