"""Keeping what happened to a court's day, after what happened before."""

from datetime import datetime

from django.db import IntegrityError, transaction

from onestory.frontdoor.declared.courts import CourtStep
from onestory.frontdoor.models import CourtDay
from onestory.grammar.refusals import Conflict
from onestory.walls.actor import Actor

MEANWHILE = (
    "Somebody else wrote about the court's day at the same moment. Read it, and enter yours again if it is needed."
)


@transaction.atomic
def keep_step(*, actor: Actor, before: CourtDay, step: CourtStep, words: str, now: datetime) -> None:
    """A row of its own, with the day as it stands in ``before``. The acts that call this ask for permission."""
    kept = CourtDay(
        council_id=before.council_id,
        contact_id=before.contact_id,
        reference=before.reference,
        number=before.number + 1,
        step=step.value,
        court=before.court,
        section=before.section,
        due_on=before.due_on,
        hour=before.hour,
        due_at=before.due_at,
        words=words.strip(),
        by_id=actor.user or None,
        at=now,
    )
    try:
        with transaction.atomic():
            kept.save(force_insert=True)
    except IntegrityError as clash:
        raise Conflict(MEANWHILE) from clash
