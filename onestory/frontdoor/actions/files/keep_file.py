"""Keeping a file that was handed in: known by its content, and held until a scanner has looked at it."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import transaction

from onestory.frontdoor.models import Attachment, AttachmentContent
from onestory.frontdoor.rules.attaching import GivenFile, name_by_kind, taken_as
from onestory.walls.actor import Actor


@transaction.atomic
def keep_file(*, actor: Actor, given: GivenFile, now: datetime, **hangs_on: Any) -> Attachment:
    """Write the file and its content, or refuse it in a sentence. ``hangs_on``: what it belongs to, by column."""
    kind = taken_as(given, there=Attachment.objects.filter(**hangs_on).count())
    made = Attachment(
        **hangs_on,
        name=name_by_kind(given.name, kind),
        kind=kind.code,
        size=len(given.content),
        sha256=hashlib.sha256(given.content).hexdigest(),
        added_by_id=actor.user or None,
        added_at=now,
    )
    made.save(force_insert=True)
    AttachmentContent(attachment=made, bytes=given.content).save(force_insert=True)
    return made
