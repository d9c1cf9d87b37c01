"""Filing a document in a person's record: kept as it came, version after version, its words read for the search."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath
from typing import Any
from uuid import UUID

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.calendars.instants import london_date
from onestory.councils.queries import AgencyCard, agencies
from onestory.grammar.refusals import BadInput, NotFound, NotPermitted
from onestory.people.actions.opening.let_in import let_in
from onestory.people.actions.working.note_event import note_event
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
NO_AGENCY = "Choose from the list whose document it is."
ALREADY = "A later version has already taken its place. Open that one, and replace it."


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """Whose document it is, where the actor files it for a partner; under seal, it is that agency's to release."""

    agency: int = 0
    sealed: bool = False


OURS = Provenance()


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
    of: Provenance = OURS,
    reason: str = "",
) -> UUID:
    """Keep a document, perhaps as the next version of another, and add a line to the story. Gives its number.

    A next version stays with the agency whose the last one was, unless another is named.
    """
    require(actor, "story.write")
    opened = let_in(actor=actor, person=person, now=now, reason=reason, part="documents")
    row = opened.whose.row
    if opened.whose.behind_shield:
        raise NotPermitted(SHIELDED)
    if wrong := _refusal(kind, title, author, dated_on, london_date(now)) or refusal_of_file(file_name, content):
        raise BadInput(wrong)
    earlier = _replaced(replaces, opened.whose) if replaces else None
    theirs = _theirs(actor, of.agency or (earlier.agency_id if earlier else 0) or 0)
    filed = Document.objects.create(
        council_id=row.council_id,
        person_id=row.pk,
        kind=kind,
        title=title.strip(),
        author=author.strip(),
        dated_on=dated_on,
        version=earlier.version + 1 if earlier else 1,
        replaces=earlier,
        sealed=of.sealed,
        filed_at=now,
        **_whose(actor, theirs),
        **_read(file_name, content),
    )
    _told(actor, person, filed, theirs, now)
    return filed.pk


def _told(actor: Actor, person: UUID, filed: Document, theirs: AgencyCard | None, now: datetime) -> None:
    """The line of the story, sealed as the document is, and the audit's."""
    words = f"{BY_CODE[filed.kind].title} filed: {filed.title}, version {filed.version}, by {filed.author}."
    note_event(
        actor=actor,
        person=person,
        kind="document.file",
        happened_at=filed.dated_on,
        text=words,
        sealed=(theirs or True) if filed.sealed else False,
        now=now,
    )
    detail = {"document": str(filed.pk), "kind": filed.kind, "version": filed.version, "sha256": filed.sha256}
    note(act="document.file", actor=actor, now=now, person=filed.person_id, subject_kind="person", detail=detail)


def _theirs(actor: Actor, agency: int) -> AgencyCard | None:
    """The partner whose document it is; none where it is the actor's own agency's."""
    if agency in (0, actor.agency):
        return None
    found = next((card for card in agencies(viewer=actor) if card.id == agency), None)
    if found is None:
        raise BadInput(NO_AGENCY)
    return found


def _whose(actor: Actor, theirs: AgencyCard | None) -> dict[str, Any]:
    agency = theirs.name if theirs else actor.agency_name or actor.agency_code
    number = theirs.id if theirs else actor.agency or None
    return {"agency": agency, "agency_id": number, "filed_by": actor.name or actor.username}


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
