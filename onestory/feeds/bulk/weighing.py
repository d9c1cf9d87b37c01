"""A file taken as far as it goes without changing anything: read, checked, staged, and held against what is there."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime

from onestory.calendars.instants import london_date
from onestory.councils.queries import setting
from onestory.feeds.bulk.comparing import SAME_KEY, THE_IDENTIFIER, Changes, compare
from onestory.feeds.bulk.staging import Staged, stage
from onestory.feeds.declared.workflows import DeliveryState
from onestory.feeds.models import Delivery
from onestory.feeds.readers.pieces import Source
from onestory.feeds.rules.outcome import ImportOutcome, PartCount, largest_first, question
from onestory.feeds.rules.says import in_plain_words
from onestory.grammar.feeds import Feed, Holding
from onestory.grammar.refusals import BadInput
from onestory.walls.actor import Actor


@dataclass(frozen=True)
class Weighed:
    """What a file would do. The rows themselves wait in the staging tables of this transaction."""

    outcome: ImportOutcome
    staged: Staged
    changes: Changes


def check_arrival(feed: Feed, source: Source, *, council: int, as_of: date, now: datetime) -> Delivery | None:
    """Refuse a file that came before, or that is older than what is held. Returns the delivery before it."""
    standing = Delivery.objects.filter(council_id=council, feed=feed.code, state=DeliveryState.COMMITTED)
    again = standing.filter(sha256=source.sha256).first()
    if again is not None and again.committed_at is not None:
        raise BadInput(
            f"This file was already imported on {in_plain_words(london_date(again.committed_at))} "
            f"by {again.committed_by} (as “{again.file_name}”). Nothing was done."
        )
    if as_of > london_date(now):
        raise BadInput(f"The file cannot speak of {in_plain_words(as_of)}: that day has not come.")
    previous = standing.order_by("-as_of", "-committed_at").first()
    if previous and feed.holding is Holding.FULL and as_of < previous.as_of:
        raise BadInput(
            f"This file speaks of {in_plain_words(as_of)}, and what is held is as of {in_plain_words(previous.as_of)}. "
            "An older file would bring back what has changed since. Undo the later import first if it was wrong."
        )
    return previous


def weigh(feed: Feed, source: Source, *, actor: Actor, council: int, as_of: date) -> Weighed:
    """Read a file to its end and say what came of each row and what it would change."""
    staged = stage(feed, source, as_of=as_of)
    if not staged.total:
        raise BadInput(
            "The file has headings but no rows. Nothing was imported, and nobody was withdrawn; ask for it again."
        )
    changes = compare(feed, staged, council=council, parts=source.parts_found, as_of=as_of)
    asks_below = setting(f"feed.{feed.code}.asks-below", viewer=actor, on=as_of, default=feed.asks_below)
    asked = question(
        feed,
        held={name: changes.held.get(name, 0) for name in source.parts_found},
        gone={name: changes.gone.get(name, 0) for name in source.parts_found},
        asks_below=float(str(asks_below)),
    )
    return Weighed(_outcome(feed, source, staged, changes, asked), staged, changes)


def _outcome(feed: Feed, source: Source, staged: Staged, changes: Changes, asked: str) -> ImportOutcome:
    parts = {part.name: _counted(part.name, staged, changes) for part in feed.parts if staged.rows[part.name]}
    conflicts = sum(changes.conflicts.values())
    reasons = staged.reasons + Counter({f"{THE_IDENTIFIER}: {SAME_KEY}": conflicts})
    return ImportOutcome(
        state="asked" if asked else "previewed",
        feed=feed.code,
        file_name=source.name,
        rows=sum(count.rows for count in parts.values()),
        accepted=sum(count.accepted for count in parts.values()),
        quarantined=sum(count.quarantined for count in parts.values()),
        duplicates=sum(count.duplicates for count in parts.values()),
        reasons=largest_first(dict(reasons)),
        set_aside=largest_first(dict(staged.set_aside)),
        parts=parts,
        new=changes.new,
        changed=changes.changed,
        unchanged=changes.unchanged,
        withdrawn=changes.withdrawn,
        notes=tuple(source.notes),
        asked=asked,
    )


def _counted(part: str, staged: Staged, changes: Changes) -> PartCount:
    rows, duplicates = staged.rows[part], changes.duplicates.get(part, 0)
    quarantined = staged.refused[part] + changes.conflicts.get(part, 0)
    return PartCount(rows, rows - quarantined - duplicates, quarantined, duplicates)
