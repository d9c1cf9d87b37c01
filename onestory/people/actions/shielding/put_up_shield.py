"""Putting up a shield: from now on nobody without the grant learns where this person is, nor who lives with them."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput
from onestory.people.index.putting_up import put_up
from onestory.people.policies import living
from onestory.walls.actor import Actor


@transaction.atomic
def put_up_shield(*, actor: Actor, person: UUID, since: date, why: str, now: datetime) -> int:
    """Shield a person, and everybody who lives with them from that day on. How many people stand behind it.

    A second shield over the same person only makes the first stricter. No feed lifts one.
    """
    require(actor, "shield.change")
    if not why.strip():
        raise BadInput("Say why this person's place must be kept from everybody.")
    behind = put_up(actor, {living(person): (since, why.strip())}, now)
    note(act="shield.put-up", actor=actor, now=now, person=living(person), detail={"since": since, "behind": behind})
    return behind
