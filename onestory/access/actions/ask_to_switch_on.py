"""Asking that an agreement be switched on, once every party has signed: the first of two people."""

from datetime import datetime

from django.db import transaction

from onestory.access.declared.agreements import AGREEMENT, AgreementState
from onestory.access.policies import require
from onestory.access.queries.agreements import agreement_row
from onestory.audit.actions.note import note
from onestory.walls.actor import Actor


@transaction.atomic
def ask_to_switch_on(*, actor: Actor, agreement: int, now: datetime) -> None:
    """Put it to a second person."""
    require(actor, "agreement.switch")
    row = agreement_row(agreement, viewer=actor, lock=True)
    row.state = AGREEMENT.check("ask", AgreementState(row.state)).go_to.value
    row.asked_at, row.asked_by = now, actor.username
    row.save(update_fields=["state", "asked_at", "asked_by"])
    note(act="agreement.ask", actor=actor, now=now, subject=str(row.pk), subject_kind="agreement")
