"""Searching the notes and documents of open records: the words found, what they stand in, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection

from onestory.calendars.instants import london_date
from onestory.people.queries import lines_numbered
from onestory.people.queries.withheld import near_to, withheld
from onestory.story.declared.documents import BY_CODE
from onestory.story.models import Document, Mark
from onestory.walls.actor import Actor

MOST = 60
BEGIN, END = "\ue000", "\ue001"
"""Private marks around a word found, so that a page can mark it without trusting anything as markup."""
HEADLINE = """
    select part, id, ts_headline('english', words, story_shown(%s),
           'StartSel=' || %s || ', StopSel=' || %s ||
           ', MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "')
      from unnest(%s::text[], %s::text[], %s::text[]) as told (part, id, words)
"""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some words of a snippet, and whether they are what was looked for."""

    words: str
    is_found: bool


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
    with connection.cursor() as cursor:
        cursor.execute("select part, id from story_search(%s, %s, %s)", [words, list(people), MOST])
        found = [(str(part), str(number)) for part, number in cursor.fetchall()]
    hits = withheld(_read(found, viewer, now), viewer=viewer, people=near_to(people, viewer=viewer))
    kept = [(key, *hits[key]) for key in found if key in hits]
    snippets = _snippets(words, [(part, number, told) for (part, number), _, told in kept])
    return [hit if not snippets else _with(hit, snippets[key]) for key, hit, _ in kept]


def _read(found: Sequence[tuple[str, str]], viewer: Actor, now: datetime) -> dict[tuple[str, str], tuple[Hit, str]]:
    lines = lines_numbered([int(number) for part, number in found if part == "line"], viewer=viewer, now=now)
    documents = Document.objects.filter(pk__in=[number for part, number in found if part == "document"])
    marks = Mark.objects.filter(pk__in=[int(number) for part, number in found if part == "mark"])
    hits: dict[tuple[str, str], tuple[Hit, str]] = {
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
            line.text,
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
        hits["document", str(row.pk)] = (hit, row.words or row.title)
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
        hits["mark", str(mark.pk)] = (hit, mark.analysis)
    return hits


def _snippets(words: str, told: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str], tuple[Piece, ...]]:
    if not told:
        return {}
    parts, numbers, texts = zip(*told, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(HEADLINE, [words, BEGIN, END, list(parts), list(numbers), list(texts)])
        return {(part, number): _pieces(snippet) for part, number, snippet in cursor.fetchall()}


def _pieces(snippet: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for place, stretch in enumerate(snippet.split(BEGIN)):
        found, _, rest = stretch.partition(END) if place else ("", "", stretch)
        pieces += [Piece(words=found, is_found=True)] if found else []
        pieces += [Piece(words=rest, is_found=False)] if rest else []
    return tuple(pieces)


def _with(hit: Hit, snippet: tuple[Piece, ...]) -> Hit:
    return Hit(**{**vars(hit), "snippet": snippet})
