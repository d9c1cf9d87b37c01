"""Listing what more was told and is not read: it shows words about families, so it leaves a line for each."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note_each
from onestory.frontdoor.queries.cards import AdditionCard
from onestory.frontdoor.queries.telling_more.additions import additions_unread
from onestory.walls.actor import Actor


@transaction.atomic
def list_additions(*, actor: Actor, now: datetime) -> list[AdditionCard]:
    """The soonest due first."""
    rows = additions_unread(viewer=actor)
    subjects = [(row.reference, None) for row in rows]
    note_each(act="contact.list-more", subject_kind="contact", subjects=subjects, actor=actor, now=now)
    return rows
