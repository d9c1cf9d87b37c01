"""Saying what the review of flagged looks found."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotFound, OutOfOrder
from onestory.oversight.declared.outcomes import Found
from onestory.oversight.models import Flagged
from onestory.walls.actor import Actor

NOTHING = "There is no such flag here, or it is not one for you to review."
CHOOSE = "Choose what the review found."
SAY = "Say what you asked and what you were told."
DONE = "This flag was reviewed already."


@transaction.atomic
def review_flag(*, actor: Actor, number: int, found: str, words: str, now: datetime) -> None:
    """Keep the outcome, once. One's own looks are not there to review."""
    require(actor, "audit.review")
    row = Flagged.objects.select_for_update().filter(pk=number, council_id=actor.council).first()
    if row is None:
        raise NotFound(NOTHING)
    if row.found:
        raise OutOfOrder(DONE)
    if found not in set(Found):
        raise BadInput(CHOOSE)
    if not words.strip():
        raise BadInput(SAY)
    row.found, row.words, row.reviewed_by_id, row.reviewed_at = found, words.strip(), actor.user, now
    row.save(update_fields=["found", "words", "reviewed_by", "reviewed_at"])
    note(
        act="watch.review",
        actor=actor,
        now=now,
        subject=str(row.pk),
        subject_kind="flag",
        detail={"found": found},
    )
