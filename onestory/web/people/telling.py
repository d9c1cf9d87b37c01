"""A chronology as the timeline draws it: each line with who says so, and the silences between them said aloud."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from onestory.calendars.instants import london_date
from onestory.people.rules.page import Source, StoryEntry
from onestory.web.presenters.dates import day, day_ago, instant, months_and_years

SILENCE = 180


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the timeline, or a silence between two."""

    title: str = ""
    at: datetime | None = None
    when: str = ""
    words: str = ""
    badges: tuple[dict[str, str], ...] = ()
    marked: bool = False
    source: dict[str, object] | None = None
    subject: str = ""
    gap: str = ""


def told(entries: Iterable[StoryEntry], today: date) -> list[Line]:
    """The lines, newest first, with a line where nobody recorded anything for half a year."""
    lines: list[Line] = []
    later: date | None = None
    for entry in entries:
        on = london_date(entry.happened_at)
        if later and (later - on).days > SILENCE:
            lines.append(Line(gap=f"Nothing from anybody for {months_and_years(on, later)}"))
        lines.append(_line(entry, today))
        later = on
    return lines


def _line(entry: StoryEntry, today: date) -> Line:
    return Line(
        title=entry.title,
        at=entry.happened_at,
        when=_when(entry, today),
        words=entry.text,
        badges=_badges(entry),
        marked=entry.significance == "significant",
        source={"source": _who_says(entry), "as_of": entry.source.as_of or entry.recorded_at},
        subject=entry.subject,
    )


def _when(entry: StoryEntry, today: date) -> str:
    said = day_ago(entry.happened_at, today) if entry.to_the_day else instant(entry.happened_at)
    return f"{said}, until {day(entry.until)}" if entry.until else said


def _badges(entry: StoryEntry) -> tuple[dict[str, str], ...]:
    return (
        *([{"text": "Significant", "colour": "orange"}] if entry.significance == "significant" else []),
        *([{"text": "Opinion"}] if entry.standing == "opinion" else []),
        *([{"text": "Under seal", "colour": "blue"}] if entry.handling == "sealed" else []),
    )


def _who_says(entry: StoryEntry) -> str:
    said = source_in_words(entry.source)
    return f"{entry.noted_by}, {said}" if entry.noted_by else said


def source_in_words(source: Source) -> str:
    """Who says so: which of whose files, or the hub itself."""
    return source.title or source.agency or "Source not given"
