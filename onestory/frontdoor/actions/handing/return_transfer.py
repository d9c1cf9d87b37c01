"""Sending back what another council passed on."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.handing.answer_transfer import answer_transfer
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def return_transfer(*, actor: Actor, transfer: UUID, why: str, now: datetime, answered_for: str = "") -> None:
    """With the reason. It never left its sender, whom the clock tells at once."""
    if not why.strip():
        raise BadInput("Say why it is not yours, and whose it is.")
    answer_transfer(actor=actor, transfer=transfer, move="return", words=why, answered_for=answered_for, now=now)
