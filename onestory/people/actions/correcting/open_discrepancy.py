"""Opening one of the things that sources say differently, with everybody's word on it."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotFound
from onestory.people.queries.discrepancies import one_contradiction
from onestory.people.rules.discrepancies import Contradicted
from onestory.walls.actor import Actor

NONE = "There is no such discrepancy here, or it is not open to you."


@transaction.atomic
def open_discrepancy(*, actor: Actor, number: int, now: datetime) -> Contradicted:
    """Show one of them, kept in the audit of whom it is about."""
    require(actor, "discrepancy.tell")
    found = one_contradiction(number, viewer=actor)
    if found is None:
        raise NotFound(NONE)
    note(
        act="discrepancy.look",
        actor=actor,
        now=now,
        subject=str(number),
        subject_kind="discrepancy",
        person=found.person,
    )
    return found
