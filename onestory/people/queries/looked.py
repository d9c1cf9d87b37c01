"""Who has looked at a person: by name for those who may read the audit, otherwise how many of each role."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from onestory.access.declared.roles import BY_CODE
from onestory.audit.queries import Sight, sights_of
from onestory.people.rules.page import Look, Looked
from onestory.walls.actor import Actor
from onestory.walls.context import stand

MOST = 500
SHOWN = timedelta(days=365)


def looked_at(person: UUID, *, viewer: Actor, today: date) -> Looked:
    """The sights of a year. Without the permission only numbers leave this function."""
    since = today - SHOWN
    seen = [sight for sight in _sights(person, viewer) if sight.at.date() >= since and sight.act.startswith("person.")]
    counted = Counter(_role(sight.role) for sight in seen)
    looks = tuple(_look(sight) for sight in seen) if viewer.may("audit.read") else ()
    return Looked(looks=looks, by_role=tuple(counted.most_common()), since=since)


def _sights(person: UUID, viewer: Actor) -> list[Sight]:
    """The audit is shut to most: it is opened for the count, and shut again."""
    stand(replace(viewer, grants=viewer.grants | {"audit"}))
    try:
        return sights_of(person, viewer=viewer, most=MOST)
    finally:
        stand(viewer)


def _look(sight: Sight) -> Look:
    return Look(
        at=sight.at,
        who=sight.username,
        role=_role(sight.role),
        act=sight.act,
        purpose=sight.purpose,
        reason=sight.reason,
    )


def _role(code: str) -> str:
    return BY_CODE[code].title if code in BY_CODE else code
