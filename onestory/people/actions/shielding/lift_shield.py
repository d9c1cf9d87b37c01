"""Lifting a shield: one person asked with a reason, another agrees, and a night lies between them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note_each
from onestory.grammar.refusals import NotPermitted, OutOfOrder
from onestory.people.declared.shields import LIFTING
from onestory.people.index.lifting import take_down
from onestory.people.index.standing import shield_asked_to_lift
from onestory.people.index.writing import alone, as_indexer
from onestory.walls.actor import Actor

NOT_ONESELF = "You asked for this. Somebody else must agree to it."
TOO_SOON = "It was asked less than {hours} hours ago. A shield is lifted only after a night's thought."


@transaction.atomic
def lift_shield(*, actor: Actor, person: UUID, now: datetime) -> tuple[UUID, ...]:
    """Agree to lift a shield that somebody else asked to lift. Who has no shield over them now.

    It takes down what spread from it too; whoever another shield still reaches stays behind that one.
    """
    require(actor, "shield.change")
    with as_indexer(actor):
        alone(actor.council)
        shield = shield_asked_to_lift(actor, person)
        if shield.lift_asked_by == actor.username:
            raise NotPermitted(NOT_ONESELF)
        if shield.lift_asked_at is not None and now < shield.lift_asked_at + LIFTING.waits:
            raise OutOfOrder(TOO_SOON.format(hours=round(LIFTING.waits.total_seconds() / 3600)))
        people = take_down(shield, by=shield.lift_asked_by, second=actor.username, why=shield.lift_asked_why, now=now)
    subjects = [(str(shield.pk), each) for each in people or [shield.person_id]]
    note_each(act="shield.lift", actor=actor, now=now, subjects=subjects, detail={"asked_by": shield.lift_asked_by})
    return tuple(people)
