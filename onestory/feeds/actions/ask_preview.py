"""Ask for a file that was handed in to be read and shown, with nothing of it imported."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.feeds.bulk.errands import leave
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import Errand
from onestory.walls.actor import Actor


@transaction.atomic
def ask_preview(*, actor: Actor, feed: str, held: str, as_of: date, now: datetime) -> int:
    """Leave it for the worker, so that the page that asks need not wait. Returns the errand's number."""
    require(actor, "feed.import")
    return leave(Errand(act="preview", feed=feed_of(feed).code, held=held, as_of=as_of), actor=actor, now=now)
