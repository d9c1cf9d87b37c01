"""What linkage remembers of shielded people, locked: a number made from a place could be made from a guess."""

import polars as pl

from onestory.people.index.copying import rows, run
from onestory.walls.keyring import Keyring

TO_LOCK = """
    select m.record, encode(m.keys, 'hex'), encode(m.near, 'hex') from people_saying s
      join people_memory m on m.council_id = s.council_id and m.record = s.record and m.locked is null
     where s.council_id = %s and s.locked is not null
"""
# What the record said is no longer known by its digest: whenever its row changes, it is linked afresh.
LOCK = """
    update people_memory m set keys = '', near = '', said = gen_random_uuid(), locked = t.locked
      from unnest(%s::text[], %s::bytea[]) as t (record, locked) where m.council_id = %s and m.record = t.record
"""
LOCKED = "select record, locked from people_memory where council_id = %s and locked is not null"
UNLOCK = """
    delete from people_memory m using people_saying s
     where m.council_id = %s and m.locked is not null and s.council_id = m.council_id and s.record = m.record
       and s.locked is null
"""


def lock_memory(council: int, ring: Keyring | None) -> None:
    """Lock what linkage remembers of every locked record, and forget it of those that are locked no more."""
    run(UNLOCK, [council])
    found = rows(TO_LOCK, [council]) if ring else []
    if ring and found:
        locked = [ring.lock({"keys": keys, "near": near}, about=about(council, record)) for record, keys, near in found]
        run(LOCK, [[record for record, _, _ in found], locked, council])


def remembers_locked(council: int) -> bool:
    """Whether anything that linkage remembers of this council is locked."""
    return bool(rows(LOCKED + " limit 1", [council]))


def with_locked_memory(council: int, held: pl.DataFrame, ring: Keyring | None) -> pl.DataFrame:
    """What linkage remembers, with what is locked filled in, in memory."""
    found = rows(LOCKED, [council]) if ring else []
    if not ring or not found:
        return held
    said = [(str(record), ring.unlock(bytes(locked), about=about(council, record))) for record, locked in found]  # type: ignore[call-overload]
    filled = pl.DataFrame(
        {"record_id": [record for record, _ in said]}
        | {name: [values[name] for _, values in said] for name in ("keys", "near")},
        schema=dict.fromkeys(("record_id", "keys", "near"), pl.String),
    )
    return held.update(filled, on="record_id")


def about(council: int, record: object) -> str:
    """What a locked memory belongs to."""
    return f"memory/{council}/{record}"
