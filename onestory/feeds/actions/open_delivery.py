"""Open a delivery: read and check a file, and show what it would do, before anything of it counts."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.recording import counts_of, fill, new_delivery
from onestory.feeds.bulk.waiting import forget, keep, sealed_preview
from onestory.feeds.bulk.weighing import check_arrival, weigh
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import Delivery
from onestory.feeds.policies import mapping_of, one_at_a_time
from onestory.feeds.readers.open import opened_source
from onestory.feeds.readers.pieces import Progress
from onestory.walls.actor import Actor


@transaction.atomic
def open_delivery(
    *,
    actor: Actor,
    feed: str,
    path: Path,
    file_name: str,
    council: int,
    as_of: date,
    now: datetime,
    progress: Progress | None = None,
) -> Delivery:
    """Keep a copy of the file, and a preview: its first rows, its counts, its refusals, and what it would change."""
    declared = feed_of(feed)
    require(actor, "feed.import", council=council)
    one_at_a_time(council=council, feed=feed)
    with opened_source(declared, path, mapping=mapping_of(council=council, feed=feed), progress=progress) as source:
        source.name = file_name
        previous = check_arrival(declared, source, council=council, as_of=as_of, now=now)
        weighed = weigh(declared, source, actor=actor, council=council, as_of=as_of)
    delivery = new_delivery(declared, source, actor=actor, council=council, as_of=as_of, previous=previous, now=now)
    fill(delivery, weighed.outcome)
    shown = {"rows": weighed.staged.first_rows, "refusals": weighed.staged.first_refusals}
    delivery.preview = sealed_preview(shown)
    delivery.staged_as = keep(path, file_name)
    try:
        delivery.save()
        note(
            act="feed.preview",
            subject=str(delivery.pk),
            subject_kind="delivery",
            actor=actor,
            now=now,
            detail=counts_of(weighed.outcome),
        )
    except Exception:
        forget(delivery.staged_as)
        raise
    return delivery
