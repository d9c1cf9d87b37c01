"""Which of the marks on a line stands, and what it makes of the line. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from onestory.people.declared.event_kinds import SIGNIFICANT
from onestory.people.rules.page import StoryEntry

LineKey = tuple[str, int]


@dataclass(frozen=True, kw_only=True)
class MarkCard:
    """One mark, as it was made."""

    key: LineKey
    significance: str
    analysis: str
    words_then: str
    at: datetime
    by: str


@dataclass(frozen=True, kw_only=True)
class Marked:
    """What people made of one line: the significance that stands and whose it is, and every analysis, oldest first.

    `marks` counts them all, so that whoever writes can be told of one that was made meanwhile.
    """

    significance: str = ""
    by: str = ""
    analyses: tuple[MarkCard, ...] = ()
    marks: int = 0


def by_line(marks: Iterable[MarkCard]) -> dict[LineKey, Marked]:
    """The marks of each line, given oldest first: the latest word on significance stands."""
    found: dict[LineKey, Marked] = {}
    for mark in marks:
        was = found.get(mark.key, Marked())
        found[mark.key] = Marked(
            significance=mark.significance or was.significance,
            by=mark.by if mark.significance else was.by,
            analyses=(*was.analyses, mark) if mark.analysis else was.analyses,
            marks=was.marks + 1,
        )
    return found


def is_significant(entry: StoryEntry, marked: Marked | None) -> bool:
    """Whether a line is significant: as a person marked it, else as the rule says."""
    return (marked.significance if marked and marked.significance else entry.significance) == SIGNIFICANT
