"""Who else has a contact before them just now, so that two do not do the same work unknown to one another."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from onestory.access.models import User
from onestory.access.policies import require
from onestory.audit.queries import beside as opened_beside
from onestory.walls.actor import Actor

JUST_NOW = timedelta(minutes=5)


@dataclass(frozen=True, kw_only=True)
class Beside:
    """Somebody who opened it within the last minutes."""

    name: str
    at: datetime


def who_is_beside(reference: str, *, viewer: Actor, now: datetime) -> list[Beside]:
    """Colleagues at the viewer's council who opened this contact in the last five minutes, the latest first."""
    require(viewer, "contact.see")
    when = opened_beside(reference, viewer=viewer, since=now - JUST_NOW)
    if not when:
        return []
    names = dict(User.objects.filter(pk__in=when).values_list("pk", "name"))
    return sorted((Beside(name=names[user], at=at) for user, at in when.items()), key=lambda one: one.at, reverse=True)
