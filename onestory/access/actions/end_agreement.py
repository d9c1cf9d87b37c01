"""Ending an agreement: any party may, at any moment, alone; nothing more is shown from the next request on."""

from datetime import datetime

from django.db import transaction

from onestory.access.declared.agreements import AGREEMENT, AgreementState
from onestory.access.models import AgreementParty
from onestory.access.policies import require
from onestory.access.queries.agreements import NOT_A_PARTY, agreement_row
from onestory.audit.actions.note import note
from onestory.grammar.refusals import BadInput, NotPermitted
from onestory.walls.actor import Actor


@transaction.atomic
def end_agreement(*, actor: Actor, agreement: int, why: str, now: datetime) -> None:
    """End it, or withdraw a draft, for a reason. What was seen while it was in force stays in the audit."""
    require(actor, "agreement.sign")
    row = agreement_row(agreement, viewer=actor, lock=True)
    move = AGREEMENT.check("end", AgreementState(row.state))
    if not AgreementParty.objects.filter(agreement=row, agency_id=actor.agency).exists():
        raise NotPermitted(NOT_A_PARTY)
    if not why.strip():
        raise BadInput("Say why it ends: everybody who relied on it will ask.")
    row.state, row.ended_at, row.ended_by, row.ended_why = move.go_to.value, now, actor.username, why.strip()
    row.save(update_fields=["state", "ended_at", "ended_by", "ended_why"])
    note(act="agreement.end", actor=actor, now=now, subject=str(row.pk), subject_kind="agreement", detail={"why": why})
