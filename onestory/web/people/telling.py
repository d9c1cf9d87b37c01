"""A chronology as the timeline draws it: what several say told once, and the silences between said aloud."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from onestory.calendars.instants import london_date
from onestory.people.rules.page import Source, StoryEntry
from onestory.story.rules.marks import LineKey, MarkCard, Marked, is_significant
from onestory.vocabulary.code_sets import label_of
from onestory.vocabulary.looked_after import LEGAL_STATUS
from onestory.web.presenters.dates import day, day_ago, instant, months_and_years

SILENCE = 180


@dataclass(frozen=True, kw_only=True)
class Also:
    """Somebody else who tells of the same: in other words, or in the same."""

    source: str
    as_of: date | datetime | None
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the timeline, or a silence between two."""

    title: str = ""
    at: datetime | None = None
    when: str = ""
    words: str = ""
    badges: tuple[dict[str, str], ...] = ()
    marked: bool = False
    source: dict[str, object] = field(default_factory=dict)
    also: tuple[Also, ...] = ()
    gap: str = ""
    id: int = 0
    recorded: str = ""
    marked_by: str = ""
    analyses: tuple[MarkCard, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What people and rules made of the lines: marks by what names a line, and the patterns a line is part of."""

    marks: Mapping[LineKey, Marked] = field(default_factory=dict)
    patterns: Mapping[int, Sequence[str]] = field(default_factory=dict)


PLAINLY = Reading()


def told(entries: Iterable[StoryEntry], today: date, reading: Reading = PLAINLY) -> list[Line]:
    """The lines, newest first, with a line where nobody recorded anything for half a year."""
    lines: list[Line] = []
    later: date | None = None
    for same in _told_together(entries):
        on = london_date(same[0].happened_at)
        if later and (later - on).days > SILENCE:
            lines.append(Line(gap=f"Nothing from anybody for {months_and_years(on, later)}"))
        lines.append(_line(same, today, reading))
        later = on
    return lines


def _told_together(entries: Iterable[StoryEntry]) -> list[list[StoryEntry]]:
    """Entries of one kind on one day, each from another file: one happening that several tell of."""
    groups: list[list[StoryEntry]] = []
    for entry in entries:
        same = next((group for group in groups[-6:] if _tells_the_same(group, entry)), None)
        if same is None:
            groups.append([entry])
        else:
            same.append(entry)
    return groups


def _tells_the_same(group: Sequence[StoryEntry], entry: StoryEntry) -> bool:
    first = group[0]
    return (
        bool(entry.source.feed)
        and (first.kind, first.person) == (entry.kind, entry.person)
        and london_date(first.happened_at) == london_date(entry.happened_at)
        and all(one.source.feed and one.source.feed != entry.source.feed for one in group)
    )


def _line(same: Sequence[StoryEntry], today: date, reading: Reading) -> Line:
    fullest = max(same, key=lambda entry: len(entry.text))
    marks = [reading.marks[entry.key] for entry in same if entry.key in reading.marks]
    is_marked = any(is_significant(entry, reading.marks.get(entry.key)) for entry in same)
    return Line(
        id=fullest.id,
        recorded=_recorded(fullest),
        marked_by=next((mark.by for mark in marks if mark.significance), ""),
        analyses=tuple(analysis for mark in marks for analysis in mark.analyses),
        title=fullest.title,
        at=fullest.happened_at,
        when=_when(fullest, today),
        words=_words(fullest),
        badges=_badges(same, reading, is_marked=is_marked),
        marked=is_marked,
        source={"source": _who_says(fullest), "as_of": _as_of(fullest), "on": fullest.happened_at},
        also=tuple(_also(entry, fullest) for entry in same if entry is not fullest),
    )


def _also(entry: StoryEntry, fullest: StoryEntry) -> Also:
    words = _words(entry)
    says_more = _plain(words) not in _plain(fullest.text)
    return Also(source=_who_says(entry), as_of=_as_of(entry), words=words if says_more else "")


def _words(entry: StoryEntry) -> str:
    return without_title(entry.title, entry.text)


def without_title(title: str, text: str) -> str:
    """A text without its own title said over again; a bare code in its words."""
    words = text.removeprefix(title).lstrip(" :;,.")
    return label_of(LEGAL_STATUS, words) if words in LEGAL_STATUS else words[:1].upper() + words[1:]


def _plain(words: str) -> str:
    return " ".join("".join(letter if letter.isalnum() else " " for letter in words.lower()).split())


def _when(entry: StoryEntry, today: date) -> str:
    said = day_ago(entry.happened_at, today) if entry.to_the_day else instant(entry.happened_at)
    return f"{said}, until {day(entry.until)}" if entry.until else said


def _recorded(entry: StoryEntry) -> str:
    """The day it was recorded, where that is not the day it happened."""
    on = london_date(entry.recorded_at)
    return day(on) if on != london_date(entry.happened_at) else ""


def _badges(same: Sequence[StoryEntry], reading: Reading, *, is_marked: bool) -> tuple[dict[str, str], ...]:
    patterns = dict.fromkeys(title for entry in same for title in reading.patterns.get(entry.id, ()))
    return (
        *([{"text": "Significant", "colour": "orange"}] if is_marked else []),
        *({"text": title, "colour": "grey"} for title in patterns),
        *([{"text": "Opinion"}] if all(entry.standing == "opinion" for entry in same) else []),
        *(
            [{"text": "Under seal", "colour": "blue"}]
            if any(entry.sealed or entry.handling == "sealed" for entry in same)
            else []
        ),
    )


def _as_of(entry: StoryEntry) -> date | datetime:
    return entry.source.as_of or entry.recorded_at


def _who_says(entry: StoryEntry) -> str:
    said = source_in_words(entry.source)
    return f"{entry.noted_by}, {said}" if entry.noted_by and entry.noted_by != said else said


def source_in_words(source: Source) -> str:
    """Who says so: which of whose files, or the hub itself."""
    return source.title or source.agency or "Source not given"
