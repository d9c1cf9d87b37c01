"""Opening an adoption's task: its records are read, and the sight is kept."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotFound
from onestory.people.models import Severance
from onestory.people.queries.severances import severance
from onestory.people.rules.severing import Task
from onestory.walls.actor import Actor

NONE = "There is no such task here, or it is not kept by you."


@transaction.atomic
def open_severance(*, actor: Actor, number: int, now: datetime) -> Task:
    """One adoption, for a custodian."""
    require(actor, "record.sever")
    row = Severance.objects.filter(pk=number, council_id=actor.council).first()
    if row is None:
        raise NotFound(NONE)
    note(act="record.keep", actor=actor, now=now, subject=str(row.pk), subject_kind="severance")
    return severance(row, viewer=actor)
