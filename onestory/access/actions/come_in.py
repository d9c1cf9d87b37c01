"""Coming in: a signed-in person takes up one of their posts for a purpose, or learns why the door is shut."""

from datetime import datetime

from onestory.access.declared.purposes import BY_CODE, purposes_of
from onestory.access.queries import Post, posts_of
from onestory.access.rules.actors import grants_of, permissions_of
from onestory.calendars.instants import london_date
from onestory.grammar.refusals import NotPermitted
from onestory.walls.actor import Actor
from onestory.walls.context import stand

NO_POST = "You hold no post at this hub today. Ask your agency's administrator to give you one."


def come_in(
    *, actor: Actor, now: datetime, membership: int = 0, purpose: str = "", reason: str = "", stands: bool = False
) -> Actor:
    """Give back the actor for this post and purpose, and tell the database.

    Called at the start of every request, so that an ended membership or a lapsed credential shuts the door on the next
    one. ``membership`` 0 takes the first open post; ``purpose`` blank, or one the role does not have, takes the role's
    first. Raises NotPermitted with the sentence to show. Needs an open transaction, in which the actor may already
    have been told to the database (``stands``).
    """
    if not stands:
        stand(actor)
    posts = posts_of(actor.user, viewer=actor, today=london_date(now))
    post = _chosen(posts, membership)
    if post.shut:
        raise NotPermitted(post.shut)
    found = _as_actor(actor, post, purpose, reason)
    stand(found)
    return found


def _chosen(posts: list[Post], membership: int) -> Post:
    if not posts:
        raise NotPermitted(NO_POST)
    asked = [post for post in posts if post.membership == membership]
    open_ones = [post for post in posts if not post.shut]
    return (asked or open_ones or posts)[0]


def _as_actor(actor: Actor, post: Post, purpose: str, reason: str) -> Actor:
    mine = purposes_of(post.role)
    fitting = BY_CODE.get(purpose)
    chosen = fitting.code if fitting in mine else (mine[0].code if mine else "")
    permissions = permissions_of(post.role)
    return Actor(
        user=post.user,
        username=post.username,
        name=post.name,
        role=post.role,
        council=post.council,
        council_code=post.council_code,
        councils=(post.council,),
        agency=post.agency,
        agency_code=post.agency_code,
        agency_kind=post.agency_kind,
        agency_name=post.agency_name,
        team=post.team,
        permissions=permissions,
        grants=grants_of(permissions),
        purpose=chosen,
        reason=reason,
        request=actor.request,
        address=actor.address,
    )
