"""The whole of a write-up: settle whoever was touched, let shields reach whom they must, index them for the search."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from onestory.access.rules.actors import the_system
from onestory.calendars.instants import london_date
from onestory.calendars.months import add_years
from onestory.feeds.actions.shield_records import shield_records
from onestory.people.index.assigning import arrive, assign
from onestory.people.index.comparing import compare_touched
from onestory.people.index.copying import rows, run
from onestory.people.index.forgetting import lock_memory
from onestory.people.index.hiding import hide_touched
from onestory.people.index.locking import lock_touched, ring_if_it_answers
from onestory.people.index.lookup import index_for_search
from onestory.people.index.retelling import owe_touched
from onestory.people.index.settling import settle
from onestory.people.index.shielding import shielded_people, spread
from onestory.people.index.taking_in import Progress, Rows, Taken, take_in
from onestory.people.rules.outcomes import WrittenUp
from onestory.walls.actor import Actor
from onestory.walls.context import stand

ADULT = 18
TO_SHIELD = """
    select s.row, p.is_shielded from people_saying s
      join people_person p on p.id = s.person_id
      join feeds_sourcerecord r on r.id = s.row
     where s.council_id = %s and s.person_id in (select person_id from t_touched)
       and case when p.is_shielded then not r.shielded or r.locked is null else r.shielded end
"""
ROOM = "128MB"
"""What sorting and hashing may take of memory in a run."""


@contextmanager
def as_indexer(actor: Actor) -> Iterator[Actor]:
    """Stand as the indexer for a while, after the actor's own permission was asked; then as the actor again."""
    indexer = replace(the_system(council=actor.council, council_code=actor.council_code), request=actor.request)
    stand(indexer)
    try:
        yield indexer
    finally:
        stand(actor)


def alone(council: int) -> None:
    """Let one run at a time write a council's index, with room; the next waits for the end of the transaction.

    With the room that PostgreSQL gives otherwise, a list of some hundred thousand people is no longer looked up in a
    table of hashes, but read from end to end for every row.
    """
    run("select pg_advisory_xact_lock(730912, %s)", [council])
    run(f"set local work_mem = '{ROOM}'")


def write(council: int, source: Rows, *, now: datetime, tell: Progress) -> WrittenUp:
    """Take in, assign, settle: for when the links are as they were."""
    return finish(council, take_in(council, source, tell), now=now, tell=tell)


def reckon(taken: Taken) -> None:
    """Let the planner count the tables again within the transaction, where its idea of them can no longer be right."""
    if taken.is_upheaval:
        run("select people_analyse()")


def finish(council: int, taken: Taken, *, now: datetime, tell: Progress) -> WrittenUp:
    """What follows taking in and linking."""
    reckon(taken)
    assign(council)
    tell("settle", 0.5)
    events = arrive(council)
    reckon(taken)
    people = settle_touched(council, now=now)
    tell("done", 1.0)
    return WrittenUp(changed=taken.changed, gone=taken.gone, people=people, events=events)


def touch(people: Iterable[UUID]) -> None:
    """Begin a list of people to settle."""
    run("drop table if exists pg_temp.t_touched")
    run("create temp table t_touched (person_id uuid primary key) on commit drop")
    run("insert into t_touched select distinct unnest(%s::uuid[])", [list(people)])


def settle_touched(council: int, *, now: datetime) -> int:
    """Settle and index everybody in `t_touched`, and whoever a shield then reaches. How many people."""
    if not _touched():
        return 0
    ring = ring_if_it_answers()
    adult_if_born_by = add_years(london_date(now), -ADULT)
    lock_touched(council, ring)
    settle(council, shielded=shielded_people(council), adult_if_born_by=adult_if_born_by, now=now)
    while newly := spread(council, now=now, ring=ring):
        run("insert into t_touched select unnest(%s::uuid[]) on conflict do nothing", [newly])
        lock_touched(council, ring)
        settle(council, shielded=shielded_people(council), adult_if_born_by=adult_if_born_by, now=now)
    hide_touched(council, ring)
    lock_memory(council, ring)
    compare_touched(council, now=now)
    index_for_search(council)
    _shield_source_records(council, now=now)
    owe_touched(council)
    return _touched()


def _shield_source_records(council: int, *, now: datetime) -> None:
    """Let the feeds' own records keep the places of shielded people too, and give back those of nobody shielded."""
    found = [(int(str(row)), bool(shielded)) for row, shielded in rows(TO_SHIELD, [council])]
    indexer = the_system(council=council, council_code="")
    for shielded in (True, False):
        asked = [row for row, is_shielded in found if is_shielded is shielded]
        if asked and (shielded or ring_if_it_answers() is not None):
            shield_records(actor=indexer, records=asked, shielded=shielded, now=now)


def _touched() -> int:
    return int(str(rows("select count(*) from t_touched")[0][0]))
