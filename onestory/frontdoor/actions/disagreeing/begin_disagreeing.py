"""Opening the form on which one disagrees: it names whom the matter is about, so it leaves a line in the audit."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.queries.disagreeing.disagreeing import Matter, matter_of
from onestory.walls.actor import Actor


@transaction.atomic
def begin_disagreeing(*, actor: Actor, reference: str, now: datetime) -> Matter:
    """The request put to one's agency, or one's own contact, by its reference. If the line fails, nothing is shown."""
    matter = matter_of(reference, viewer=actor)
    kind = "request" if matter.request else "contact"
    note(act="disagreement.begin", subject=matter.reference, subject_kind=kind, actor=actor, now=now)
    return matter
