"""Taking a contact: from now on it has a person."""

from datetime import datetime

from django.db import transaction

from onestory.frontdoor.actions.telling_more.mark_read import mark_read
from onestory.frontdoor.actions.working.take_unowned import take_unowned
from onestory.frontdoor.policies import allowed
from onestory.grammar.refusals import Conflict
from onestory.walls.actor import Actor


@transaction.atomic
def take_contact(*, actor: Actor, reference: str, now: datetime) -> None:
    """Own it. Two people who take it at once: the first has it, the second is told who."""
    contact = allowed("take", actor=actor, reference=reference).contact
    if contact.owner_id == actor.user:
        return
    if contact.owner is not None:
        raise Conflict(f"{contact.owner} has this contact. Ask them for it, or reassign it with a reason.")
    take_unowned(actor=actor, contact=contact, now=now)
    mark_read(actor=actor, contact=contact, now=now)
