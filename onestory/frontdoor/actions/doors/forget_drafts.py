"""Forgetting forms that nobody sent: what was not told to the hub is not kept by it."""

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.models import Draft
from onestory.walls.actor import Actor


@transaction.atomic
def forget_drafts(*, actor: Actor, now: datetime) -> int:
    """Delete drafts past their day. Returns how many. A draft that was sent has been a contact since."""
    require(actor, "contact.submit")
    forgotten, _ = Draft.objects.filter(expires_at__lte=now).delete()
    if forgotten:
        note(act="draft.forget", subject=str(forgotten), subject_kind="draft", actor=actor, now=now)
    return forgotten
