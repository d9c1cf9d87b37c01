"""Signing an agreement for one's own agency; when the last party has signed, it is agreed."""

from datetime import datetime

from django.db import transaction

from onestory.access.declared.agreements import AGREEMENT, AgreementState
from onestory.access.models import AgreementParty
from onestory.access.policies import require
from onestory.access.queries.agreements import ALREADY_SIGNED, NOT_A_PARTY, agreement_row
from onestory.audit.actions.note import note
from onestory.grammar.refusals import NotPermitted, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def sign_agreement(*, actor: Actor, agreement: int, now: datetime) -> str:
    """Sign. The state that the agreement then has. It shows nothing to anybody yet."""
    require(actor, "agreement.sign")
    row = agreement_row(agreement, viewer=actor, lock=True)
    move = AGREEMENT.check("sign", AgreementState(row.state))
    mine = AgreementParty.objects.filter(agreement=row, agency_id=actor.agency).first()
    if mine is None:
        raise NotPermitted(NOT_A_PARTY)
    if mine.signed_at:
        raise OutOfOrder(ALREADY_SIGNED)
    mine.signed_at, mine.signed_by = now, actor.name or actor.username
    mine.save(update_fields=["signed_at", "signed_by"])
    if not row.parties.filter(signed_at=None).exists():
        row.state = move.go_to.value
        row.save(update_fields=["state"])
    note(act="agreement.sign", actor=actor, now=now, subject=str(row.pk), subject_kind="agreement")
    return row.state
