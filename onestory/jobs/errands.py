"""Errands: files read, imported and taken back as the person who asked, with their progress told while it goes on."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from onestory.access.actions.come_in import come_in
from onestory.access.queries import Post, posts_of
from onestory.access.rules.actors import the_system
from onestory.calendars.instants import london_date
from onestory.feeds.actions.begin_errand import begin_errand
from onestory.feeds.actions.commit_delivery import commit_delivery
from onestory.feeds.actions.end_errand import end_errand
from onestory.feeds.actions.open_delivery import open_delivery
from onestory.feeds.actions.tell_progress import tell_progress
from onestory.feeds.actions.undo_delivery import undo_delivery
from onestory.feeds.bulk.errands import is_left_to_do
from onestory.feeds.bulk.handed_in import let_go, path_of
from onestory.feeds.queries.errands import ErrandCard
from onestory.feeds.readers.pieces import Progress
from onestory.grammar.refusals import BadInput, NotPermitted, Refusal
from onestory.walls.actor import Actor
from onestory.walls.context import standing_as

log = logging.getLogger(__name__)
Clock = Callable[[], datetime]
POST_ENDED = "The post from which this was asked has ended or is shut, so nothing was done."
OUR_FAULT = "Something went wrong at our end. Nothing of the file was changed; try again, and tell us if it goes on."


def carry_out(errand: int, *, council: int, clock: Clock, progress: Progress | None = None) -> None:
    """Do one errand whole, or say on it why not. Done before, it is left alone; cut off half-way, it is done again."""
    system = the_system(council=council, council_code="")
    with standing_as(system):
        asked = begin_errand(actor=system, errand=errand, now=clock())
    if asked is None:
        return
    try:
        with standing_as(system):
            if not is_left_to_do(errand):
                return
            delivery = _do(asked, _as_they_are(asked, system, clock()), clock(), progress)
            _end(asked, system, clock(), delivery=delivery)
    except Refusal as refusal:
        _end(asked, system, clock(), refused=refusal.message)
    except Exception:
        log.exception("Errand %s was not done.", errand)
        _end(asked, system, clock(), refused=OUR_FAULT)


def tell(errand: int, *, council: int, done: int, of: int, clock: Clock) -> None:
    """Write down how far an errand is."""
    system = the_system(council=council, council_code="")
    with standing_as(system):
        tell_progress(actor=system, errand=errand, done=done, of=of, now=clock())


def _do(asked: ErrandCard, actor: Actor, now: datetime, progress: Progress | None) -> int:
    if asked.act == "commit" and asked.delivery:
        commit_delivery(actor=actor, delivery=asked.delivery, now=now, confirm=asked.confirm, progress=progress)
        return asked.delivery
    if asked.act == "undo" and asked.delivery:
        undo_delivery(actor=actor, delivery=asked.delivery, why=asked.why, now=now)
        return asked.delivery
    return _preview(asked, actor, now, progress)


def _preview(asked: ErrandCard, actor: Actor, now: datetime, progress: Progress | None) -> int:
    if asked.as_of is None:
        raise BadInput("Say of which day the file speaks.")
    path = path_of(asked.held, actor=actor)
    opened = open_delivery(
        actor=actor,
        feed=asked.feed,
        path=path,
        file_name=path.name,
        council=actor.council,
        as_of=asked.as_of,
        now=now,
        progress=progress,
    )
    transaction.on_commit(lambda: let_go(asked.held, actor=actor))
    return opened.pk


def _as_they_are(asked: ErrandCard, system: Actor, now: datetime) -> Actor:
    """Whoever asked, in the post they asked from, as that post stands now."""
    posts = posts_of(asked.user, viewer=system, today=london_date(now))
    mine = [post for post in posts if _is_theirs(post, asked)]
    if not mine:
        raise NotPermitted(POST_ENDED)
    asker = Actor(user=asked.user, username=asked.username, request=f"errand-{asked.id}")
    return come_in(actor=asker, now=now, membership=mine[0].membership, purpose=asked.purpose)


def _is_theirs(post: Post, asked: ErrandCard) -> bool:
    return not post.shut and (post.council, post.role, post.agency) == (asked.council, asked.role, asked.agency)


def _end(asked: ErrandCard, system: Actor, now: datetime, *, delivery: int | None = None, refused: str = "") -> None:
    with standing_as(system):
        end_errand(actor=system, errand=asked.id, now=now, delivery=delivery, refused=refused)
