"""Staged rows held against what is already held: duplicates within the file, and what is new, changed or gone."""
# ruff: noqa: S608  every name in these statements is declared in this room; values are always parameters

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onestory.feeds.bulk.borrowing import lend
from onestory.feeds.bulk.staging import Staged
from onestory.grammar.feeds import IDENTITY, Feed, Holding
from onestory.walls.bulk import bulk_cursor

SAME_KEY = "the same identifier as an earlier row of the file, but different content"
THE_IDENTIFIER = "the identifier"
AS_READ = ", ".join(f"'{name}', e.{name}" for name in IDENTITY)
REPEATED = """
    create temporary table feeds_repeated on commit drop as
    select part, source_key, min(row) as first from feeds_staged group by part, source_key having count(*) > 1
"""
TAKE_OUT = f"""
    with extra as (
        delete from feeds_staged s using feeds_repeated d
        where s.part = d.part and s.source_key = d.source_key and s.row > d.first
        returning s.*, d.first
    ), compared as (
        select e.*, e.content_hash <> f.content_hash as is_conflict
        from extra e join feeds_staged f on f.part = e.part and f.source_key = e.source_key and f.row = e.first
    ), refused as (
        insert into feeds_refused (part, row, source_key, "column", reason, shown, refusals, raw)
        select part, row, source_key, %(column)s, %(reason)s, left(source_key, 200),
               jsonb_build_array(jsonb_build_object('column', %(column)s, 'reason', %(reason)s, 'shown', source_key)),
               jsonb_build_object('as_read', jsonb_strip_nulls(jsonb_build_object({AS_READ}) || e.data::jsonb))
        from compared e where is_conflict
    )
    select part, count(*) filter (where not is_conflict), count(*) filter (where is_conflict)
    from compared group by part
"""
HELD = """
    select part, count(*) from feeds_sourcerecord
    where council_id = %(council)s and feed = %(feed)s and valid_until is null group by part
"""
CURRENT = "r.council_id = %(council)s and r.feed = %(feed)s and r.valid_until is null"
SAME = "r.part = s.part and r.source_key = s.source_key"
GONE = f"""
    create temporary table feeds_gone on commit drop as
    select r.id, r.part from feeds_sourcerecord r
    where {CURRENT} and r.part = any (%(parts)s)
      and not exists (select from feeds_staged s where {SAME})
      and not exists (select from feeds_refused s where {SAME})
"""
LEAVE = f"""
    delete from feeds_staged s using feeds_sourcerecord r
    where {CURRENT} and {SAME} and (r.content_hash = s.content_hash or r.as_of > %(as_of)s)
"""
CHANGED = f"select count(*) from feeds_staged s join feeds_sourcerecord r on {SAME} where {CURRENT}"


@dataclass
class Changes:
    """What a delivery does to what is held. Counts by part where a page shows them so."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    duplicates: dict[str, int] = field(default_factory=dict)
    conflicts: dict[str, int] = field(default_factory=dict)
    held: dict[str, int] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)


def compare(feed: Feed, staged: Staged, *, council: int, parts: set[str], as_of: date) -> Changes:
    """Take duplicates and what is already held out of what is staged, and count what the rest would change.

    `parts` are those the file holds: a part that was not sent says nothing about its records. What a later file has
    said already (`as_of`) is left as it is.
    """
    changes = Changes()
    asked: dict[str, Any] = {"council": council, "feed": feed.code, "parts": sorted(parts), "as_of": as_of}
    with bulk_cursor() as cursor:
        cursor.execute("analyze feeds_staged")
        lend(feed, staged)
        cursor.execute(REPEATED)
        cursor.execute("select exists (select from feeds_repeated)")
        if _one(cursor.fetchone()):
            cursor.execute(TAKE_OUT, {"column": THE_IDENTIFIER, "reason": SAME_KEY})
            for part, same, different in cursor.fetchall():
                changes.duplicates[part], changes.conflicts[part] = same, different
        cursor.execute(HELD, asked)
        changes.held = dict(cursor.fetchall())
        good = (
            staged.total - staged.refused.total() - sum(changes.duplicates.values()) - sum(changes.conflicts.values())
        )
        changes.new = good
        if not changes.held:
            return changes
        if feed.holding is Holding.FULL:
            cursor.execute(GONE, asked)
            cursor.execute("select part, count(*) from feeds_gone group by part")
            changes.gone = dict(cursor.fetchall())
            changes.withdrawn = sum(changes.gone.values())
        cursor.execute(LEAVE, asked)
        changes.unchanged = cursor.rowcount
        cursor.execute(CHANGED, asked)
        changes.changed = _one(cursor.fetchone())
        changes.new = good - changes.unchanged - changes.changed
    return changes


def _one(row: tuple[int, ...] | None) -> int:
    return row[0] if row else 0
