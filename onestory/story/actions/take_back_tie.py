"""Taking back a relationship that was recorded: it stays in the database, and is shown no more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput
from onestory.people.actions.opening.let_in import let_in
from onestory.people.actions.working.note_event import note_event
from onestory.story.actions.put_in_place import put_in_place
from onestory.story.queries.written_ties import latest_tie
from onestory.walls.actor import Actor

NOT_WHY = "Say why it is taken back."


@transaction.atomic
def take_back_tie(*, actor: Actor, person: UUID, tie: int, why: str, now: datetime, reason: str = "") -> None:
    """Anybody who may record one may take one back, with a reason that is kept beside it.

    Raises ChangedMeanwhile where somebody else has said it anew, or taken it back, since `tie` was read.
    """
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="network")
    if not why.strip():
        raise BadInput(NOT_WHY)
    found = latest_tie(tie, opened.whose.identifiers, viewer=actor)
    put_in_place(
        actor=actor,
        found=found,
        read=tie,
        now=now,
        kind=found.kind,
        since=found.since,
        until=found.until,
        sureness=found.sureness,
        said_by=actor.name or actor.username,
        why=why.strip(),
    )
    row = opened.whose.row
    words = f"A recorded relationship was taken back. {why.strip()}"
    note_event(actor=actor, person=row.pk, kind="tie.take-back", happened_at=now, text=words, now=now)
    note(act="story.tie-back", actor=actor, now=now, person=row.pk, subject_kind="person", detail={"tie": found.pk})
