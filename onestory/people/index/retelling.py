"""What was told in somebody's own words, told anew without the places of shielded people; its original under the key.

Each room says which of its tables hold such words (`walls.retelling`), and what is hidden in each row. A row is always
worked out from what was told, so that whatever the order in which shields, matches and words come, it ends the same;
and once nothing of it is hidden, it says again what was told, to the letter.
"""
# ruff: noqa: S608  every name in these statements is declared in a room; values are always parameters

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection
from psycopg import sql

from onestory.people.index.copying import rows, run
from onestory.people.rules.retelling import Anew, Hide, Told, as_it_was, told_anew
from onestory.walls.keyring import Keyring
from onestory.walls.retelling import Kept, ToldTable
from onestory.walls.sealing import keyed, keyed_each

OWED = """
    with shielded as (select person_id, coalesce(spread_from_id, id) as root, lifted_at from people_shield
                       where council_id = %(council)s),
         with_them as (
             select other.person_id from shielded h join t_touched t using (person_id)
               join shielded other on other.root = h.root
             union
             select t.person_id from t_touched t
               join people_alias a on t.person_id in (a.retired_id, a.living_id)
               join shielded h on h.person_id in (a.retired_id, a.living_id)
             union
             select t.person_id from t_touched t
               join people_relationship r on t.person_id in (r.person_id, r.other_id)
               join shielded h on h.person_id in (r.person_id, r.other_id) and h.lifted_at is null)
    insert into people_owedtelling (council_id, kind, about)
    select %(council)s, kind, person_id from with_them, unnest(array['person', 'called']) kind
    union all
    select distinct %(council)s, 'locked', h.person_id from shielded h join t_touched using (person_id)
     where h.lifted_at is not null
       and not exists (select 1 from shielded other where other.person_id = h.person_id and other.lifted_at is null)
       and exists (select 1 from people_astold where council_id = %(council)s)
"""
HELD = """
    select "table", key, locked from people_astold
     where council_id = %s and ("table", key) in (select * from unnest(%s::text[], %s::text[]))
"""
KEEP = """
    insert into people_astold (council_id, "table", key, whose, locked) values (%s, %s, %s, %s, %s)
    on conflict ("table", key) do update set whose = excluded.whose, locked = excluded.locked
"""
FORGET = 'delete from people_astold where council_id = %s and "table" = %s and key = %s'
DIGESTS = "told"
"""What the digests of what was told are keyed for."""
Held = dict[str, Any]


def owe_touched(council: int) -> None:
    """Note that what is told of the touched people, and of whoever stands behind a shield with them, owes a look."""
    run(OWED, {"council": council})


def told_of_room(council: int, room: str, kind: str, asked: Iterable[UUID], ring: Keyring) -> list[Told]:
    """Every row of a room that tells of these, with what it told before anything was hidden."""
    found = rows(f"select name, key, whose, said from {room}_told(%s::uuid[], %s)", [list(asked), kind])
    read = [(str(name), str(key), _ids(whose), _tree(said)) for name, key, whose, said in found]
    held = held_of(council, [(name, key) for name, key, _, _ in read], ring)
    return [
        Told(table=name, key=key, whose=whose, said=said, told=as_it_was(said, held.get((name, key))))
        for name, key, whose, said in read
    ]


def held_of(council: int, asked: Sequence[tuple[str, str]], ring: Keyring) -> dict[tuple[str, str], Held]:
    """The originals of these rows, by table and key: what was `told`, and what is `shown` in its place."""
    if not asked:
        return {}
    found = rows(HELD, [council, [table for table, _ in asked], [key for _, key in asked]])
    return {
        (str(table), str(key)): ring.unlock(bytes(locked), about=about(council, str(table), str(key)))  # type: ignore[call-overload]
        for table, key, locked in found
    }


def retell_rows(
    council: int, room: str, tables: Sequence[ToldTable], told: Sequence[Told], hide: Hide, ring: Keyring
) -> tuple[int, bool]:
    """Let these rows say what they may; how many were written, and whether all are now as they should be.

    A row that somebody writes at this moment is left for the next look.
    """
    by_name = {each.table: each for each in tables}
    done, is_whole = 0, True
    for one in told:
        table = by_name[one.table]
        anew = told_anew(one, table, hide(one), _keyed)
        if not anew.write:
            continue
        done += 1
        is_whole &= _retell(council, room, table, one, anew, ring)
    return done, is_whole


def is_same_digest(given: str, kept: str) -> bool:
    """Whether a digest is the one that is kept, be it as it was or under a key."""
    return kept in (given, *keyed_each(given, purpose=DIGESTS))


def about(council: int, table: str, key: str) -> str:
    """What a locked original belongs to: it opens nowhere else."""
    return f"told/{council}/{table}/{key}"


def _retell(council: int, room: str, table: ToldTable, one: Told, anew: Anew, ring: Keyring) -> bool:
    """The original is locked first, so that at no moment it is nowhere; the transaction keeps both or neither."""
    told = {name: _content(table, one, name) for name in anew.hidden}
    shown = {name: anew.write.get(name, one.said[name]) for name in anew.hidden}
    if not _written(room, table, one, _as_written(table, anew.write)):
        return False
    if told:
        locked = ring.lock({"told": told, "shown": shown}, about=about(council, one.table, one.key))
        run(KEEP, [council, one.table, one.key, list(one.whose), locked])
    else:
        run(FORGET, [council, one.table, one.key])
    return True


def _keyed(digest: str) -> str:
    return keyed(digest, purpose=DIGESTS)


def _content(table: ToldTable, one: Told, name: str) -> Any:
    """What a column told; of a file that is not locked yet, its content, read now."""
    if table.kept[name] is not Kept.FILE or isinstance(one.told[name], str):
        return one.told[name]
    found = rows(f"select {name} from {table.table} where {table.key} = %s::{table.numbered}", [one.key])
    return b64encode(bytes(found[0][0])).decode()  # type: ignore[call-overload]


def _as_written(table: ToldTable, write: Mapping[str, Any]) -> dict[str, Any]:
    """A file that is taken away is written as nothing; one that is given back as it was kept."""
    return {
        name: "" if table.kept[name] is Kept.FILE and not isinstance(value, str) else value
        for name, value in write.items()
    }


def _written(room: str, table: ToldTable, one: Told, write: Mapping[str, Any]) -> bool:
    """Whether it was written. The words travel as parameters bound on the server, and so into no log."""
    connection.ensure_connection()
    with psycopg.Cursor(connection.connection) as cursor:
        asked = [table.table, one.key, json.dumps(one.said), json.dumps(write)]
        act = sql.Identifier(f"{room}_retell")
        cursor.execute(sql.SQL("select {}(%s, %s, %s::jsonb, %s::jsonb)").format(act), asked)
        found = cursor.fetchone()
    return found is not None and found[0] is not None


def _ids(whose: Any) -> tuple[UUID, ...]:
    return tuple(UUID(str(each)) for each in whose if each is not None)


def _tree(said: Any) -> dict[str, Any]:
    return dict(json.loads(said) if isinstance(said, str) else said)
