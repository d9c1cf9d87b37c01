"""A person's documents: what there is, whose it is, and what is looked for and not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from onestory.grammar.refusals import NotFound, NotPermitted
from onestory.people.queries.as_told import as_told, file_of, told_wholly
from onestory.people.queries.withheld import near_to, shielded_among, withheld
from onestory.people.rules.page import StoryEntry
from onestory.story.declared.documents import BY_CODE, DOCUMENT_KINDS, DocumentKind
from onestory.story.models import Document
from onestory.walls.actor import Actor
from onestory.walls.asking import written_once

NO_DOCUMENT = "There is no such document, or it is not open to you."
TELLS_A_PLACE = (
    "This file says where a shielded person is, or could not be read to see whether it does, so it cannot be taken "
    "away. Its words can be read here without the place. Ask a keeper of shields."
)


@dataclass(frozen=True, kw_only=True)
class DocumentCard:
    """A document as lists show it. `is_latest` says that no later version stands in its place."""

    id: UUID
    person: UUID
    kind: str
    kind_title: str
    title: str
    author: str
    dated_on: date
    agency: str
    version: int
    is_latest: bool
    file_name: str
    media_type: str
    size: int
    sha256: str
    sealed: bool
    filed_at: datetime
    filed_by: str
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Sought:
    """A document that a worker looks for: the latest one filed, or the line of the story that tells of one."""

    title: str
    ask: str
    found: DocumentCard | None = None
    told_by: StoryEntry | None = None


def documents_of(people: Sequence[UUID], *, viewer: Actor) -> list[DocumentCard]:
    """Every document of somebody whose record is open, under any of their identifiers, the newest first."""
    found = _filed(people=list(people))
    replaced = {row.replaces_id for row in found}
    return [_card(row, is_latest=row.pk not in replaced) for row in found]


@written_once
def _filed(*, people: Any) -> QuerySet[Document]:
    return Document.objects.filter(person_id__among=people).defer("content", "words", "found_by")


def document(number: UUID, people: Sequence[UUID], *, viewer: Actor) -> DocumentCard:
    """One document with the words that could be read in it."""
    row = Document.objects.filter(pk=number, person_id__in=list(people)).defer("content", "found_by").first()
    if row is None:
        raise NotFound(NO_DOCUMENT)
    if not row.words:
        as_told([row], viewer=viewer)
    is_latest = not Document.objects.filter(replaces_id=row.pk).exists()
    card = _card(row, is_latest=is_latest, words=row.words)
    return withheld(card, viewer=viewer, people=near_to(people, viewer=viewer))


def content_of(number: UUID, people: Sequence[UUID], *, viewer: Actor) -> bytes:
    """The file itself, unless it says where a shielded person is: a file cannot be shown in part.

    Raises KeyUnavailable where it is locked and the keys are away.
    """
    row = Document.objects.filter(pk=number, person_id__in=list(people)).only("content", "words").first()
    if row is None:
        raise NotFound(NO_DOCUMENT)
    words = row.words or str(told_wholly(row, viewer=viewer).get("words", ""))
    near = near_to(people, viewer=viewer)
    is_hidden = bool(shielded_among(people, viewer=viewer)) and not words
    if is_hidden or withheld((words,), viewer=viewer, people=near) != (words,):
        raise NotPermitted(TELLS_A_PLACE)
    return file_of(row, "content", viewer=viewer)


def sought_in(documents: Sequence[DocumentCard], steps: Sequence[StoryEntry], *, viewer: Actor) -> list[Sought]:
    """Of each kind looked for first, the latest there is: so that one sees in seconds whether it exists."""
    return [_sought(kind, documents, steps) for kind in DOCUMENT_KINDS if kind.sought]


def _sought(kind: DocumentKind, documents: Sequence[DocumentCard], steps: Sequence[StoryEntry]) -> Sought:
    filed = [each for each in documents if each.kind == kind.code and each.is_latest]
    told = [each for each in steps if each.kind in kind.shown_by]
    return Sought(
        title=kind.title,
        ask=kind.ask,
        found=max(filed, key=lambda each: (each.dated_on, each.filed_at), default=None),
        told_by=max(told, key=lambda each: each.happened_at, default=None),
    )


def _card(row: Document, *, is_latest: bool, words: str = "") -> DocumentCard:
    return DocumentCard(
        id=row.pk,
        person=row.person_id,
        kind=row.kind,
        kind_title=BY_CODE[row.kind].title if row.kind in BY_CODE else row.kind,
        title=row.title,
        author=row.author,
        dated_on=row.dated_on,
        agency=row.agency,
        version=row.version,
        is_latest=is_latest,
        file_name=row.file_name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        sealed=row.sealed,
        filed_at=row.filed_at,
        filed_by=row.filed_by,
        words=words,
    )
