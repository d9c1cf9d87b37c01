"""Opening what one sent: one's own words, and still a child's; so it leaves a line like any other sight."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.queries.cards import ReferralRow
from onestory.frontdoor.queries.doors.referrals import my_referral
from onestory.walls.actor import Actor


@transaction.atomic
def open_referral(*, actor: Actor, reference: str, now: datetime) -> tuple[ReferralRow, Mapping[str, object]]:
    """How far one of one's own contacts is, with what one answered. If the line cannot be written, nothing is shown."""
    require(actor, "contact.submit")
    row, answers = my_referral(reference, viewer=actor)
    note(act="referral.open", subject=row.reference, subject_kind="contact", actor=actor, now=now)
    return row, answers
