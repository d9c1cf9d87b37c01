"""Giving back to the hub what it offered to one's team."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.handing.answer_handover import answer_handover
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@transaction.atomic
def decline_handover(*, actor: Actor, handover: UUID, why: str, now: datetime) -> None:
    """With the reason. The hub is told at once, and offers it to another team or decides anew."""
    if not why.strip():
        raise BadInput("Say why your team does not take it up, and who should.")
    answer_handover(actor=actor, handover=handover, move="decline", words=why, now=now)
