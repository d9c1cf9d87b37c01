"""Looking at what sources say differently: a pageful, and everybody shown is kept in the audit."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.people.queries.discrepancies import EVERYTHING, contradictions
from onestory.people.rules.discrepancies import Contradictions, Narrowed
from onestory.walls.actor import Actor


@transaction.atomic
def look_at_discrepancies(
    *, actor: Actor, now: datetime, narrowed: Narrowed = EVERYTHING, page: int = 1
) -> Contradictions:
    """A pageful of them, for whoever sends them back."""
    require(actor, "discrepancy.tell")
    found = contradictions(viewer=actor, narrowed=narrowed, page=page)
    subjects = [(str(row.told.id), row.person) for row in found.rows]
    note_each(act="discrepancy.look", actor=actor, now=now, subject_kind="discrepancy", subjects=subjects)
    return found
