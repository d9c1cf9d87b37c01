"""Whether words that go to the other side of the wall would betray a shielded place."""

from dataclasses import dataclass

from onestory.frontdoor.models import Contact
from onestory.frontdoor.queries.naming.named import concerned, places_named
from onestory.people.queries.withheld import withheld
from onestory.walls.actor import Actor

TELLS_A_PLACE = (
    "What you wrote tells, or may tell, where a shielded person lives, and it would leave the hub. "
    "Take the place out and send it again."
)


@dataclass(frozen=True)
class _Said:
    words: tuple[str, ...]


def refusal_of_leaving(*words: str, viewer: Actor, contact: Contact) -> str:
    """Why these words about a contact may not go to somebody outside the hub; blank when they may.

    While the keys to shielded places are away nobody can say, and it is refused.
    """
    said = _Said(words)
    people, besides = concerned(contact, viewer=viewer), places_named(contact, viewer=viewer)
    read = withheld(said, viewer=viewer, people=people, besides=besides)
    return "" if read == said else TELLS_A_PLACE
