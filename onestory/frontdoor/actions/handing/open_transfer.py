"""Opening what was passed between two councils: an act, with a line in the audit."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.declared.transfers import RECEIVED, SENT
from onestory.frontdoor.models import Transfer
from onestory.frontdoor.policies import transfer_for
from onestory.frontdoor.queries.handing.transfers import TransferPage, page_of, without_places
from onestory.walls.actor import Actor


@transaction.atomic
def open_transfer(*, actor: Actor, transfer: UUID, now: datetime) -> TransferPage:
    """The page. When the receiving council first opens it, it is received, and its sender sees that."""
    row = transfer_for(transfer, actor=actor)
    if row.state == SENT and actor.council == row.to_council_id and actor.may("transfer.answer"):
        unopened = Transfer.objects.filter(pk=transfer, state=SENT.value)
        unopened.update(state=RECEIVED.value, received_at=now)
        row = transfer_for(transfer, actor=actor)
    note(act="transfer.open", subject=row.reference, subject_kind="contact", actor=actor, now=now)
    page = page_of(row, viewer=actor)
    return replace(page, row=without_places(page.row, row, viewer=actor))
