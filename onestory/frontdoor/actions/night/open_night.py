"""Opening the page of a night: a sight of everybody of whom it tells what was done."""

from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note_each
from onestory.frontdoor.queries.cards.night import NightPage
from onestory.frontdoor.queries.night.night import the_night
from onestory.walls.actor import Actor


@transaction.atomic
def open_night(*, actor: Actor, now: datetime) -> NightPage:
    """The night, after a line in the audit for each contact and each person it tells of."""
    page = the_night(viewer=actor, now=now)
    note_each(act="contact.night", subject_kind="contact", subjects=page.subjects, actor=actor, now=now)
    return page
