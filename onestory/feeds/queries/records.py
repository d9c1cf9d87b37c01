"""Source records: single ones for a page, whole tables for the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from onestory.access.policies import require
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import SourceRecord
from onestory.feeds.rules.typed import typed_row
from onestory.grammar.feeds import IDENTITY
from onestory.walls.actor import Actor


@dataclass(frozen=True, kw_only=True)
class RecordCard:
    """One source record. `values` are typed, under our names; of a shielded person they are left out."""

    id: int
    feed: str
    feed_title: str
    part: str
    source_key: str
    row: int
    agency: str
    as_of: date
    delivery: int
    valid_from: datetime
    valid_until: datetime | None
    withdrawn: bool
    undone: bool
    is_left_out: bool
    values: Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Changed:
    """Which records a delivery opened and closed, and which of the closed ones the partner no longer sends."""

    opened: tuple[int, ...]
    closed: tuple[int, ...]
    withdrawn: tuple[int, ...]


def records(ids: Iterable[int], *, viewer: Actor) -> list[RecordCard]:
    """Records by their ids, in that order; those that are not the viewer's council's are left out."""
    wanted = list(ids)
    found = {each.pk: each for each in SourceRecord.objects.filter(council_id=viewer.council, pk__in=wanted)}
    return [_card(found[each], viewer) for each in wanted if each in found]


def records_of_delivery(delivery: int, *, viewer: Actor, start: int = 0, most: int = 50) -> list[RecordCard]:
    """What a delivery brought, in the order of its file."""
    require(viewer, "feed.see")
    found = SourceRecord.objects.filter(council_id=viewer.council, opened_by=delivery).order_by("part", "row")
    return [_card(each, viewer) for each in found[start : start + most]]


def rows_changed_by(delivery: int, *, viewer: Actor) -> Changed:
    """Which records a delivery opened and closed. After it was undone: those taken back are the closed ones."""
    mine = SourceRecord.objects.filter(council_id=viewer.council)
    opened = mine.filter(opened_by=delivery).values_list("pk", "undone")
    closed = mine.filter(closed_by=delivery).values_list("pk", "withdrawn")
    return Changed(
        opened=tuple(record for record, is_undone in opened if not is_undone),
        closed=(*(record for record, _ in closed), *(record for record, is_undone in opened if is_undone)),
        withdrawn=tuple(record for record, is_withdrawn in closed if is_withdrawn),
    )


def parts_held(*, viewer: Actor) -> list[tuple[str, str, int]]:
    """Every feed and part of which the viewer's council holds current records, and how many."""
    counts: dict[tuple[str, str], int] = {}
    held = SourceRecord.objects.filter(council_id=viewer.council, valid_until=None)
    for feed, part in held.values_list("feed", "part").distinct():
        counts[feed, part] = held.filter(feed=feed, part=part).count()
    return [(feed, part, count) for (feed, part), count in sorted(counts.items())]


def _card(record: SourceRecord, viewer: Actor) -> RecordCard:
    part = feed_of(record.feed).part(record.part)
    is_left_out = record.shielded
    identity = {name: getattr(record, name) for name in IDENTITY}
    values = {} if is_left_out else typed_row(part, identity, record.data)
    return RecordCard(
        id=record.pk,
        feed=record.feed,
        feed_title=feed_of(record.feed).title,
        part=record.part,
        source_key="" if is_left_out else record.source_key,
        row=record.row,
        agency=record.agency,
        as_of=record.as_of,
        delivery=record.opened_by_id,
        valid_from=record.valid_from,
        valid_until=record.valid_until,
        withdrawn=record.withdrawn,
        undone=record.undone,
        is_left_out=is_left_out,
        values=values,
    )
