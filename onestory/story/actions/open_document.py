"""Opening one document, to read it here or to take the file: each is a line in the audit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from onestory.audit.actions.note import note
from onestory.people.actions.opening.let_in import let_in
from onestory.people.queries.opened import opened_head
from onestory.people.queries.withheld import withheld_near
from onestory.people.rules.page import PersonHead
from onestory.story.queries.documents import DocumentCard, content_of, document
from onestory.walls.actor import Actor


@dataclass(frozen=True)
class OpenedDocument:
    """A document of somebody, and its file where it was asked for."""

    head: PersonHead
    card: DocumentCard
    content: bytes = b""


@transaction.atomic
def open_document(
    *, actor: Actor, person: UUID, number: UUID, now: datetime, with_file: bool = False, reason: str = ""
) -> OpenedDocument:
    """One document of somebody whose record is open to the actor."""
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="document")
    head = opened_head(opened.whose, viewer=actor, now=now, asked_for=person, because=opened.because)
    card = document(number, opened.whose.identifiers, viewer=actor)
    card = withheld_near(head, card, viewer=actor)
    content = content_of(number, opened.whose.identifiers, viewer=actor) if with_file else b""
    note(
        act="document.take" if with_file else "document.read",
        actor=actor,
        now=now,
        person=opened.whose.row.pk,
        subject_kind="person",
        detail={"document": str(number), "kind": card.kind, "version": card.version},
    )
    return OpenedDocument(head=head, card=card, content=content)
