"""Errands: what was asked of the worker, how far it is, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from onestory.access.policies import require
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.declared.workflows import ErrandState
from onestory.feeds.models import Errand
from onestory.grammar.refusals import NotFound
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class ErrandCard:
    """One errand. `done` of `of` bytes have been read; `answer` says why it was refused."""

    id: int
    act: str
    feed: str
    feed_title: str
    delivery: int | None
    file_name: str
    held: str
    as_of: date | None
    confirm: bool
    why: str
    user: int
    username: str
    role: str
    agency: int
    council: int
    purpose: str
    is_under_way: bool
    is_waiting: bool
    done: int
    of: int
    answer: str
    asked_at: datetime
    ended_at: datetime | None


def errand_of(number: int, *, viewer: Actor) -> ErrandCard:
    """One errand of the viewer's council, for those who keep feeds."""
    require(viewer, "feed.see")
    found = Errand.objects.filter(pk=number, council_id=viewer.council).first()
    if found is None:
        raise NotFound("There is no such import here.")
    return _card(found)


def errands_under_way(*, viewer: Actor, feed: str = "", delivery: int = 0) -> list[ErrandCard]:
    """What the worker has in hand or will take up, latest first; of one feed or one file, if named."""
    found = Errand.objects.filter(council_id=viewer.council, state__in=[ErrandState.WAITING, ErrandState.RUNNING])
    found = found.filter(feed=feed) if feed else found
    found = found.filter(delivery=delivery) if delivery else found
    return [_card(each) for each in found.select_related("delivery", "asked_by")]


def _card(found: Errand) -> ErrandCard:
    """An errand as pages and the worker read it."""
    return ErrandCard(
        id=found.pk,
        act=found.act,
        feed=found.feed,
        feed_title=feed_of(found.feed).title,
        delivery=found.delivery_id,
        file_name=found.delivery.file_name if found.delivery else "",
        held=found.held,
        as_of=found.as_of,
        confirm=found.confirm,
        why=found.why,
        user=found.asked_by_id,
        username=found.asked_by.get_username(),
        role=found.role,
        agency=found.agency,
        council=found.council_id,
        purpose=found.purpose,
        is_under_way=found.state in (ErrandState.WAITING, ErrandState.RUNNING),
        is_waiting=found.state == ErrandState.WAITING,
        done=found.done,
        of=found.of,
        answer=found.answer,
        asked_at=found.asked_at,
        ended_at=found.ended_at,
    )
