"""A long audit, filled in bulk as a year of work would have left it: in the order of time, indexed, and chained."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import psycopg
from django.db import transaction

from onestory.people.index.copying import run
from onestory.walls.actor import Actor
from onestory.walls.context import stand

Tell = Callable[[float, float, str], None]
AT_ONCE, A_SEAL, DAYS = 500_000, 10_000, 330
KEY = "audit_event_pkey"

SEEN = """
create temp table t_seen on commit drop as
select id, (row_number() over (order by kind desc, id) - 1)::int as place
  from people_person where council_id = %(council)s;
analyze pg_temp.t_seen
"""
"""Children first: the powers below look at a few far more often than at most."""

AUDIT = """
insert into audit_event (council_id, at, user_id, username, role, act, subject_kind, person_id, purpose, reason,
    detail)
select %(council)s, %(begins)s::timestamptz + n * %(between)s::interval, n %% 1800, 'worker' || n %% 1800,
       (array['screening-social-worker','contact-officer','hub-manager','partner-researcher'])[1 + n %% 4],
       (array['person.open','person.search','contact.see','person.open','person.open','request.see'])[1 + n %% 6],
       'person', t_seen.id, 'safeguarding', '', '{"works_with": true}'
  from (select n, floor(%(people)s * power((n * 7919 %% 1000003) / 1000003::float8, 1.5))::int as place
          from generate_series(%(first)s::bigint, %(last)s::bigint) n) looked
  join t_seen using (place)
"""
SEALS = """
do $$
declare
    whose constant bigint := %(council)s;
    number bigint := 0;
    previous bytea := sha256(convert_to('OneStory audit of council ' || whose, 'UTF8'));
    made record;
begin
    select s.number, s.head into number, previous
      from (select 0 as number, previous as head union all
            select s.number, s.head from audit_seal s where s.council_id = whose) s
     order by s.number desc limit 1;
    for made in
        select min(at) as earliest, max(at) as latest, array_agg(id order by id) as ids,
               array_agg(digest order by id) as digests
          from (select e.id, e.at, audit_digest(e) as digest, row_number() over (order by e.id) - 1 as place
                  from audit_event e
                 where e.council_id = whose and e.at > %(after)s and e.at < %(until)s) filled
         group by place / %(a_seal)s order by place / %(a_seal)s
    loop
        number := number + 1;
        insert into audit_seal values (whose, number, made.latest, made.earliest, made.latest, made.ids, made.digests,
            previous, audit_head(previous, whose, number, made.ids, made.digests)) returning head into previous;
    end loop;
end $$
"""
"""What `audit_seal_all` does with what waits, by the same digests, for rows that never stood in its queue."""


def fill_audit(system: Actor, *, count: int, people: int, now: datetime, tell: Tell) -> None:
    """Write so many looks at a council's people, evenly over the days before now, and chain them."""
    begins, between = now - timedelta(days=DAYS), timedelta(days=DAYS) // (count + 1)
    values = {"council": system.council, "people": people, "begins": begins, "between": between, "a_seal": A_SEAL}
    with _unindexed() as owner:
        for first in range(1, count + 1, AT_ONCE):
            tell(first - 1, count, "the audit")
            last = min(first + AT_ONCE - 1, count)
            with transaction.atomic():
                stand(system)
                run(SEEN, values)
                run(AUDIT, {**values, "first": first, "last": last})
            piece = {"after": begins + (first - 0.5) * between, "until": begins + (last + 0.5) * between}
            psycopg.ClientCursor(owner).execute(SEALS, {**values, **piece})
        tell(count, count, "the audit's indexes")


@contextmanager
def _unindexed() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    """Leave the audit's indexes out while it is filled, and the queue for sealing, which would take all of it."""
    with psycopg.connect(os.environ["ONESTORY_OWNER_URL"], autocommit=True) as owner:
        asked = "select indexname, indexdef from pg_indexes where tablename = 'audit_event' and indexname <> %s"
        kept = owner.execute(asked, [KEY]).fetchall()
        owner.execute(f"drop index {', '.join(name for name, _ in kept)}")
        owner.execute(f"alter table audit_event drop constraint {KEY}")
        owner.execute("alter table audit_event disable trigger audit_event_queues")
        owner.execute("set maintenance_work_mem = '512MB'; set work_mem = '256MB'")
        yield owner
        owner.execute(f"alter table audit_event add constraint {KEY} primary key (id, at)")
        for _, made in kept:
            owner.execute(made.replace(" ON ONLY ", " ON "))
        owner.execute("alter table audit_event enable trigger audit_event_queues")
        owner.execute("vacuum analyze")
