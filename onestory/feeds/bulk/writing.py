"""What is staged becomes records and quarantined rows; a delivery taken back leaves what was there before."""
# ruff: noqa: S608  every name in these statements is declared in this room; values are always parameters

from __future__ import annotations

from datetime import datetime
from typing import Any

from onestory.feeds.bulk.comparing import CURRENT, SAME, Changes
from onestory.feeds.bulk.sealing import is_sealing, seal_staged
from onestory.feeds.declared.workflows import RowState
from onestory.feeds.models import Delivery
from onestory.grammar.feeds import IDENTITY, IDENTITY_DATES
from onestory.walls.bulk import bulk_cursor

NAMES = ", ".join(IDENTITY)
TYPED = ", ".join(f"s.{name}::date" if name in IDENTITY_DATES else f"s.{name}" for name in IDENTITY)
CLOSE_CHANGED = f"""
    update feeds_sourcerecord r set valid_until = %(now)s, closed_by_id = %(delivery)s
    from feeds_staged s where {CURRENT} and {SAME}
"""
CLOSE_GONE = """
    update feeds_sourcerecord r set valid_until = %(now)s, closed_by_id = %(delivery)s, withdrawn = true
    from feeds_gone g where r.id = g.id
"""
OPEN = f"""
    insert into feeds_sourcerecord (
        council_id, feed, part, source_key, row, agency, content_hash, as_of, valid_from, opened_by_id,
        withdrawn, undone, shielded, {NAMES}, data
    )
    select %(council)s, %(feed)s, s.part, s.source_key, s.row, %(agency)s, s.content_hash, %(as_of)s, %(now)s,
           %(delivery)s, false, false,
           (s.part, s.source_key) in (select o.part, o.source_key from feeds_sourcerecord o
                                       where o.council_id = %(council)s and o.feed = %(feed)s and o.shielded),
           {TYPED}, jsonb_strip_nulls(s.data::jsonb)
    from feeds_staged s
"""
QUARANTINE = """
    insert into feeds_quarantinedrow (
        council_id, delivery_id, part, row, source_key, "column", reason, shown, refusals, raw, sealed, state,
        worked_by, worked_why
    )
    select %(council)s, %(delivery)s, part, row, coalesce(source_key, ''), "column", reason, coalesce(shown, ''),
           refusals, raw, sealed, %(waiting)s, '', ''
    from feeds_refused order by part, row
"""
SUPERSEDE = """
    update feeds_quarantinedrow q set superseded_by_id = %(delivery)s from feeds_delivery d
    where q.delivery_id = d.id and d.council_id = %(council)s and d.feed = %(feed)s and d.id <> %(delivery)s
      and q.state = %(waiting)s and q.superseded_by_id is null
"""
TAKE_BACK = """
    update feeds_sourcerecord set valid_until = coalesce(valid_until, %(now)s), undone = true
    where opened_by_id = %(delivery)s and not undone
"""
GIVE_BACK = """
    update feeds_sourcerecord set valid_until = null, closed_by_id = null, withdrawn = false
    where closed_by_id = %(delivery)s and not undone
"""


def write(delivery: Delivery, changes: Changes, *, now: datetime, replaces_quarantine: bool) -> None:
    """Close what changed or has gone, open what is new, and put the refused rows aside."""
    told = told_of(delivery, now)
    with bulk_cursor() as cursor:
        if changes.changed:
            cursor.execute(CLOSE_CHANGED, told)
        if changes.withdrawn:
            cursor.execute(CLOSE_GONE, told)
        cursor.execute(OPEN, told)
        if replaces_quarantine:
            cursor.execute(SUPERSEDE, told)
        if delivery.quarantined:
            if is_sealing(now):
                seal_staged(delivery)
            cursor.execute(QUARANTINE, told)


def take_back(delivery: Delivery, *, now: datetime) -> tuple[int, int]:
    """Undo what a delivery wrote. Returns how many records were taken back and how many stand again."""
    told = told_of(delivery, now)
    with bulk_cursor() as cursor:
        cursor.execute(TAKE_BACK, told)
        taken = cursor.rowcount
        cursor.execute(GIVE_BACK, told)
        given = cursor.rowcount
        cursor.execute(
            "update feeds_quarantinedrow set superseded_by_id = null where superseded_by_id = %(delivery)s", told
        )
    return taken, given


def close_same(told: dict[str, Any]) -> None:
    """Close the records that what is staged replaces."""
    with bulk_cursor() as cursor:
        cursor.execute(CLOSE_CHANGED, told)


def open_staged(told: dict[str, Any]) -> None:
    """Make records of what is staged, shielded where an earlier version is."""
    with bulk_cursor() as cursor:
        cursor.execute(OPEN, told)


def told_of(delivery: Delivery, now: datetime) -> dict[str, Any]:
    """What the statements are told of a delivery."""
    return {
        "council": delivery.council_id,
        "feed": delivery.feed,
        "delivery": delivery.pk,
        "agency": delivery.agency,
        "as_of": delivery.as_of,
        "now": now,
        "waiting": RowState.WAITING,
    }
