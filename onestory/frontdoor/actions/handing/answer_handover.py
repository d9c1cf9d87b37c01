"""Keeping a team's yes or no to a handover, and telling it in the story of everybody it is about."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.declared.handovers import HANDOVER, HandoverState
from onestory.frontdoor.models import Handover
from onestory.frontdoor.policies import handover_for, people_of_handover
from onestory.people.actions.working.note_event import note_event
from onestory.walls.actor import Actor

SAYS = {"accept": "took up", "decline": "did not take up"}


@transaction.atomic
def answer_handover(*, actor: Actor, handover: UUID, move: str, words: str, now: datetime) -> Handover:
    """Once: an answer is not changed. ``move`` is "accept" or "decline", as the act that calls this is."""
    row = handover_for(handover, actor=actor, lock=True)
    found = HANDOVER.check(move, HandoverState(row.state))
    require(actor, found.needs, council=row.council_id)
    row.state, row.answer = found.go_to.value, words.strip()
    row.answered_by_id, row.answered_at = actor.user, now
    row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    for person in people_of_handover(row):
        note_event(
            actor=actor,
            person=person,
            kind="contact.hand-over",
            happened_at=now,
            text=f"{row.team} {SAYS[move]} what was decided on contact {row.reference}.",
            subject=row.reference,
            now=now,
        )
    note(act=f"handover.{move}", subject=row.reference, subject_kind="contact", actor=actor, now=now)
    return row
