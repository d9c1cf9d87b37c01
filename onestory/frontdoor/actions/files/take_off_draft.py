"""Taking a file off a form that has not been sent yet."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.frontdoor.models import Attachment, UnsentFile
from onestory.frontdoor.policies import draft_for
from onestory.walls.actor import Actor


@transaction.atomic
def take_off_draft(
    *, actor: Actor, attachment: UUID, now: datetime, token: str = "", draft: UUID | None = None
) -> None:
    """It is gone: it was never told to the hub. Taken off twice, it is still gone."""
    require(actor, "contact.submit")
    row = draft_for(actor=actor, now=now, token=token, draft=draft, lock=True)
    Attachment.objects.filter(draft=row, pk=attachment).delete()
    UnsentFile.objects.filter(draft=row, pk=attachment).delete()
