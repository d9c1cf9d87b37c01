"""Looking through the shields that stand: everybody shown is kept in the audit."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.people.queries.standing_shields import Shields, standing_shields
from onestory.walls.actor import Actor


@transaction.atomic
def look_at_shields(*, actor: Actor, now: datetime, page: int = 1) -> Shields:
    """What waits for a second keeper, and a pageful of what stands, for those who may see behind a shield."""
    require(actor, "shield.see")
    found = standing_shields(viewer=actor, page=page)
    shown = dict.fromkeys(line.person for line in (*found.to_lift, *found.standing))
    note_each(act="shield.look", actor=actor, now=now, subjects=[(str(person), person) for person in shown])
    return found
