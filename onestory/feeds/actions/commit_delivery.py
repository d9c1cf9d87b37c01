"""Commit a delivery that was previewed: from now on it is what the partner says."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from onestory.access.policies import require
from onestory.audit.actions.note import note
from onestory.feeds.bulk.recording import commit, counts_of
from onestory.feeds.bulk.waiting import forget, kept
from onestory.feeds.bulk.weighing import check_arrival, weigh
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.declared.workflows import DELIVERY, DeliveryState
from onestory.feeds.policies import delivery_to_change, mapping_of, one_at_a_time
from onestory.feeds.readers.open import opened_source
from onestory.feeds.readers.pieces import Progress
from onestory.feeds.rules.outcome import ImportOutcome
from onestory.grammar.refusals import Refusal
from onestory.walls.actor import Actor


@transaction.atomic
def commit_delivery(
    *, actor: Actor, delivery: int, now: datetime, confirm: bool = False, progress: Progress | None = None
) -> ImportOutcome:
    """Read the waiting file again, as things stand now, and write it. What has to be asked needs `confirm`."""
    found = delivery_to_change(delivery)
    move = DELIVERY.check("commit", DeliveryState(found.state))
    require(actor, move.needs, council=found.council_id)
    declared = feed_of(found.feed)
    one_at_a_time(council=found.council_id, feed=found.feed)
    staged_as = found.staged_as
    mapping = mapping_of(council=found.council_id, feed=found.feed)
    with opened_source(declared, kept(staged_as), mapping=mapping, progress=progress) as source:
        source.name = found.file_name
        found.previous = check_arrival(declared, source, council=found.council_id, as_of=found.as_of, now=now)
        weighed = weigh(declared, source, actor=actor, council=found.council_id, as_of=found.as_of)
    if weighed.outcome.asked and not confirm:
        raise Refusal(weighed.outcome.asked)
    outcome = commit(found, declared, weighed, actor=actor, now=now)
    note(
        act="feed.import",
        subject=str(found.pk),
        subject_kind="delivery",
        actor=actor,
        now=now,
        detail=counts_of(outcome),
    )
    transaction.on_commit(lambda: forget(staged_as))
    return outcome
