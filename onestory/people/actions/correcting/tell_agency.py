"""Writing down that an agency was told what other sources say differently from its own records."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.grammar.refusals import BadInput, Conflict
from onestory.people.models import Discrepancy
from onestory.people.queries.discrepancies import to_send
from onestory.people.rules.discrepancies import Narrowed, Standing
from onestory.walls.actor import Actor

NOBODY_WAITS = "Nothing that may be told waits to be told here. Somebody may have told them already."


@transaction.atomic
def tell_agency(*, actor: Actor, narrowed: Narrowed, how: str, now: datetime, number: int | None = None) -> int:
    """Say how an agency was told of everything that waited for it, or of one `number`. How many it was told of."""
    require(actor, "discrepancy.tell")
    if number is None and not narrowed.agency:
        raise BadInput("Choose one agency: each is told of its own records.")
    if not how.strip():
        raise BadInput("Say how they were told: rang, wrote, sent the file.")
    asked = [number] if number is not None else [told.id for _, told in to_send(viewer=actor, narrowed=narrowed)]
    waiting = Discrepancy.objects.select_for_update().filter(
        pk__in=asked, council_id=actor.council, state=Standing.OPEN, held=False
    )
    told = list(waiting.values_list("pk", "person_id"))
    if not told:
        raise Conflict(NOBODY_WAITS)
    Discrepancy.objects.filter(pk__in=[pk for pk, _ in told]).update(
        state=Standing.TOLD, told_at=now, told_by=actor.username, how=how.strip()
    )
    subjects = [(str(pk), person) for pk, person in told]
    note_each(act="discrepancy.tell", actor=actor, now=now, subject_kind="discrepancy", subjects=subjects)
    return len(told)
