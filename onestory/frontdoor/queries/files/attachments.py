"""Files of a form, a contact, an addition or an answer: what each is and how its scan stands, never what is in it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from onestory.access.policies import require
from onestory.frontdoor.declared.attachments import BEING_SCANNED, BY_CODE, Scan
from onestory.frontdoor.models import Attachment, AttachmentContent, Submission, UnsentFile
from onestory.frontdoor.policies import draft_for
from onestory.frontdoor.queries.cards import FileCard
from onestory.frontdoor.rules.attaching import GivenFile
from onestory.frontdoor.rules.references import as_typed
from onestory.frontdoor.unsent import files_in, name_of
from onestory.people.queries.as_told import file_of
from onestory.walls.actor import Actor


def files_of_draft(*, viewer: Actor, now: datetime, token: str = "", draft: UUID | None = None) -> list[FileCard]:
    """Files put to a form that is not sent yet."""
    row = draft_for(actor=viewer, now=now, token=token, draft=draft)
    sealed = [_unsent(file) for file in files_in(row)]
    return sorted([*_cards(Attachment.objects.filter(draft=row)), *sealed], key=lambda file: (file.added_at, file.name))


def files_of_contact(contact: UUID, *, viewer: Actor) -> list[FileCard]:
    """Files of a contact, those of answers apart: they stand with their answer."""
    return _cards(Attachment.objects.filter(contact_id=contact, request__isnull=True))


def files_of_requests(requests: Iterable[UUID], *, viewer: Actor) -> dict[UUID, list[FileCard]]:
    """Files sent with answers, request by request; none under a seal that the viewer may not break."""
    found: dict[UUID, list[FileCard]] = {}
    rows = Attachment.objects.filter(request_id__in=list(requests)).select_related("added_by")
    for row in rows:
        if row.request_id is not None:
            found.setdefault(row.request_id, []).append(_card(row))
    return found


def my_files(reference: str, *, viewer: Actor) -> list[FileCard]:
    """The files that the viewer themselves sent with one of their contacts."""
    sent = Submission.objects.filter(sender_id=viewer.user or None, reference=as_typed(reference)).first()
    if sent is None:
        return []
    return _cards(Attachment.objects.filter(contact_id=sent.contact_id, added_by_id=viewer.user))


def files_to_scan(*, viewer: Actor, most: int = 20) -> list[UUID]:
    """What waits for the scanner, the oldest first."""
    require(viewer, "contact.assign")
    held = Attachment.objects.filter(council_id=viewer.council, state=Scan.HELD.value, draft__isnull=True)
    return list(held.order_by("added_at").values_list("pk", flat=True)[:most])


def file_to_scan(attachment: UUID, *, viewer: Actor) -> GivenFile:
    """What is in a file, for the scanner alone: the database gives it to nobody else before it is clean.

    Raises KeyUnavailable where it is locked.
    """
    require(viewer, "contact.assign")
    content = AttachmentContent.objects.get(pk=attachment)
    return GivenFile(name=str(attachment), content=file_of(content, "bytes", viewer=viewer))


def _cards(rows: QuerySet[Attachment]) -> list[FileCard]:
    return [_card(row) for row in rows.select_related("added_by")]


def _unsent(file: UnsentFile) -> FileCard:
    return FileCard(
        id=file.pk,
        name=name_of(file),
        kind_title=BY_CODE[file.kind].title,
        size=file.size,
        added_at=file.added_at,
        added_by=file.added_by.name if file.added_by else "",
        state=Scan.HELD.value,
        says=BEING_SCANNED,
        addition=None,
    )


def _card(row: Attachment) -> FileCard:
    return FileCard(
        id=row.pk,
        name=row.name,
        kind_title=BY_CODE[row.kind].title,
        size=row.size,
        added_at=row.added_at,
        added_by=row.added_by.name if row.added_by else "",
        state=row.state,
        says=row.says or (BEING_SCANNED if row.state == Scan.HELD else ""),
        addition=row.addition_id,
    )
