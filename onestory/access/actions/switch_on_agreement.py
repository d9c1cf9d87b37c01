"""Switching an agreement on: the second person, who has read what it will show to whom."""

from datetime import datetime

from django.db import transaction

from onestory.access.declared.agreements import AGREEMENT, TWO_PEOPLE, AgreementState
from onestory.access.policies import require
from onestory.access.queries.agreements import agreement_row
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotPermitted
from onestory.walls.actor import Actor


@transaction.atomic
def switch_on_agreement(*, actor: Actor, agreement: int, now: datetime) -> None:
    """From the next request of each reader on, what is shared is there for them."""
    require(actor, "agreement.switch")
    row = agreement_row(agreement, viewer=actor, lock=True)
    move = AGREEMENT.check("switch-on", AgreementState(row.state))
    if row.asked_by == actor.username:
        raise NotPermitted(TWO_PEOPLE)
    row.state, row.switched_on_at, row.switched_on_by = move.go_to.value, now, actor.username
    row.save(update_fields=["state", "switched_on_at", "switched_on_by"])
    note(
        act="agreement.switch-on",
        actor=actor,
        now=now,
        subject=str(row.pk),
        subject_kind="agreement",
        detail={"shares": row.shares, "purposes": row.purposes},
    )
