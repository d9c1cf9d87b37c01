"""The request as our views receive it: with the actor and the moment."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse

from onestory.access.queries import Post
from onestory.walls.actor import Actor


class Asked(HttpRequest):
    """An ordinary request, plus who asks, for which post, and when. Only ``Doorway`` makes one."""

    actor: Actor
    now: datetime
    post: Post | None
    posts: list[Post]


View = Callable[..., HttpResponse]


def open_to_the_public(view: View) -> View:
    """Mark a page that nobody need sign in for. Everything else is shut."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def is_public(view: View) -> bool:
    """Whether a view was marked, or belongs to the sign-in pages themselves."""
    return getattr(view, "is_public", False) or view.__module__.startswith("allauth.")
