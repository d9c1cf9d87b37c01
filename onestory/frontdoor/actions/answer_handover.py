"""Saying whether one's team takes up what the front door handed to it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.declared.handovers import HANDOVER, HandoverState
from onestory.frontdoor.models import Handover
from onestory.frontdoor.policies import handover_for
from onestory.grammar.refusals import BadInput
from onestory.people.actions.begin_work import begin_work
from onestory.people.actions.note_event import note_event
from onestory.walls.actor import Actor


@transaction.atomic
def accept_handover(*, actor: Actor, handover: UUID, now: datetime, first: str = "") -> None:
    """It is this team's from now on: they open these people's pages without a reason. ``first``: what they will do."""
    row = _answered(actor, handover, "accept", first, now)
    for person in _people(row):
        begin_work(actor=actor, person=person, why=row.reference, team=row.team_id, role="handed over", now=now)
    _tell(row, f"{row.team} took up what was decided on contact {row.reference}.", actor, now)


@transaction.atomic
def decline_handover(*, actor: Actor, handover: UUID, why: str, now: datetime) -> None:
    """Give it back to the hub, with the reason. The hub is told at once, and offers it to another or decides anew."""
    if not why.strip():
        raise BadInput("Say why your team does not take it up, and who should.")
    row = _answered(actor, handover, "decline", why, now)
    _tell(row, f"{row.team} did not take up what was decided on contact {row.reference}.", actor, now)


def _answered(actor: Actor, handover: UUID, move: str, words: str, now: datetime) -> Handover:
    row = handover_for(handover, actor=actor, lock=True)
    found = HANDOVER.check(move, HandoverState(row.state))
    require(actor, found.needs, council=row.council_id)
    row.state, row.answer = found.go_to.value, words.strip()
    row.answered_by_id, row.answered_at = actor.user, now
    row.save(update_fields=["state", "answer", "answered_by", "answered_at"])
    note(act=f"handover.{move}", subject=row.reference, subject_kind="contact", actor=actor, now=now)
    return row


def _people(row: Handover) -> list[UUID]:
    return list(dict.fromkeys(subject.person_id for subject in row.subjects.all() if subject.person_id))


def _tell(row: Handover, text: str, actor: Actor, now: datetime) -> None:
    for person in _people(row):
        note_event(
            actor=actor,
            person=person,
            kind="contact.hand-over",
            happened_at=now,
            text=text,
            subject=row.reference,
            now=now,
        )
