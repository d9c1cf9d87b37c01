"""Keeping a receiving council's word on what was passed to it: taken in, or sent back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.declared.transfers import TRANSFER, TransferState
from onestory.frontdoor.models import Transfer
from onestory.frontdoor.policies import refusal_of_transfer_move, transfer_for
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor

WHO_THERE = "Say who at that council answered: their name, post and how. It stands in for their own word here."


@transaction.atomic
def answer_transfer(
    *, actor: Actor, transfer: UUID, move: str, words: str, now: datetime, answered_for: str = "", became: str = ""
) -> Transfer:
    """Once. ``move`` is "accept" or "return". For a council outside, ``answered_for`` says who answered there."""
    refused = refusal_of_transfer_move(move, transfer_for(transfer, actor=actor), actor=actor)
    if refused:
        raise OutOfOrder(refused)
    row = transfer_for(transfer, actor=actor, lock=True)
    if row.to_council_id is None and not answered_for.strip():
        raise BadInput(WHO_THERE)
    row.state = TRANSFER.check(move, TransferState(row.state)).go_to.value
    row.received_at = row.received_at or now
    row.answer, row.answered_for, row.became = words.strip(), answered_for.strip()[:200], became
    row.answered_by_id, row.answered_at = actor.user, now
    row.save(update_fields=["state", "received_at", "answer", "answered_for", "became", "answered_by", "answered_at"])
    note(act=f"transfer.{move}", subject=row.reference, subject_kind="contact", actor=actor, now=now)
    return row
