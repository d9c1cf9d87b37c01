"""Taking a machine's key away: from the next call on it opens nothing."""

from datetime import datetime

from django.db import transaction

from onestory.access.models import MachineKey
from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor


@transaction.atomic
def end_key(*, actor: Actor, key: int, now: datetime) -> None:
    """End a key of the actor's council. Ended already, it stays as it was."""
    require(actor, "staff.manage")
    found = MachineKey.objects.select_for_update().filter(pk=key, council_id=actor.council).first()
    if found is None:
        raise NotFound("There is no such key at this council.")
    if found.ended_at is None:
        found.ended_at, found.ended_by = now, actor.username
        found.save(update_fields=["ended_at", "ended_by"])
        name = found.user.username
        note(act="machine.end", subject=name, subject_kind="machine-key", actor=actor, now=now, detail={"key": key})
