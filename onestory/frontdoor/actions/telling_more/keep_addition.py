"""Keeping what was told of a contact after it was sent, with a time by which the hub has read it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.frontdoor.models import Addition
from onestory.frontdoor.queries.setting.settings import clocks_of
from onestory.frontdoor.rules.clocks import screening_due
from onestory.vocabulary.frontdoor import Channel
from onestory.walls.actor import Actor


@transaction.atomic
def keep_addition(
    *,
    actor: Actor,
    contact: UUID,
    reference: str,
    words: str,
    channel: Channel,
    now: datetime,
    in_danger: bool = False,
    by: int = 0,
) -> Addition:
    """Beside the contact, whose words never change. The actor stands before the council that has it.

    `channel` is by which door it came, and `by` whoever told it, where they signed in.
    """
    require(actor, "contact.submit")
    clocks = clocks_of(viewer=actor, on=london_date(now))
    made = Addition(
        council_id=actor.council,
        contact_id=contact,
        reference=reference,
        words=words,
        in_danger=in_danger,
        channel=channel.value,
        by_id=by or None,
        told_at=now,
        due_at=screening_due(received_at=now, in_danger=in_danger, clocks=clocks),
    )
    made.save(force_insert=True)
    note(act="contact.add", subject=reference, subject_kind="contact", actor=actor, now=now)
    return made
