"""Keeping what the virus scanner said of a file; what it refused is not kept."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.frontdoor.declared.attachments import Scan
from onestory.frontdoor.models import Attachment, AttachmentContent
from onestory.walls.actor import Actor

FOUND = "Refused: the virus scanner found {found}. It was not kept; ask whoever sent it for another copy."


@transaction.atomic
def record_scan(*, actor: Actor, attachment: UUID, found: str, now: datetime, held_because: str = "") -> None:
    """``found`` names what the scanner found, blank for nothing; ``held_because``: it could not look, and why."""
    require(actor, "contact.assign")
    row = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment)
    if row.state != Scan.HELD:
        return
    if held_because:
        Attachment.objects.filter(pk=row.pk).update(says=held_because)
        return
    row.state = (Scan.REFUSED if found else Scan.CLEAN).value
    row.says = FOUND.format(found=found[:60]) if found else ""
    row.scanned_at = now
    row.save(update_fields=["state", "says", "scanned_at"])
    if found:
        AttachmentContent.objects.filter(attachment=row).delete()
    detail = {"attachment": str(row.pk), "sha256": row.sha256, "found": found}
    note(act="attachment.scan", subject=str(row.pk), subject_kind="attachment", detail=detail, actor=actor, now=now)
