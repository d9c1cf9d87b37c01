"""Ending a disagreement that one's own side raised: settled by the answer, let be with dissent, or withdrawn."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.frontdoor.actions.disagreeing.end_disagreement import end_disagreement
from onestory.frontdoor.policies import disagreement_for, refusal_of_disagreement_move
from onestory.frontdoor.rules.disagreeing import refusal_of_settling
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def settle_disagreement(*, actor: Actor, disagreement: UUID, settled: str, now: datetime, words: str = "") -> None:
    """By the side that raised it, and nobody else: those who answered cannot declare themselves agreed with."""
    row = disagreement_for(disagreement, actor=actor, lock=True)
    refused = refusal_of_disagreement_move("settle", row, actor=actor)
    if refused:
        raise OutOfOrder(refused)
    wrong = refusal_of_settling(state=row.state, settled=settled, words=words)
    if wrong:
        raise BadInput(wrong)
    end_disagreement(actor=actor, row=row, settled=settled, words=words, act="disagreement.settle", now=now)
