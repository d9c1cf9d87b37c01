"""What a viewer may see of the index, by noun."""

from onestory.people.queries.candidates import candidates
from onestory.people.queries.chronology import (
    EVERYTHING,
    Narrowing,
    chronology_of,
    line_called,
    lines_numbered,
    outline_of,
    stories_of,
    story_of,
)
from onestory.people.queries.identifiers import identifiers_of
from onestory.people.queries.recent import RecentPerson, recent_people

__all__ = [
    "EVERYTHING",
    "Narrowing",
    "RecentPerson",
    "candidates",
    "chronology_of",
    "identifiers_of",
    "line_called",
    "lines_numbered",
    "outline_of",
    "recent_people",
    "stories_of",
    "story_of",
]
