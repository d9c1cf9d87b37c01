"""Who has looked at a person: by name for those who may read the audit, otherwise how many of each role."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from onestory.access.declared.roles import BY_CODE
from onestory.access.queries import called
from onestory.audit.queries import Sight, looks_by_role, sights_of
from onestory.calendars.instants import at_london
from onestory.people.policies import recorded_until
from onestory.people.rules.page import Look, Looked
from onestory.walls.actor import Actor

MOST = 500
SHOWN = timedelta(days=365)


def looked_at(person: UUID, identifiers: Sequence[UUID], *, viewer: Actor, today: date) -> Looked:
    """The sights of a year. Without the permission only numbers leave the audit."""
    since = today - SHOWN
    by_role = looks_by_role(identifiers, viewer=viewer, since=at_london(since), until=recorded_until(today))
    return Looked(
        looks=tuple(_looks(person, viewer, since)) if viewer.may("audit.read") else (),
        by_role=tuple((_role(each.role), each.times) for each in by_role),
        since=since,
    )


def _looks(person: UUID, viewer: Actor, since: date) -> list[Look]:
    seen = sights_of(person, viewer=viewer, most=MOST)
    shown = [sight for sight in seen if sight.at >= at_london(since) and sight.act.startswith("person.")]
    names = called((sight.username for sight in shown), viewer=viewer)
    return [_look(sight, names[sight.username]) for sight in shown]


def _look(sight: Sight, who: str) -> Look:
    return Look(
        at=sight.at,
        who=who,
        role=_role(sight.role),
        act=sight.act,
        purpose=sight.purpose,
        reason=sight.reason,
    )


def _role(code: str) -> str:
    return BY_CODE[code].title if code in BY_CODE else code
