"""Marking one line of a story: how much it matters, and what it means. The line itself stays as it was."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder
from onestory.people.actions.opening.let_in import let_in
from onestory.people.declared.event_kinds import ROUTINE, SIGNIFICANT
from onestory.people.queries import line_called
from onestory.story.models import Mark
from onestory.story.queries.marks import marks_of
from onestory.story.rules.marks import Marked
from onestory.walls.actor import Actor

NO_LINE = "There is no such line in this story, or it is not open to you."
NOTHING = "Choose how much this line matters, or write what it means."
MEANWHILE = (
    "Somebody has marked this line since you opened it. Read what stands now: yours is still below, and is kept beside "
    "theirs if you keep it again."
)


class MarkedMeanwhile(OutOfOrder):
    """Another mark was made since the writer opened the line: they read it before theirs is kept."""


@transaction.atomic
def mark_line(
    *,
    actor: Actor,
    person: UUID,
    record: str,
    number: int,
    now: datetime,
    significance: str = "",
    analysis: str = "",
    seen: int | None = None,
    reason: str = "",
) -> None:
    """Say that a line is significant or routine, or add an analysis, or both. Earlier marks are kept.

    `seen` is how many marks the writer had before them. Raises MarkedMeanwhile where there are more by now.
    """
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="story")
    if significance not in ("", ROUTINE, SIGNIFICANT):
        raise BadInput("Choose significant, routine, or as the rule says.")
    if not significance and not analysis.strip():
        raise BadInput(NOTHING)
    line = line_called(opened.whose.identifiers, (record, number), viewer=actor, now=now)
    if line is None:
        raise NotFound(NO_LINE)
    if (
        seen is not None
        and marks_of(opened.whose.identifiers, viewer=actor).get((record, number), Marked()).marks > seen
    ):
        raise MarkedMeanwhile(MEANWHILE)
    Mark.objects.create(
        council_id=opened.whose.row.council_id,
        person_id=line.person,
        record=record,
        number=number,
        significance=significance,
        analysis=analysis.strip(),
        words_then=line.text,
        marked_at=now,
        marked_by=actor.name or actor.username,
        marked_by_user=actor.user,
    )
    detail = {"line": line.id, "significance": significance, "has_analysis": bool(analysis.strip())}
    note(act="story.mark", actor=actor, now=now, person=line.person, subject_kind="person", detail=detail)
