"""Source records: single ones for a page, whole tables for the index."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Func, QuerySet, TextField, Value

from onestory.access.policies import require
from onestory.feeds.bulk.locking import unlocked
from onestory.feeds.declared.catalogue import feed_of
from onestory.feeds.models import SourceRecord
from onestory.feeds.rules.typed import typed_row
from onestory.grammar.feeds import IDENTITY
from onestory.walls.actor import Actor
from onestory.walls.keyring import KeyUnavailable, keyring

BETWEEN_KEYS = "|"


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


@dataclass(frozen=True, kw_only=True)
class SaidRow:
    """What one row says now, typed, under our names, and which file says so.

    What is locked of it was opened in memory; `said` is None while the key to that does not answer.
    """

    key: str
    content: UUID
    agency: str
    delivery: int
    file_name: str
    row: int
    came_at: datetime
    said: Mapping[str, object] | None


def contents_standing(feed: str, part: str, *, since: datetime, viewer: Actor) -> dict[str, UUID]:
    """By key, what the current rows of a part say that came, or came otherwise than before, since a moment."""
    require(viewer, "feed.see")
    came = _standing(feed, part, viewer).filter(valid_from__gte=since)
    return dict(came.values_list("source_key", "content_hash"))


def still_standing(feed: str, part: str, keys: Iterable[str], *, viewer: Actor) -> set[str]:
    """Those of these keys whose rows are current, whenever they came."""
    require(viewer, "feed.see")
    return set(_standing(feed, part, viewer).filter(source_key__in=list(keys)).values_list("source_key", flat=True))


def rows_beginning(feed: str, part: str, beginnings: Iterable[str], *, viewer: Actor) -> list[SaidRow]:
    """The current rows of a part of which the first value of the key is one of these, in the order of their keys."""
    require(viewer, "feed.import")
    first = Func("source_key", Value(BETWEEN_KEYS), Value(1), function="split_part", output_field=TextField())
    found = _standing(feed, part, viewer).alias(first=first).filter(first__in=list(beginnings))
    return [_said(each) for each in found.select_related("opened_by").order_by("source_key")]


def said_before(feed: str, part: str, contents: Mapping[str, UUID], *, viewer: Actor) -> dict[str, SaidRow]:
    """By key, the version of each row that said this, whether or not it is current."""
    require(viewer, "feed.import")
    held = SourceRecord.objects.filter(council_id=viewer.council, feed=feed, part=part)
    found = held.filter(source_key__in=list(contents), content_hash__in=set(contents.values()))
    every = found.select_related("opened_by").order_by("valid_from", "pk")
    return {each.source_key: _said(each) for each in every if contents[each.source_key] == each.content_hash}


def _standing(feed: str, part: str, viewer: Actor) -> QuerySet[SourceRecord]:
    return SourceRecord.objects.filter(council_id=viewer.council, feed=feed, part=part, valid_until=None)


def _said(record: SourceRecord) -> SaidRow:
    return SaidRow(
        key=record.source_key,
        content=record.content_hash,
        agency=record.agency,
        delivery=record.opened_by_id,
        file_name=record.opened_by.file_name,
        row=record.row,
        came_at=record.valid_from,
        said=_opened(record),
    )


def _opened(record: SourceRecord) -> Mapping[str, object] | None:
    """The row whole: one of which a part is locked and cannot be opened is not told by halves."""
    part = feed_of(record.feed).part(record.part)
    identity = {name: getattr(record, name) for name in IDENTITY}
    if record.locked is None:
        return typed_row(part, identity, record.data)
    try:
        hidden = unlocked(record.pk, record.locked, keyring())
    except KeyUnavailable:
        return None
    data = hidden.pop("data")
    return typed_row(part, identity | hidden, data)


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
