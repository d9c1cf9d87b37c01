"""Writing down that somebody who saw the wrong picture has been told."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, Conflict, NotFound
from onestory.people.models import Misled
from onestory.walls.actor import Actor


@transaction.atomic
def tell_misled(*, actor: Actor, number: int, how: str, now: datetime) -> None:
    """Say how they were told: the task is done."""
    require(actor, "match.review")
    if not how.strip():
        raise BadInput("Say how they were told: rang, met, wrote.")
    row = Misled.objects.select_for_update().filter(pk=number, council_id=actor.council).first()
    if row is None:
        raise NotFound("There is nobody to tell under this number.")
    if row.told_at is not None:
        raise Conflict(f"{row.username} was told already, by {row.told_by}.")
    row.told_at, row.told_by, row.how = now, actor.username, how.strip()
    row.save(update_fields=["told_at", "told_by", "how"])
    note(act="match.tell", actor=actor, now=now, subject=str(row.pk), subject_kind="misled")
