"""Opening a disagreement's page: an act, with a line in the audit."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.policies import disagreement_for
from onestory.frontdoor.queries.cards import DisagreementPage
from onestory.frontdoor.queries.disagreeing.disagreements import page_of
from onestory.walls.actor import Actor


@transaction.atomic
def open_disagreement(*, actor: Actor, disagreement: UUID, now: datetime) -> DisagreementPage:
    """The page, as either side may see it."""
    row = disagreement_for(disagreement, actor=actor)
    note(act="disagreement.open", subject=row.reference, subject_kind="contact", actor=actor, now=now)
    return page_of(row, viewer=actor, now=now)
