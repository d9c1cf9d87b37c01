"""Opening what was handed over: an act, with a line in the audit for everybody it is about."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note_each
from onestory.frontdoor.policies import handover_for
from onestory.frontdoor.queries.handing.handovers import HandoverPage, page_of
from onestory.walls.actor import Actor


@transaction.atomic
def open_handover(*, actor: Actor, handover: UUID, now: datetime) -> HandoverPage:
    """The page. The first time the receiving team opens it is kept, so that the hub sees that it was read."""
    row = handover_for(handover, actor=actor)
    if row.opened_at is None and actor.agency == row.agency_id and actor.may("handover.answer"):
        row.opened_at = now
        row.save(update_fields=["opened_at"])
    page = page_of(row, viewer=actor, now=now)
    people = dict.fromkeys(subject.person for subject in page.subjects if subject.person)
    note_each(
        act="handover.open",
        subject_kind="contact",
        subjects=[(row.reference, person) for person in people] or [(row.reference, None)],
        actor=actor,
        now=now,
    )
    return page
