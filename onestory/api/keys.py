"""Who calls: the key in the header, what it may do, and how often it may ask."""

from django.core.cache import cache
from ninja.errors import HttpError
from ninja.security import HttpBearer

from onestory.access.actions.come_in_by_key import come_in_by_key
from onestory.api.door import Called
from onestory.grammar.refusals import NotPermitted
from onestory.walls.actor import Actor

CALLS_A_MINUTE = 300
TOO_OFTEN = "This key has asked more than {most} times in a minute. Wait a minute, then go on where you left off."


class TooOften(HttpError):
    """Asked again too soon. Never said to somebody who tells of a child."""

    def __init__(self) -> None:
        super().__init__(429, TOO_OFTEN.format(most=CALLS_A_MINUTE))


class Key(HttpBearer):
    """A machine's key, sent as a bearer token, that carries a permission."""

    openapi_description = "A key that the council's administrator made with `onestory machine mint`."

    def __init__(self, permission: str, *, limited: bool) -> None:
        super().__init__()
        self.permission, self.limited = permission, limited

    def authenticate(self, request: Called, token: str) -> Actor:  # type: ignore[override]  # MachineDoor makes it so
        """Come in by the key. A message about a child is never turned away for coming often."""
        request.actor = come_in_by_key(actor=request.actor, key=token, now=request.now)
        if self.permission not in request.actor.permissions:
            raise NotPermitted("This key was not made for that. Ask the council's administrator for one that is.")
        if self.limited and _calls(request) > CALLS_A_MINUTE:
            raise TooOften
        return request.actor


def _calls(request: Called) -> int:
    """How often this machine has asked in the minute that it is."""
    minute = f"machine-{request.actor.user}-{request.now:%Y%m%d%H%M}"
    try:
        return int(cache.incr(minute))
    except ValueError:
        cache.add(minute, 1, 120)
        return 1
