"""Who is told of something: people at work with an e-mail address and the part it needs."""

from datetime import datetime

from onestory.access.queries import staff
from onestory.access.rules.actors import permissions_of
from onestory.letters.declared.notifications import Notification
from onestory.walls.actor import Actor


def readers_of(
    notification: Notification, *, viewer: Actor, now: datetime, agency: int = 0, team: int = 0, user: int = 0
) -> list[int]:
    """Each once. Where a team is named and nobody of it is at work, whoever of its agency is."""
    at_work = [one for one in staff(viewer=viewer, now=now) if one.email]
    if user or not notification.needs:
        return sorted({one.post.user for one in at_work if one.post.user == user})
    may = [one.post for one in at_work if notification.needs in permissions_of(one.post.role)]
    of_agency = [post for post in may if agency in (0, post.agency)]
    of_team = [post for post in of_agency if team in (0, post.team)]
    return sorted({post.user for post in of_team or (of_agency if agency else [])})
