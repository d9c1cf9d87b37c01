"""What a viewer may see of the index, by noun."""

from onestory.people.queries.candidates import candidates
from onestory.people.queries.chronology import EVERYTHING, Narrowing, agencies_of, chronology_of
from onestory.people.queries.recent import RecentPerson, recent_people

__all__ = [
    "EVERYTHING",
    "Narrowing",
    "RecentPerson",
    "agencies_of",
    "candidates",
    "chronology_of",
    "recent_people",
]
