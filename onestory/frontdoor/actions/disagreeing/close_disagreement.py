"""Closing a disagreement that was answered and not taken further: the dissent stays in the record."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.calendars.instants import london
from onestory.frontdoor.actions.disagreeing.end_disagreement import end_disagreement
from onestory.frontdoor.declared.disagreements import Settled
from onestory.frontdoor.policies import disagreement_for, refusal_of_disagreement_move
from onestory.frontdoor.queries.naming.leaving import refusal_of_leaving
from onestory.frontdoor.rules.disagreeing import NOT_YET, may_go_up
from onestory.grammar.refusals import BadInput, OutOfOrder
from onestory.walls.actor import Actor


@transaction.atomic
def close_disagreement(*, actor: Actor, disagreement: UUID, words: str, now: datetime) -> None:
    """By a manager of the side that answered: after the last stage, or once the time to reply has gone by."""
    row = disagreement_for(disagreement, actor=actor, lock=True)
    refused = refusal_of_disagreement_move("close", row, actor=actor)
    if refused:
        raise OutOfOrder(refused)
    if may_go_up(row.stage) and now <= row.due_at:
        raise OutOfOrder(NOT_YET.format(by=f"{london(row.due_at):%-d %B %Y}"))
    if not words.strip():
        raise BadInput("Say why it is closed, and what both sides will do now.")
    leaving = "" if row.raised_by_hub else refusal_of_leaving(words, viewer=actor, contact=row.contact)
    if leaving:
        raise BadInput(leaving)
    settled = Settled.DISSENT.value
    end_disagreement(actor=actor, row=row, settled=settled, words=words, act="disagreement.close", now=now)
