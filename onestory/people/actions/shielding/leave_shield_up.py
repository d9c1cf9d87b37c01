"""Saying no to lifting a shield, or taking one's own asking back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.people.index.standing import shield_asked_to_lift
from onestory.people.index.writing import as_indexer
from onestory.walls.actor import Actor


@transaction.atomic
def leave_shield_up(*, actor: Actor, person: UUID, now: datetime) -> None:
    """Let the shield over a person stand as it is."""
    require(actor, "shield.change")
    with as_indexer(actor):
        shield = shield_asked_to_lift(actor, person)
        shield.lift_asked_at, shield.lift_asked_by, shield.lift_asked_why = None, "", ""
        shield.save(update_fields=["lift_asked_at", "lift_asked_by", "lift_asked_why"])
    note(act="shield.leave-up", actor=actor, now=now, person=shield.person_id)
