"""Taking the file of what others say differently from one agency's own records."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.people.queries.discrepancies import to_send
from onestory.people.rules.discrepancies import Correction, Narrowed
from onestory.walls.actor import Actor


@transaction.atomic
def take_discrepancies(*, actor: Actor, narrowed: Narrowed, now: datetime) -> list[Correction]:
    """Give what a file for an agency holds: its own words, and no more of others' than may be told."""
    require(actor, "discrepancy.tell")
    found = to_send(viewer=actor, narrowed=narrowed)
    subjects = [(str(told.id), person) for person, told in found]
    note_each(act="discrepancy.take", actor=actor, now=now, subject_kind="discrepancy", subjects=subjects)
    return [told for _, told in found]
