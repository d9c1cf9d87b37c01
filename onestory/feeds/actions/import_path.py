"""Import a file or folder in one go: what the console does."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.recording import commit, counts_of, new_delivery
from onestory.feeds.bulk.weighing import check_arrival, weigh
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.policies import mapping_of, one_at_a_time
from onestory.feeds.readers.open import opened_source
from onestory.feeds.readers.pieces import Progress
from onestory.feeds.rules.outcome import ImportOutcome
from onestory.walls.actor import Actor


@transaction.atomic
def import_path(
    *,
    actor: Actor,
    feed: str,
    path: Path,
    council: int,
    as_of: date,
    now: datetime,
    confirm: bool = False,
    progress: Progress | None = None,
) -> ImportOutcome:
    """Read, check and commit a file, a folder or an archive, or nothing of it at all.

    A full file that would withdraw much of what is held changes nothing without `confirm`: the outcome is then
    `asked`, and says what it would do. `progress` is told the bytes done and the bytes there are.
    """
    declared = feed_of(feed)
    require(actor, "feed.import", council=council)
    one_at_a_time(council=council, feed=feed)
    mapping = mapping_of(council=council, feed=feed)
    with opened_source(declared, path, mapping=mapping, progress=progress) as source:
        previous = check_arrival(declared, source, council=council, as_of=as_of, now=now)
        weighed = weigh(declared, source, actor=actor, council=council, as_of=as_of)
    if weighed.outcome.asked and not confirm:
        return weighed.outcome
    delivery = new_delivery(declared, source, actor=actor, council=council, as_of=as_of, previous=previous, now=now)
    outcome = commit(delivery, declared, weighed, actor=actor, now=now)
    note(
        act="feed.import",
        subject=str(delivery.pk),
        subject_kind="delivery",
        actor=actor,
        now=now,
        detail=counts_of(outcome),
    )
    return outcome
