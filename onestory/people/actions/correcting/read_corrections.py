"""An agency reading which of its own records others contradict: reading it is being told."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.people.models import Discrepancy
from onestory.people.queries.discrepancies import corrections
from onestory.people.rules.discrepancies import Corrections, Standing
from onestory.walls.actor import Actor

BY_KEY = "read by the agency's own system"
ON_PAGE = "read on the agency's own page"


@transaction.atomic
def read_corrections(
    *, actor: Actor, now: datetime, state: str = "", number: int | None = None, page: int | None = None
) -> Corrections:
    """Give what waits for the actor's own agency, or of another `state`: all, a page, or one by its `number`.

    What was waiting to be told is told by this.
    """
    require(actor, "discrepancy.answer")
    people, found = corrections(viewer=actor, state=state, number=number, page=page)
    unread = [each.id for each in found.rows if each.state is Standing.OPEN]
    how = BY_KEY if actor.role == "machine" else ON_PAGE
    Discrepancy.objects.filter(pk__in=unread, council_id=actor.council, agency_id=actor.agency).update(
        state=Standing.TOLD, told_at=now, told_by=actor.username, how=how
    )
    subjects = [(str(each.id), person) for each, person in zip(found.rows, people, strict=True)]
    note_each(act="discrepancy.read", actor=actor, now=now, subject_kind="discrepancy", subjects=subjects)
    return found
