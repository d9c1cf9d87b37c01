"""Whether the hub itself is sound: its doors, the rows that were refused, the letters that do not arrive."""

from dataclasses import dataclass
from datetime import datetime

from onestory.access.policies import require
from onestory.access.rules.actors import the_system
from onestory.feeds.queries.quarantine import LeftTooLong, left_too_long
from onestory.frontdoor.queries.cards import Doors
from onestory.frontdoor.queries.doors.doors import doors_in_short
from onestory.letters.queries.standing import Failing, letters_failing
from onestory.walls.actor import Actor
from onestory.walls.context import stand


@dataclass(frozen=True, kw_only=True)
class Soundness:
    """Counts of things, and of nobody."""

    doors: Doors
    left_too_long: tuple[LeftTooLong, ...]
    letters_failing: tuple[Failing, ...]


def how_sound(*, viewer: Actor, now: datetime) -> Soundness:
    """For whoever answers for the hub, who may open neither a refused row nor a letter: so the clock counts them.

    The viewer stands before the database again before anything is told.
    """
    require(viewer, "hub.oversee")
    system = the_system(council=viewer.council, council_code=viewer.council_code)
    stand(system)
    try:
        return Soundness(
            doors=doors_in_short(viewer=system, now=now),
            left_too_long=tuple(left_too_long(viewer=system, now=now)),
            letters_failing=tuple(letters_failing(viewer=system, now=now)),
        )
    finally:
        stand(viewer)
