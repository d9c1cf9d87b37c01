"""Asking for a shield to be lifted: nothing changes until somebody else agrees."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.access.rules.reasons import says_why
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, Conflict, OutOfOrder
from onestory.people.declared.shields import How
from onestory.people.index.standing import standing_shield
from onestory.people.index.writing import as_indexer
from onestory.walls.actor import Actor

ITS_SOURCE = "This shield stands because they live with somebody who is shielded. It goes when that shield is lifted."


@transaction.atomic
def ask_to_lift_shield(*, actor: Actor, person: UUID, why: str, now: datetime) -> None:
    """Ask for the shield over a person to be lifted. Nothing changes until somebody else agrees."""
    require(actor, "shield.change")
    if not says_why(why):
        raise BadInput("Say in a sentence why nobody need keep this person's place secret any more, and how you know.")
    with as_indexer(actor):
        shield = standing_shield(actor, person)
        if shield.how == How.LIVES_THERE:
            raise OutOfOrder(ITS_SOURCE)
        if shield.lift_asked_at is not None:
            raise Conflict(f"{shield.lift_asked_by} has asked for this already.")
        shield.lift_asked_at, shield.lift_asked_by, shield.lift_asked_why = now, actor.username, why.strip()
        shield.save(update_fields=["lift_asked_at", "lift_asked_by", "lift_asked_why"])
    note(act="shield.ask-to-lift", actor=actor.acting_for(actor.purpose, why.strip()), now=now, person=shield.person_id)
