"""Giving what records say to the people they are linked to now, and moving their events and involvements along."""

from onestory.people.index.copying import run

ANYBODY_NEW = """
    drop table if exists pg_temp.t_moved;
    create temp table t_moved (record text primary key, person_id uuid, was uuid) on commit drop
"""
LINKED_ELSEWHERE = """
    insert into t_moved
    select s.record, l.person_id, s.person_id
      from people_saying s
      join people_link l on l.council_id = s.council_id and l.record = s.record and l.closed_at is null
     where s.council_id = %(council)s and s.role <> 'subject' and s.person_id is distinct from l.person_id
"""
MOVE = """
    update people_saying s set person_id = m.person_id from t_moved m
     where s.council_id = %(council)s and s.record = m.record
"""
SUBJECTS_ELSEWHERE = """
    insert into t_moved
    select s.record, b.person_id, s.person_id
      from people_saying s
      left join (select distinct on (council_child_id) council_child_id, person_id from people_saying
                  where council_id = %(council)s and role = '' and council_child_id is not null
                    and person_id is not null
                  order by council_child_id, person_id) b using (council_child_id)
     where s.council_id = %(council)s and s.role = 'subject' and s.person_id is distinct from b.person_id
"""
TOUCHED = """
    insert into t_touched
    select person_id from t_moved where person_id is not null
    union select was from t_moved where was is not null
    on conflict do nothing
"""
EVENTS_MOVE = """
    update people_event e set person_id = m.person_id from t_moved m
     where e.council_id = %(council)s and e.record = m.record and e.record <> ''
"""
INVOLVEMENTS_MOVE = """
    update people_involvement i set person_id = m.person_id from t_moved m
     where i.council_id = %(council)s and i.record = m.record
"""
EVENTS_ARRIVE = """
    insert into people_event (council_id, person_id, kind, happened_at, to_the_day, until, recorded_at, text,
                              significance, agency, feed, record, number)
    select %(council)s, s.person_id, e.kind, e.happened_at, e.to_the_day, e.until, e.recorded_at, e.text,
           e.significance, e.agency, e.feed, e.record, e.number
      from t_event e join people_saying s on s.council_id = %(council)s and s.record = e.record
     order by s.person_id, e.happened_at, e.record, e.number
"""
INVOLVEMENTS_ARRIVE = """
    insert into people_involvement (council_id, record, number, person_id, service, role, name, phone, team, since,
                                    until, feed, agency, as_of, hidden)
    select %(council)s, i.record, i.number, s.person_id, i.service, i.role, i.name, i.phone, i.team, i.since, i.until,
           i.feed, i.agency, i.as_of, false
      from t_involvement i join people_saying s on s.council_id = %(council)s and s.record = i.record
"""


def assign(council: int, *, only_touched: bool = False) -> None:
    """Move what records say to whom they are linked; adds everybody who gains or loses a record to `t_touched`.

    With `only_touched`, looks only at what is the touched people's now: a hand's work need not read a council.
    """
    told = {"council": council}
    only = " and s.person_id in (select person_id from t_touched)" if only_touched else ""
    run(ANYBODY_NEW)
    run(LINKED_ELSEWHERE + only, told)
    run("analyze t_moved")
    run(MOVE, told)
    run(SUBJECTS_ELSEWHERE + only, told)
    run("update people_saying s set person_id = m.person_id from t_moved m"
        " where s.council_id = %(council)s and s.record = m.record and s.role = 'subject'", told)  # fmt: skip
    run(TOUCHED)
    run("analyze t_touched; analyze t_moved")
    run(EVENTS_MOVE, told)
    run(INVOLVEMENTS_MOVE, told)


def arrive(council: int) -> int:
    """Add the staged events and involvements, now that it is known whose they are. How many events came."""
    events = run(EVENTS_ARRIVE, {"council": council})
    run(INVOLVEMENTS_ARRIVE, {"council": council})
    return events
