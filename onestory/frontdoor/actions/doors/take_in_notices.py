"""Police notices that came by file become contacts: one incident, a contact a child, once, however often they come."""

import logging
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.db import DataError, transaction

from onestory.access.policies import require
from onestory.calendars.instants import at_london, london_date
from onestory.councils.queries import agencies, councils
from onestory.feeds.queries.changes import what_came
from onestory.feeds.queries.records import SaidRow, contents_standing, rows_beginning
from onestory.frontdoor.actions.doors.take_in_notice import Came, take_in_notice
from onestory.frontdoor.actions.doors.tell_of_gone import tell_of_gone
from onestory.frontdoor.declared.file_notices import (
    FEED,
    FURTHEST_BACK,
    KEYS_AWAY,
    NO_TEAM,
    NOTICES_AT_ONCE,
    PART,
    REFUSED,
)
from onestory.frontdoor.models import NoticedRow, NoticesLook
from onestory.frontdoor.queries.doors.notices_by_file import KnownContact
from onestory.frontdoor.queries.setting.settings import notices_since
from onestory.frontdoor.rules.file_notices import NoticeRow, beginning_of, notices_of
from onestory.grammar.refusals import OutOfOrder, Refusal
from onestory.walls.actor import Actor
from onestory.walls.context import stand

log = logging.getLogger(__name__)
DEALT_WITH = (
    "notice", "content", "is_child", "contact", "home", "delivery", "file_name", "row", "came_at", "at", "gone_at",
    "waits", "waits_since", "raised_at",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _Look:
    """What one look goes by."""

    actor: Actor
    begins: datetime
    began_at: datetime
    now: datetime


@transaction.atomic
def take_in_notices(*, actor: Actor, now: datetime) -> int:
    """By the clock: how many notices were looked at, at most so many at once; fewer than that, none is left.

    Of incidents from the day on that the council has set; none where it has set none. Each row is dealt with once for
    each thing it says. A notice that cannot become a contact waits by itself, says why on the duty board, and is tried
    again at every look; it holds up no other.
    """
    require(actor, "contact.submit", council=actor.council)
    since = notices_since(viewer=actor, on=london_date(now))
    if since is None:
        return 0
    mark = _marked(actor, since, now)
    begins = max(at_london(since, time.min), mark.began_at - FURTHEST_BACK)
    look = _Look(actor=actor, begins=begins, began_at=mark.began_at, now=now)
    came = what_came(viewer=actor)
    fresh: dict[str, set[str]] = {}
    if mark.seen != came:
        tell_of_gone(actor=actor, now=now)
        fresh = _fresh(look)
    batch = sorted(fresh)[:NOTICES_AT_ONCE]
    keys = {key for beginning in batch for key in fresh[beginning]}
    _deal_with(keys | _waiting(look), look)
    if mark.seen != came and len(batch) == len(fresh):
        NoticesLook.objects.filter(pk=mark.pk).update(seen=came)
    return len(batch)


def _marked(actor: Actor, since: date, now: datetime) -> NoticesLook:
    """The council's mark, held until this look ends. Where another day is set, what no contact came of is new again."""
    first = NoticesLook(council_id=actor.council, since=since, began_at=now)
    NoticesLook.objects.bulk_create([first], ignore_conflicts=True)
    mark = NoticesLook.objects.select_for_update().get(council_id=actor.council)
    if mark.since != since:
        mark.since, mark.began_at, mark.seen = since, now, ""
        mark.save()
        NoticedRow.objects.filter(council_id=actor.council, contact__isnull=True, waits="").update(content=None)
    return mark


def _fresh(look: _Look) -> dict[str, set[str]]:
    """By how their keys begin, the keys of rows that say something that has not been dealt with, and do not wait."""
    held = NoticedRow.objects.filter(council_id=look.actor.council)
    noticed = {key: dealt for key, *dealt in held.values_list("source_key", "content", "gone_at", "waits")}
    standing = contents_standing(FEED, PART, since=look.begins, viewer=look.actor)
    fresh: dict[str, set[str]] = defaultdict(set)
    for key, content in standing.items():
        if key not in noticed or (noticed[key] != [content, None, ""] and not noticed[key][2]):
            fresh[beginning_of(key)].add(key)
    return fresh


def _waiting(look: _Look) -> set[str]:
    """Those that wait, the ones longest not looked at first."""
    waiting = NoticedRow.objects.filter(council_id=look.actor.council).exclude(waits="").order_by("at", "source_key")
    return set(waiting.values_list("source_key", flat=True)[:NOTICES_AT_ONCE])


def _deal_with(keys: Collection[str], look: _Look) -> None:
    """Each notice by itself: one that cannot be taken in is undone alone, and waits."""
    if not keys:
        return
    beginnings = {beginning_of(key) for key in keys}
    rows = {row.key: row for row in rows_beginning(FEED, PART, beginnings, viewer=look.actor)}
    before = {
        row.source_key: row
        for row in NoticedRow.objects.filter(council_id=look.actor.council, source_key__in=list(rows))
    }
    read = {key: NoticeRow(key=key, said=row.said) for key, row in rows.items() if row.said is not None}
    away = {key for key in keys if key in rows and key not in read}
    dealt = [_waits(rows[key], before.get(key), beginning_of(key), KEYS_AWAY, look) for key in sorted(away)]
    away_from = {beginning_of(key) for key in away}
    names = _names_of_agencies(look.actor)
    for notice in notices_of(read.values()):
        mine = {row.key: rows[row.key] for row in notice.rows}
        fresh = frozenset(keys & mine.keys())
        if fresh:
            came = Came(
                notice=notice,
                rows=mine,
                fresh=fresh,
                before={key: before[key] for key in mine if key in before},
                organisation=names.get(rows[notice.rows[0].key].agency, ""),
                came_at=min(max(min(mine[key].came_at for key in fresh), look.began_at), look.now),
                is_whole=beginning_of(notice.rows[0].key) not in away_from,
            )
            dealt += _tried(came, look)
    NoticedRow.objects.bulk_create(
        dealt, update_conflicts=True, unique_fields=["council", "source_key"], update_fields=DEALT_WITH
    )


def _tried(came: Came, look: _Look) -> list[NoticedRow]:
    """What becomes of the rows of one notice that are to be dealt with. The act that takes it in is undone whole."""
    wide = replace(look.actor, councils=tuple(card.id for card in councils(viewer=look.actor)))
    stand(wide)
    try:
        whose, why = take_in_notice(actor=wide, came=came, begins=look.begins, now=look.now), ""
    except (Refusal, DataError, ValueError, TypeError, LookupError) as fault:  # whatever a row may say
        log.exception("A police notice of a file could not become a contact; it waits and is tried again.")
        whose, why = {}, NO_TEAM if isinstance(fault, OutOfOrder) else REFUSED
    stand(look.actor)
    rows = [row for row in came.notice.rows if row.key in came.fresh]
    if why:
        return [_waits(came.rows[row.key], came.before.get(row.key), row.number, why, look) for row in rows]
    return [_dealt_with(row, came, whose.get(row.key), look) for row in rows]


def _dealt_with(row: NoticeRow, came: Came, whose: KnownContact | None, look: _Look) -> NoticedRow:
    """A row that has had a contact stays known by the file that it came of."""
    before = came.before.get(row.key)
    made = _noticed(
        came.rows[row.key],
        row.number,
        look,
        content=came.rows[row.key].content,
        is_child=row.is_child or bool(before and before.is_child and before.contact_id),
        contact_id=whose.id if whose else before.contact_id if before else None,
        home_id=whose.council if whose else before.home_id if before else None,
    )
    if before is not None and before.contact_id and before.contact_id == made.contact_id:
        made.delivery, made.file_name, made.row = before.delivery, before.file_name, before.row
        made.came_at = before.came_at
    return made


def _waits(row: SaidRow, before: NoticedRow | None, number: str, why: str, look: _Look) -> NoticedRow:
    has_waited = before is not None and bool(before.waits)
    return _noticed(
        row,
        number,
        look,
        is_child=before.is_child if before else False,
        contact_id=before.contact_id if before else None,
        home_id=before.home_id if before else None,
        gone_at=before.gone_at if before else None,
        waits=why,
        waits_since=before.waits_since if before and has_waited else look.now,
        raised_at=before.raised_at if before and has_waited else None,
    )


def _noticed(row: SaidRow, number: str, look: _Look, **of: Any) -> NoticedRow:
    return NoticedRow(
        council_id=look.actor.council,
        source_key=row.key,
        notice=number,
        delivery=row.delivery,
        file_name=row.file_name,
        row=row.row,
        came_at=row.came_at,
        at=look.now,
        **of,
    )


def _names_of_agencies(actor: Actor) -> dict[str, str]:
    """The name of the agency of each kind, where the council has one of it alone."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for agency in agencies(viewer=actor):
        by_kind[agency.kind].append(agency.name)
    return {kind: names[0] for kind, names in by_kind.items() if len(names) == 1}
