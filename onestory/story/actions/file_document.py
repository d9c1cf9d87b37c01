"""Filing a document in a person's record: kept as it came, version after version, its words read for the search."""

import hashlib
from datetime import date, datetime
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.people.actions.let_in import let_in
from onestory.people.actions.note_event import note_event
from onestory.people.policies import Whose
from onestory.story.apart import words_apart
from onestory.story.declared.documents import BY_CODE
from onestory.story.models import Document
from onestory.story.queries.documents import NO_DOCUMENT
from onestory.story.rules.reading import media_type_of, refusal_of_file
from onestory.walls.actor import Actor

SHIELDED = (
    "This person stands behind a shield. A document could tell where they are, so none about them is kept here: "
    "give it to the keeper of shields."
)
LONGEST_NAME = 190
ALREADY = "A later version has already taken its place. Open that one, and replace it."


@transaction.atomic
def file_document(
    *,
    actor: Actor,
    person: UUID,
    kind: str,
    title: str,
    author: str,
    dated_on: date,
    file_name: str,
    content: bytes,
    now: datetime,
    replaces: UUID | None = None,
    sealed: bool = False,
    reason: str = "",
) -> UUID:
    """Keep a document, perhaps as the next version of another, and add a line to the story. Gives its number."""
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="documents")
    row = opened.whose.row
    if opened.whose.behind_shield:
        raise NotPermitted(SHIELDED)
    if wrong := _refusal(kind, title, author, dated_on, london_date(now)) or refusal_of_file(file_name, content):
        raise BadInput(wrong)
    earlier = _replaced(replaces, opened.whose) if replaces else None
    filed = Document.objects.create(
        council_id=row.council_id,
        person_id=row.pk,
        kind=kind,
        title=title.strip(),
        author=author.strip(),
        dated_on=dated_on,
        version=earlier.version + 1 if earlier else 1,
        replaces=earlier,
        sealed=sealed,
        filed_at=now,
        **_whose(actor),
        **_read(file_name, content),
    )
    words = f"{BY_CODE[kind].title} filed: {filed.title}, version {filed.version}, by {filed.author}."
    note_event(
        actor=actor, person=person, kind="document.file", happened_at=dated_on, text=words, sealed=sealed, now=now
    )
    detail = {"document": str(filed.pk), "kind": kind, "version": filed.version, "sha256": filed.sha256}
    note(act="document.file", actor=actor, now=now, person=filed.person_id, subject_kind="person", detail=detail)
    return filed.pk


def _whose(actor: Actor) -> dict[str, Any]:
    agency = actor.agency_name or actor.agency_code
    return {"agency": agency, "agency_id": actor.agency or None, "filed_by": actor.name or actor.username}


def _read(file_name: str, content: bytes) -> dict[str, Any]:
    """What the file itself tells: its name, its kind, its digest, its words."""
    return {
        "file_name": _short(PurePath(file_name.replace("\\", "/"))),
        "media_type": media_type_of(file_name),
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "content": content,
        "words": words_apart(file_name, content),
    }


def _short(name: PurePath) -> str:
    """The file's own name, its ending kept however long it is."""
    return f"{name.stem[:LONGEST_NAME]}{name.suffix}"


def _refusal(kind: str, title: str, author: str, dated_on: date, today: date) -> str:
    if kind not in BY_CODE:
        return "Choose what kind of document it is."
    if not title.strip():
        return "Give the document a title."
    if not author.strip():
        return "Say who wrote the document."
    if dated_on > today:
        return "The date of the document must not be in the future."
    return ""


def _replaced(number: UUID, whose: Whose) -> Document:
    row = Document.objects.filter(pk=number, person_id__in=whose.identifiers).defer("content").first()
    if row is None:
        raise NotFound(NO_DOCUMENT)
    if Document.objects.filter(replaces_id=row.pk).exists():
        raise BadInput(ALREADY)
    return row
