"""Searching the notes and documents of open records: the words found, what they stand in, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from onestory.calendars.instants import london_date
from onestory.people.queries import lines_numbered
from onestory.people.queries.withheld import near_to, withheld
from onestory.story.declared.documents import BY_CODE
from onestory.story.models import Document, Mark
from onestory.story.queries.snippets import Piece, Told, snippets
from onestory.story.rules.asking import looked_for
from onestory.walls.actor import Actor

MOST = 60


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something found: a line, a document or an analysis, cited by whose it is and of when."""

    part: str
    person: UUID
    title: str
    on: date
    source: str
    snippet: tuple[Piece, ...]
    document: UUID | None = None
    at: datetime | None = None


def search_records(words: str, people: Sequence[UUID], *, viewer: Actor, now: datetime) -> list[Hit]:
    """The best hits first. Numbers come from behind the wall; everything shown is then read through it."""
    words = looked_for(words)
    with connection.cursor() as cursor:
        cursor.execute("select part, id from story_search(%s, %s, %s)", [words, list(people), MOST])
        found = [(str(part), str(number)) for part, number in cursor.fetchall()]
    hits = withheld(_read(found, viewer, now), viewer=viewer, people=near_to(people, viewer=viewer))
    shown = snippets(words, [(key, hits[key][1]) for key in found if key in hits], viewer=viewer)
    return [replace(hits[key][0], snippet=shown[key]) for key in found if key in shown]


def _read(found: Sequence[tuple[str, str]], viewer: Actor, now: datetime) -> dict[tuple[str, str], tuple[Hit, Told]]:
    lines = lines_numbered([int(number) for part, number in found if part == "line"], viewer=viewer, now=now)
    documents = Document.objects.filter(pk__in=[number for part, number in found if part == "document"])
    marks = Mark.objects.filter(pk__in=[int(number) for part, number in found if part == "mark"])
    hits: dict[tuple[str, str], tuple[Hit, Told]] = {
        ("line", str(line.id)): (
            Hit(
                part="line",
                person=line.person,
                title=line.title,
                on=london_date(line.happened_at),
                source=line.source.title,
                snippet=(),
                at=line.happened_at,
            ),
            Told(title=line.kind.replace("-", " "), words=line.text),
        )
        for line in lines
    }
    for row in documents.defer("content", "found_by"):
        title = f"{BY_CODE[row.kind].title if row.kind in BY_CODE else row.kind}: {row.title}, version {row.version}"
        hit = Hit(
            part="document",
            person=row.person_id,
            title=title,
            on=row.dated_on,
            source=row.author,
            snippet=(),
            document=row.pk,
        )
        hits["document", str(row.pk)] = (hit, Told(title=f"{row.title} {row.kind}", words=row.words or row.title))
    for mark in marks:
        hit = Hit(
            part="mark",
            person=mark.person_id,
            title="Analysis of a line",
            on=london_date(mark.marked_at),
            source=mark.marked_by,
            snippet=(),
            at=mark.marked_at,
        )
        hits["mark", str(mark.pk)] = (hit, Told(title="", words=mark.analysis))
    return hits
