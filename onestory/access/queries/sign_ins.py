"""Where somebody signed in lately, as they themselves may see it."""

from dataclasses import dataclass
from datetime import datetime

from onestory.access.models import Membership
from onestory.access.rules.actors import the_system
from onestory.audit.queries import signings_of
from onestory.walls.actor import Actor
from onestory.walls.context import stand


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """One time somebody came in, and from which address of the network."""

    at: datetime
    address: str


def own_sign_ins(*, viewer: Actor, since: datetime) -> list[SignIn]:
    """The viewer's own, newest first, each once however many councils keep it."""
    theirs = Membership.objects.filter(user_id=viewer.user).values_list("council_id", flat=True)
    keeper = the_system(council=0, council_code="", councils=tuple(set(theirs)))
    try:
        stand(keeper)
        found = signings_of(viewer.user, viewer=keeper, since=since)
    finally:
        stand(viewer)
    return [SignIn(at=at, address=address) for at, address in sorted(set(found), reverse=True)]
