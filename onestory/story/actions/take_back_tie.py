"""Taking back a relationship that was recorded: it stays in the database, and is shown no more."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotFound
from onestory.people.actions.let_in import let_in
from onestory.people.actions.note_event import note_event
from onestory.story.models import RecordedTie
from onestory.story.queries.ties import recorded_ties
from onestory.walls.actor import Actor

NO_TIE = "There is no such relationship in this record, or it was taken back already."
NOT_WHY = "Say why it is taken back."


@transaction.atomic
def take_back_tie(*, actor: Actor, person: UUID, tie: int, why: str, now: datetime, reason: str = "") -> None:
    """Anybody who may record one may take one back, with a reason that is kept beside it."""
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="network")
    if not why.strip():
        raise BadInput(NOT_WHY)
    found = next((row for row in recorded_ties(opened.whose.identifiers, viewer=actor) if row.pk == tie), None)
    if found is None:
        raise NotFound(NO_TIE)
    RecordedTie.objects.create(
        council_id=found.council_id,
        person_id=found.person_id,
        other_id=found.other_id,
        kind=found.kind,
        since=found.since,
        until=found.until,
        sureness=found.sureness,
        said_by=actor.name or actor.username,
        why=why.strip(),
        takes_back=found,
        recorded_at=now,
        recorded_by=actor.name or actor.username,
        recorded_by_user=actor.user,
    )
    row = opened.whose.row
    words = f"A recorded relationship was taken back. {why.strip()}"
    note_event(actor=actor, person=row.pk, kind="tie.take-back", happened_at=now, text=words, now=now)
    note(act="story.tie-back", actor=actor, now=now, person=row.pk, subject_kind="person", detail={"tie": found.pk})
