"""What a viewer may see of the index, by noun."""

from onestory.people.queries.candidates import candidates
from onestory.people.queries.chronology import chronology_of
from onestory.people.queries.recent import RecentPerson, recent_people

__all__ = ["RecentPerson", "candidates", "chronology_of", "recent_people"]
