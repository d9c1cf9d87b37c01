"""The request as our views receive it: with the actor and the moment."""

from collections.abc import Callable
from datetime import date, datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from onestory.calendars.instants import london_date
from onestory.councils.queries import CouncilCard
from onestory.walls.actor import Actor


class Asked(HttpRequest):
    """An ordinary request, plus who asks, for which post, and when. Only ``Doorway`` makes one."""

    actor: Actor
    now: datetime
    councils: list[CouncilCard]
    is_signed_in: bool
    shut: str


GLASS_HELD = "glass"
"""What a session keeps while somebody has a glass broken: whose record, and for which council."""
CAME_IN_AT = "came_in_at"
"""What a session keeps of when its owner showed who they are, in seconds: here, or at their organisation."""
View = Callable[..., HttpResponseBase]


def open_to_the_public(view: View) -> View:
    """Mark a page that nobody need sign in for. Everything else is shut."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def is_public(view: View) -> bool:
    """Whether a view was marked, or belongs to the sign-in pages themselves."""
    return getattr(view, "is_public", False) or is_sign_in(view)


def is_sign_in(view: View) -> bool:
    """Whether a view belongs to the sign-in pages, which mind their own doors."""
    return view.__module__.startswith("allauth.")


def is_for_machines(request: HttpRequest) -> bool:
    """Whether a call is for the door of partners' systems, which has a doorway of its own."""
    return request.path.startswith("/api/")


def before_a_post(view: View) -> View:
    """Mark a page that somebody with two posts may see before they have chosen one."""
    view.is_before_a_post = True  # type: ignore[attr-defined]
    return view


def is_before_a_post(view: View) -> bool:
    """Whether a view was so marked, or is open to anybody."""
    return getattr(view, "is_before_a_post", False) or is_public(view)


def today_of(request: Asked) -> date:
    """The day it is in England."""
    return london_date(request.now)
