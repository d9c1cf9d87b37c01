"""Records of shielded people, locked: whatever a row says but who it is, under a key outside the database."""
# ruff: noqa: S608  every name in these statements is declared in this room; values are always parameters

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from onestory.walls.bulk import bulk_cursor
from onestory.walls.keyring import Keyring, key_of, keyring

PLACES = ("address", "uprn", "postcode", "phone", "email")
HELD = f"""
    select id, {", ".join(PLACES)}, data, locked from feeds_sourcerecord
    where council_id = %s and id = any (%s) and (locked is not null) = %s
"""
LOCK = f"""
    update feeds_sourcerecord r set locked = t.locked, data = '{{}}', {", ".join(f"{name} = null" for name in PLACES)}
    from unnest(%s::bigint[], %s::bytea[]) as t (id, locked) where r.id = t.id
"""
LOCKED = "select id, locked from feeds_sourcerecord where council_id = %s and locked is not null"
LOCK_AGAIN = """
    update feeds_sourcerecord r set locked = t.locked from unnest(%s::bigint[], %s::bytea[]) as t (id, locked)
    where r.id = t.id
"""
UNLOCK = f"""
    update feeds_sourcerecord r set locked = null, data = t.data, {", ".join(f"{name} = t.{name}" for name in PLACES)}
    from unnest(%s::bigint[], {", ".join("%s::text[]" for _ in PLACES)}, %s::jsonb[])
         as t (id, {", ".join(PLACES)}, data)
    where r.id = t.id
"""


def lock_records(council: int, records: Sequence[int], ring: Keyring) -> None:
    """Lock these records; those that are locked already stay as they are."""
    found = _held(council, records, locked=False)
    if found:
        sealed = [
            ring.lock(dict(zip(PLACES, row[1:6], strict=True)) | {"data": _read(row[6])}, about=_about(row[0]))
            for row in found
        ]
        with bulk_cursor() as cursor:
            cursor.execute(LOCK, [[row[0] for row in found], sealed])


def unlock_records(council: int, records: Sequence[int], ring: Keyring) -> None:
    """Give these records back what was locked."""
    found = [(row[0], ring.unlock(row[7], about=_about(row[0]))) for row in _held(council, records, locked=True)]
    if found:
        columns = [[said[name] for _, said in found] for name in PLACES]
        data = [json.dumps(said["data"]) for _, said in found]
        with bulk_cursor() as cursor:
            cursor.execute(UNLOCK, [[record for record, _ in found], *columns, data])


def lock_again(council: int, ring: Keyring) -> int:
    """Lock everything of a council anew with the newest key, after a rotation. How many records."""
    with bulk_cursor() as cursor:
        cursor.execute(
            "select id, locked from feeds_sourcerecord where council_id = %s and locked is not null", [council]
        )
        older = [(row[0], bytes(row[1])) for row in cursor.fetchall() if key_of(bytes(row[1])) != ring.newest]
        anew = [ring.lock(ring.unlock(held, about=_about(each)), about=_about(each)) for each, held in older]
        if anew:
            cursor.execute(LOCK_AGAIN, [[each for each, _ in older], anew])
    return len(anew)


def unlocked(record: int, locked: bytes | memoryview, ring: Keyring) -> dict[str, Any]:
    """What is locked of one record, in memory: its places by name, and its other `data`."""
    return ring.unlock(bytes(locked), about=_about(record))


def opened(frame: pl.DataFrame) -> pl.DataFrame:
    """A frame of records with what is locked filled in, in memory; the column `locked` (hexadecimal) is gone.

    Raises KeyUnavailable if anything is locked and the keys are away: a row half read would be told wrong.
    """
    locked = frame.filter(pl.col("locked").is_not_null())
    if locked.is_empty():
        return frame.drop("locked")
    ring = keyring()
    pairs = locked.select("record_id", "locked").iter_rows()
    said = [(record, ring.unlock(bytes.fromhex(held), about=_about(record))) for record, held in pairs]
    names = [name for name in PLACES if name in frame.columns]
    filled = pl.DataFrame(
        {"record_id": [record for record, _ in said]}
        | {name: [values[name] for _, values in said] for name in names}
        | {"data": [json.dumps(values["data"]) for _, values in said]},
        schema={"record_id": pl.Int64, **dict.fromkeys((*names, "data"), pl.String)},
    )
    return frame.drop("locked").update(filled, on="record_id")


def _held(council: int, records: Iterable[int], *, locked: bool) -> list[tuple[Any, ...]]:
    with bulk_cursor() as cursor:
        cursor.execute(HELD, [council, list(records), locked])
        return list(cursor.fetchall())


def _read(data: object) -> object:
    return json.loads(data) if isinstance(data, str) else data


def _about(record: int) -> str:
    return f"source-record/{record}"
