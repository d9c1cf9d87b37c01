"""Keeping what was told without the places of shielded people, its original under a key outside the database."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from onestory.access.rules.actors import the_system
from onestory.audit.actions.note import note
from onestory.frontdoor.hiding import AT_ONCE, BY_THE_CLOCK, hide_owed
from onestory.people.index.locking import ring_if_it_answers
from onestory.people.telling_anew import may_tell_anew, owed_telling
from onestory.walls.actor import Actor
from onestory.walls.context import stand
from onestory.walls.keyring import KeyUnavailable

MOST, MOST_AT_ONCE, ROWS_AT_ONCE = 500, 20, 160


@transaction.atomic
def hide_what_was_told(*, actor: Actor, now: datetime) -> int:
    """Look at what a shield, a match or new words have made owe a look. How many rows were written.

    Within the act that made it so, and by the clock, which looks at namesakes too. It asks for no permission, since
    whoever tells, matches or shields has been asked for theirs. While the keys are away, or somebody else does it at
    this moment, nothing is done and it owes a look still. The clock alone raises KeyUnavailable, where one key of
    several is missing: no act fails for it.
    """
    system = replace(the_system(council=actor.council, council_code=actor.council_code), request=actor.request)
    stand(system)
    by_the_clock = actor.username == system.username
    done = 0
    try:
        with transaction.atomic():
            limits = (BY_THE_CLOCK, MOST, None) if by_the_clock else (AT_ONCE, MOST_AT_ONCE, ROWS_AT_ONCE)
            done = _hidden(system, *limits)
    except KeyUnavailable:
        if by_the_clock:
            raise
    if done:
        note(act="shield.hide-told", actor=system, now=now, detail={"rows": done})
    stand(actor)
    return done


def _hidden(system: Actor, kinds: Collection[str], most: int, within: int | None) -> int:
    """Keys are asked for only where something owes a look: it may take a command that asks a service."""
    if not owed_telling(system.council, kinds, 1, within=1):
        return 0
    ring = ring_if_it_answers()
    if ring is None or not may_tell_anew(system.council):
        return 0
    return hide_owed(system, ring, kinds=kinds, most=most, within=within)
