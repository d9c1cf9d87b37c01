"""Values that one part borrows from another of the same file: filled in while both are staged."""
# ruff: noqa: S608  every name in these statements is declared in this room; values are always parameters

from __future__ import annotations

from typing import Any

from onestory.feeds.bulk.staging import Staged
from onestory.grammar.feeds import IDENTITY, Borrow, Feed, Part
from onestory.walls.bulk import bulk_cursor


def lend(feed: Feed, staged: Staged) -> None:
    """Fill in what the parts of a feed borrow from each other, where the row does not say it itself."""
    with bulk_cursor() as cursor:
        for part in feed.parts:
            for borrow in part.borrows:
                if staged.rows[part.name] and staged.rows[borrow.of]:
                    cursor.execute(*_statement(part, borrow))


def _statement(part: Part, borrow: Borrow) -> tuple[str, dict[str, Any]]:
    """One update: of several lenders the latest wins. Every name in it is declared, never typed by a user."""
    condition = f"and {_value('l', borrow.when[0])} = any (%(wanted)s)" if borrow.when else ""
    latest = f"{_value('l', borrow.latest)} desc nulls last," if borrow.latest else ""
    matched = _value("s", borrow.at or borrow.by)
    match, value = _value("l", borrow.by), _json("l", borrow.takes)
    lenders = f"""
        select distinct on ({match}) {match} as match, {value} as value
        from feeds_staged l
        where l.part = %(of)s and {match} is not null and {value} is not null {condition}
        order by {match}, {latest} l.row desc
    """
    if borrow.ours in IDENTITY:
        change, empty = f"{borrow.ours} = lent.value #>> '{{}}'", f"s.{borrow.ours} is null"
    else:
        change = f"data = (s.data::jsonb || jsonb_build_object('{borrow.ours}', lent.value))::text"
        empty = f"s.data::jsonb ->> '{borrow.ours}' is null"
    sql = f"""
        update feeds_staged s set {change} from ({lenders}) lent
        where s.part = %(part)s and {matched} = lent.match and {empty}
    """
    wanted = list(borrow.when[1]) if borrow.when else []
    return sql, {"part": part.name, "of": borrow.of, "wanted": wanted}


def _value(table: str, name: str) -> str:
    """A value as text, wherever it is kept."""
    return f"{table}.{name}" if name in IDENTITY else f"({table}.data::jsonb ->> '{name}')"


def _json(table: str, name: str) -> str:
    """A value as JSON, null where there is none."""
    return f"to_jsonb({table}.{name})" if name in IDENTITY else f"nullif({table}.data::jsonb -> '{name}', 'null')"
