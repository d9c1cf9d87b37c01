"""Whether words that go to the other side of the wall would betray a shielded place."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from onestory.people.queries.withheld import withheld
from onestory.walls.actor import Actor

TELLS_A_PLACE = (
    "What you wrote tells, or may tell, where a shielded person lives, and it would leave the hub. "
    "Take the place out and send it again."
)


@dataclass(frozen=True)
class _Said:
    words: tuple[str, ...]


def refusal_of_leaving(*words: str, viewer: Actor, people: Iterable[UUID]) -> str:
    """Why these words may not go to somebody outside the hub; blank when they may.

    While the keys to shielded places are away nobody can say, and it is refused.
    """
    said = _Said(words)
    return "" if withheld(said, viewer=viewer, people=people) == said else TELLS_A_PLACE
