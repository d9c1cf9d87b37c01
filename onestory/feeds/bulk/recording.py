"""A delivery as a row of its own: what came, and what came of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from onestory.feeds.bulk.weighing import Weighed
from onestory.feeds.bulk.writing import write
from onestory.feeds.declared.workflows import DeliveryState
from onestory.feeds.models import Delivery
from onestory.feeds.readers.pieces import Source
from onestory.feeds.rules.outcome import ImportOutcome
from onestory.grammar.feeds import Feed, Holding
from onestory.walls.actor import Actor


def new_delivery(
    feed: Feed, source: Source, *, actor: Actor, council: int, as_of: date, previous: Delivery | None, now: datetime
) -> Delivery:
    """A delivery that has just been opened, not yet saved."""
    return Delivery(
        council_id=council,
        feed=feed.code,
        version=feed.version,
        agency=feed.agency,
        file_name=source.name[:255],
        sha256=source.sha256,
        size=source.size,
        as_of=as_of,
        previous=previous,
        opened_at=now,
        opened_by=actor.username,
    )


def fill(delivery: Delivery, outcome: ImportOutcome) -> None:
    """Copy the counts and sentences of an outcome onto its delivery."""
    for name in ("rows", "accepted", "quarantined", "duplicates", "new", "changed", "unchanged", "withdrawn"):
        setattr(delivery, name, getattr(outcome, name))
    delivery.parts = {name: vars(count) for name, count in outcome.parts.items()}
    delivery.reasons, delivery.set_aside = outcome.reasons, outcome.set_aside
    delivery.notes, delivery.asked = list(outcome.notes), outcome.asked


def commit(delivery: Delivery, feed: Feed, weighed: Weighed, *, actor: Actor, now: datetime) -> ImportOutcome:
    """Make the staged rows the records that stand."""
    fill(delivery, weighed.outcome)
    delivery.state = DeliveryState.COMMITTED
    delivery.committed_at, delivery.committed_by = now, actor.username
    delivery.preview, delivery.staged_as = {}, ""
    delivery.save()
    write(delivery, weighed.changes, now=now, replaces_quarantine=feed.holding is Holding.FULL)
    return replace(weighed.outcome, state="committed", delivery=delivery.pk)


def counts_of(outcome: ImportOutcome) -> dict[str, object]:
    """What the audit keeps of an import: counts, nobody's data."""
    names = ("rows", "accepted", "quarantined", "duplicates", "new", "changed", "unchanged", "withdrawn")
    return {"feed": outcome.feed, **{name: getattr(outcome, name) for name in names}}
