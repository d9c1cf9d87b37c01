"""Keeping a file that was put to a form that is not sent yet: sealed, until it is."""

from datetime import datetime

from django.db import transaction

from onestory.frontdoor.models import Attachment, Draft, UnsentFile
from onestory.frontdoor.rules.attaching import GivenFile, name_by_kind, taken_as
from onestory.frontdoor.unsent import keep
from onestory.walls.actor import Actor


@transaction.atomic
def keep_unsent(*, actor: Actor, given: GivenFile, now: datetime, draft: Draft) -> None:
    """Write the file, or refuse it in a sentence; the form is locked by the caller."""
    there = Attachment.objects.filter(draft=draft).count() + UnsentFile.objects.filter(draft=draft).count()
    kind = taken_as(given, there=there)
    named = GivenFile(name=name_by_kind(given.name, kind), content=given.content)
    keep(UnsentFile(draft=draft, kind=kind.code, added_by_id=actor.user or None, added_at=now), named)
