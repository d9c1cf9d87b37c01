"""Adding files to a contact: a letter that came by post, a picture that came by e-mail."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.frontdoor.actions.files.keep_file import keep_file
from onestory.frontdoor.policies import allowed
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.walls.actor import Actor


@transaction.atomic
def attach_to_contact(*, actor: Actor, reference: str, files: Sequence[GivenFile], now: datetime) -> None:
    """All of them, or none; each is held until it has been scanned."""
    contact = allowed("attach", actor=actor, reference=reference).contact
    for given in files:
        made = keep_file(actor=actor, given=given, now=now, contact=contact, council=contact.council)
        note(
            act="attachment.add",
            subject=contact.reference,
            subject_kind="contact",
            detail={"attachment": str(made.pk), "sha256": made.sha256},
            actor=actor,
            now=now,
        )
