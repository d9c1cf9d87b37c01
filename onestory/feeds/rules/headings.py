"""Which of a file's headings is which of a part's columns, and what to say where they do not meet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onestory.grammar.declarations import in_words
from onestory.grammar.feeds import Feed, Part

NOT_SAID = re.compile(r"[^a-z0-9]+")
SHOWN = 60  # letters of a heading in a sentence
ALIKE = 0.72


def plainly(heading: str) -> str:
    """A heading without case, spaces or punctuation, for comparing."""
    return NOT_SAID.sub("", heading.lower())


@dataclass(frozen=True)
class Match:
    """Where each of a part's columns stands in a file, and which were not found, not known, or there twice."""

    places: Mapping[str, int]
    lacking: tuple[str, ...]
    missing: tuple[str, ...]
    unknown: tuple[str, ...]
    twice: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every required column is there, once."""
        return not self.lacking and not self.twice


def match(part: Part, headings: Sequence[str], mapping: Mapping[str, str] | None = None) -> Match:
    """Find a part's columns among the headings of a file; `mapping` says by hand what a heading of theirs means."""
    known = {plainly(said): column.theirs for column in part.columns for said in column.headings}
    by_hand = {plainly(theirs): meant for theirs, meant in (mapping or {}).items()}
    declared = set(known.values())
    places: dict[str, int] = {}
    unknown, twice = [], []
    for place, heading in enumerate(headings):
        said = plainly(heading)
        meant = by_hand.get(said) or known.get(said)
        if meant is None or meant not in declared:
            unknown.append(heading)
        elif meant in places:
            twice.append(heading)
        else:
            places[meant] = place
    absent = [column for column in part.columns if column.theirs not in places]
    return Match(
        places=places,
        lacking=_once(column.theirs for column in absent if column.required),
        missing=_once(column.theirs for column in absent if not column.required),
        unknown=tuple(heading for heading in unknown if heading.strip()),
        twice=tuple(twice),
    )


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def score(part: Part, headings: Sequence[str], mapping: Mapping[str, str] | None = None) -> float:
    """How much of a part the headings cover, from 0 to 1; the share of headings known breaks ties."""
    found = match(part, headings, mapping)
    theirs = {column.theirs for column in part.columns}
    covered = len(found.places) / len(theirs)
    known = len(found.places) / max(1, len([heading for heading in headings if heading.strip()]))
    return 0.5 * covered + 0.5 * known


def best_part(
    feed: Feed, headings: Sequence[str], *, named: str = "", mapping: Mapping[str, str] | None = None
) -> Part | None:
    """The part whose columns a file or sheet holds, by its name where that tells, and by its headings."""
    ranked = sorted(
        ((_is_named(part, named) + score(part, headings, mapping), part.name) for part in feed.parts), reverse=True
    )
    best, name = ranked[0]
    part = feed.part(name)
    found = match(part, headings, mapping)
    return part if found.places and (best >= 0.5 or found.is_whole) else None


def _is_named(part: Part, named: str) -> float:
    said = plainly(named)
    names = [plainly(name) for name in (*part.found_as, part.name)]
    if said in names:
        return 2.0
    return 0.5 if any(said.endswith(name) or said.startswith(name) for name in names if name) else 0.0


def refusal_of(part: Part, headings: Sequence[str], found: Match) -> str:
    """Why a file with these headings cannot be read as this part, and what would help."""
    if found.twice:
        twice = in_words((f"“{name}”" for name in found.twice), joined_by="and")
        return f"The column {twice} is there twice. Send it once."
    has = _quoted(headings)
    lacks = in_words((f"“{name}”" for name in found.lacking), joined_by="and")
    if not found.places:
        return (
            f"The first line does not hold the headings of {part.title.lower()}: it reads {has}. "
            "Send the file with its row of headings, or match its columns by hand on the import page."
        )
    return (
        f"The file has no column {lacks}. It has: {has}. "
        "If a column has been renamed, match it by hand on the import page; the choice is remembered."
    )


def _quoted(headings: Sequence[str]) -> str:
    """The first headings as a sentence may show them; what is no text is said to be none, and not shown."""
    shown = [heading.strip() for heading in headings[:12] if heading.strip()]
    if any(not letter.isprintable() or letter == "\ufffd" for heading in shown for letter in heading):
        return "what is not text"
    return ", ".join(f"“{name[:SHOWN]}…”" if len(name) > SHOWN else f"“{name}”" for name in shown) or "nothing"


def likeness(part: Part, headings: Sequence[str]) -> float:
    """How much a row looks like a part's headings: those it knows count whole, those it would guess at count half."""
    known = len(match(part, headings).places)
    return known + 0.5 * (len(suggested(part, headings)) - known)


def suggested(part: Part, headings: Sequence[str], called: Mapping[str, str] | None = None) -> dict[str, str]:
    """For each heading of an unknown file, the declared heading it most resembles, where any does.

    `called` says by what name of ours a heading is known elsewhere (`catalogue.elsewhere`), written plainly.
    """
    found = match(part, headings)
    sure = {headings[place]: theirs for theirs, place in found.places.items()}
    free = [column.theirs for column in part.columns if column.theirs not in sure.values()]
    guesses = dict(sure)
    ours = {column.ours: column.theirs for column in reversed(part.columns)}
    for heading in found.unknown:
        theirs = ours.get((called or {}).get(plainly(heading), ""), "")
        if theirs in free:
            guesses[heading] = theirs
            free.remove(theirs)
    for heading in (heading for heading in found.unknown if heading not in guesses):
        how_near, theirs = max(((_alike(heading, name), name) for name in free), default=(0.0, ""))
        if how_near >= ALIKE:
            guesses[heading] = theirs
            free.remove(theirs)
    return guesses


def elsewhere(feeds: Iterable[Feed]) -> dict[str, str]:
    """What each heading that any feed declares means most often, in our name for it."""
    meant: dict[str, Counter[str]] = {}
    for column in (column for feed in feeds for part in feed.parts for column in part.columns):
        for heading in column.headings:
            meant.setdefault(plainly(heading), Counter())[column.ours] += 1
    return {heading: ours.most_common(1)[0][0] for heading, ours in meant.items()}


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, plainly(one), plainly(other)).ratio()


def repeated(headings: Iterable[str]) -> list[str]:
    """Headings that stand more than once, blank ones aside."""
    return [name for name, times in Counter(headings).items() if times > 1 and name.strip()]
