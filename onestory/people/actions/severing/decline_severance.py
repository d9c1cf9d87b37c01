"""Saying that an adopted child keeps one record: no new identity was given."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, Conflict, NotFound
from onestory.people.actions.severing.open_severance import NONE
from onestory.people.index.severing import link_afresh
from onestory.people.index.writing import as_indexer
from onestory.people.models import Severance
from onestory.walls.actor import Actor


@transaction.atomic
def decline_severance(*, actor: Actor, number: int, why: str, now: datetime) -> None:
    """Open the record to matching again. Once severed, lives are never put together again."""
    require(actor, "record.sever")
    if not why.strip():
        raise BadInput("Say why this child's record is not parted.")
    row = Severance.objects.select_for_update().filter(pk=number, council_id=actor.council).first()
    if row is None:
        raise NotFound(NONE)
    if row.state not in ("raised", "proposed"):
        raise Conflict("This has been decided.")
    row.state, row.why, row.decided_by, row.decided_at = "declined", why.strip(), actor.username, now
    row.save(update_fields=["state", "why", "decided_by", "decided_at"])
    with as_indexer(actor):
        link_afresh(actor.council, [row.person_id])
    note(act="record.decline-severing", actor=actor, now=now, subject=str(row.pk), subject_kind="severance")
