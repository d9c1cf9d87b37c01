"""What a run of linkage leaves for the next: the memory of each record, and the ruler of all."""

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
from collections.abc import Collection
from datetime import datetime

import numpy as np
import polars as pl

from onestory.linkage.partial import Known
from onestory.linkage.ruler import Ruler, read, written
from onestory.people.index.copying import frame_of, rows, run, temporary
from onestory.people.index.forgetting import with_locked_memory
from onestory.people.index.linking import SAID
from onestory.people.index.locking import ring_if_it_answers
from onestory.people.models import Ruler as KeptRuler

EIGHT = 8
DIGEST = f"md5(row({', '.join(f's.{name}' for name in SAID)})::text)::uuid"
CHANGED = f"""
    select s.record from people_saying s
      left join people_memory m on m.council_id = s.council_id and m.record = s.record
     where s.council_id = {{council}} and s.role <> 'subject'
       and (m.record is null or (m.row is distinct from s.row and m.said <> {DIGEST}))
"""
GONE = """
    select m.record from people_memory m where m.council_id = {council} and not exists (
        select 1 from people_saying s where s.council_id = m.council_id and s.record = m.record and s.role <> 'subject')
"""
KNOWN = """
    select m.record, l.person_id, encode(m.keys, 'hex'), encode(m.near, 'hex') from people_memory m
      left join people_link l on l.council_id = m.council_id and l.record = m.record and l.closed_at is null
     where m.council_id = {council}
"""
NEW = """
    select t.record, l.person_id from t_new t
      left join people_link l on l.council_id = {council} and l.record = t.record and l.closed_at is null
"""
REMEMBER = f"""
    insert into people_memory (council_id, record, row, said, keys, near)
    select s.council_id, s.record, s.row, {DIGEST}, decode(t.keys, 'hex'), decode(t.near, 'hex')
      from t_memory t join people_saying s on s.council_id = %(council)s and s.record = t.record
"""
SAME_AS_BEFORE = """
    update people_memory m set row = s.row from people_saying s
     where m.council_id = %(council)s and s.council_id = m.council_id and s.record = m.record
       and m.row is distinct from s.row
"""


def ruler_of(council: int) -> Ruler | None:
    """The ruler of the last whole run; None where there has been none, or its key is away."""
    kept, ring = KeptRuler.objects.filter(council_id=council).first(), ring_if_it_answers()
    if kept is None or ring is None:
        return None
    return read(ring.unlock(bytes.fromhex(kept.figures["locked"]), about=f"ruler/{council}"))


def keep_ruler(council: int, ruler: Ruler, *, now: datetime) -> None:
    """Keep a whole run's ruler for the runs that follow, locked: it counts every address there is.

    While the keys are away none is kept, and the next run looks at everybody.
    """
    ring = ring_if_it_answers()
    if ring is None:
        return
    locked = ring.lock(written(ruler), about=f"ruler/{council}").hex()
    figures = {"locked": locked, "checks": written(ruler)["checks"]}
    KeptRuler.objects.update_or_create(council_id=council, defaults={"at": now, "figures": figures})


def changed_since(council: int) -> tuple[frozenset[str], frozenset[str]]:
    """The records that are new or say another thing of who somebody is than when last linked; and those gone."""
    changed = rows(CHANGED.format(council=int(council)))
    gone = rows(GONE.format(council=int(council)))
    return frozenset(str(name) for (name,) in changed), frozenset(str(name) for (name,) in gone)


def known(council: int, *, touched: frozenset[str], gone: frozenset[str]) -> Known:
    """Everything that the last runs left, as linkage reads it."""
    held = frame_of(
        KNOWN.format(council=int(council)),
        {"record_id": pl.String, "person_id": pl.String, "keys": pl.String, "near": pl.String},
    )
    held = with_locked_memory(council, held, ring_if_it_answers())
    places = {name: place for place, name in enumerate(held["record_id"].to_list())}
    temporary("t_new", pl.DataFrame({"record": sorted(touched - set(places))}, schema={"record": pl.String}))
    new = frame_of(NEW.format(council=int(council)), {"record_id": pl.String, "person_id": pl.String})
    return Known(
        records=pl.concat([held.select("record_id", "person_id"), new]),
        keys=_unpacked(held["keys"], "key"),
        near=_unpacked(held["near"], "plate"),
        touched=touched,
        gone=gone,
    )


def remember(council: int, memory: pl.DataFrame, *, everything: bool, gone: Collection[str] = ()) -> None:
    """Keep what a run remembers of these records; of all there are, or beside what is kept of others."""
    packed = memory.select(
        pl.col("record_id").alias("record"),
        _packed(memory["keys"]).alias("keys"),
        _packed(memory["near"]).alias("near"),
    )
    temporary("t_memory", packed, key="record")
    temporary("t_forgotten", pl.DataFrame({"record": list(gone)}, schema={"record": pl.String}))
    only = "" if everything else " and record in (select record from t_memory union select record from t_forgotten)"
    run(f"delete from people_memory where council_id = %(council)s{only}", {"council": council})
    run(REMEMBER, {"council": council})
    run(SAME_AS_BEFORE, {"council": council})


def _packed(lists: pl.Series) -> pl.Series:
    """Lists of whole numbers as text: eight bytes each, in hexadecimal."""
    whole = lists.explode(empty_as_null=False).to_numpy().astype("<i8").tobytes()
    ends = (lists.list.len().cum_sum() * EIGHT).to_list()
    return pl.Series([whole[start:end].hex() for start, end in zip([0, *ends], ends, strict=False)], dtype=pl.String)


def _unpacked(packed: pl.Series, name: str) -> pl.DataFrame:
    """The long table of packed numbers: each with the place of its record."""
    binary = packed.fill_null("").str.decode("hex")
    numbers = np.frombuffer(b"".join(binary.to_list()), dtype="<i8")
    places = np.repeat(np.arange(len(packed), dtype=np.int64), (binary.bin.size() // EIGHT).to_numpy())
    return pl.DataFrame({"n": places, name: numbers})
