"""Opening a file of a contact or an answer: an act, with a line in the audit for everybody it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note_each
from onestory.frontdoor.declared.attachments import BY_CODE, Scan
from onestory.frontdoor.models import Attachment
from onestory.frontdoor.policies import attachment_for, people_of
from onestory.frontdoor.queries.asking.requests import asked_about
from onestory.frontdoor.queries.naming.named import concerned
from onestory.grammar.refusals import NotPermitted, OutOfOrder
from onestory.people.queries.as_told import file_of
from onestory.people.queries.withheld import shielded_among
from onestory.walls.actor import Actor

SHIELDED = (
    "Somebody this is about stands behind a shield. A file could tell where they are and cannot be looked through for "
    "it, so nobody opens it here: ask the keeper of shields."
)
MAY_BE_SHIELDED = (
    "Somebody named here may be a person behind a shield. A file could tell where they are and cannot be looked "
    "through for it, so it opens once the hub has matched everybody who is named, and to nobody who is shielded."
)
NOT_YET = "This file cannot be opened. {why}"


@dataclass(frozen=True, kw_only=True)
class OpenedFile:
    """A file as it came, and the ending that its content deserves."""

    name: str
    ending: str
    content: bytes


@transaction.atomic
def open_attachment(*, actor: Actor, attachment: UUID, now: datetime) -> OpenedFile:
    """The file, where it has been scanned and nobody it is about has to be hidden. If the line fails, nothing opens."""
    row = attachment_for(attachment, actor=actor)
    if row.state != Scan.CLEAN:
        raise OutOfOrder(NOT_YET.format(why=row.says or "It is held until it has been checked for viruses."))
    people = _people(row)
    if shielded_among(people, viewer=actor, and_relatives=True):
        raise NotPermitted(SHIELDED)
    if shielded_among(_may_be(row, actor), viewer=actor):
        raise NotPermitted(MAY_BE_SHIELDED)
    reference = row.request.reference if row.request else row.contact.reference if row.contact else ""
    note_each(
        act="attachment.open",
        subject_kind="request" if row.request else "contact",
        subjects=[(reference, person) for person in people] or [(reference, None)],
        detail={"attachment": str(row.pk), "sha256": row.sha256},
        actor=actor,
        now=now,
    )
    return OpenedFile(
        name=row.name, ending=BY_CODE[row.kind].ending, content=file_of(row.content, "bytes", viewer=actor)
    )


def _people(row: Attachment) -> list[UUID]:
    """Whom it is about: those the contact names, or for a partner those it was asked about."""
    if row.request is not None:
        named = row.request.subjects.values_list("person_id", flat=True)
        return list(dict.fromkeys(person for person in named if person))
    return people_of(row.contact) if row.contact is not None else []


def _may_be(row: Attachment, actor: Actor) -> Iterable[UUID]:
    """The same, with every shielded person of a name it tells of somebody who is not matched yet."""
    if row.request is not None:
        return asked_about([row.request], viewer=actor)
    return concerned(row.contact, viewer=actor) if row.contact is not None else ()
