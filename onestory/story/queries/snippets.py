"""Snippets: of what may be shown of a text, the words around what was looked for, which is marked."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db import connection

from onestory.walls.actor import Actor

Key = TypeVar("Key", bound=Hashable)
BEGIN, END = "\ue000", "\ue001"
"""Private marks around a word found, so that a page can mark it without trusting anything as markup."""
HEADLINE = """
    select number, ts_headline('english', words, story_shown(%s),
           'StartSel=' || %s || ', StopSel=' || %s ||
           ', MaxFragments=2, MaxWords=28, MinWords=12, FragmentDelimiter=" … "')
      from unnest(%s::int[], %s::text[], %s::text[]) as told (number, title, words)
     where story_words(title || ' ' || words) @@ story_asked(%s)
"""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """Some words of a snippet, and whether they are what was looked for."""

    words: str
    is_found: bool


@dataclass(frozen=True, kw_only=True)
class Told:
    """A text that was found, as it may be shown: its words, and the title by which it may have been found."""

    title: str
    words: str


def snippets(asked: str, told: Sequence[tuple[Key, Told]], *, viewer: Actor) -> dict[Key, tuple[Piece, ...]]:
    """A snippet of each text in which what was looked for still stands.

    Of a text from which a shielded place was taken out, and which was found by nothing but that place, there is none:
    a hit without its word would tell that the word is there.
    """
    if not told:
        return {}
    keys = [key for key, _ in told]
    titles, words = [each.title for _, each in told], [each.words for _, each in told]
    with connection.cursor() as cursor:
        cursor.execute(HEADLINE, [asked, BEGIN, END, list(range(len(keys))), titles, words, asked])
        return {keys[number]: _pieces(snippet) for number, snippet in cursor.fetchall()}


def _pieces(snippet: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for place, stretch in enumerate(snippet.split(BEGIN)):
        found, _, rest = stretch.partition(END) if place else ("", "", stretch)
        pieces += [Piece(words=found, is_found=True)] if found else []
        pieces += [Piece(words=rest, is_found=False)] if rest else []
    return tuple(pieces)
