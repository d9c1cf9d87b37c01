"""What sources of one person say differently: found when a person is settled, and closed when they come to agree."""

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
from datetime import datetime

from onestory.people.declared.discrepancies import COMPARED, NAMED, pairs
from onestory.people.index.copying import chosen, run, temporary

VALUES = ", ".join(f"('{each.code}', {each.value}, {each.keys})" for each in COMPARED)
TOLD = ", ".join(f"'{each.code}'" for each in COMPARED if each.tells_value)
CALLED = "concat_ws(' ', s.given_name, s.middle_names, s.family_name)"

SAID = f"""
    drop table if exists pg_temp.t_says, pg_temp.t_backed, pg_temp.t_differs;
    create temp table t_says on commit drop as
    with own as (
        select s.* from people_saying s join t_touched using (person_id)
         where s.council_id = %(council)s and s.role = '' and s.feed = any (%(feeds)s)
    ), several as (
        select person_id from own group by person_id having count(distinct feed) > 1
    )
    select distinct on (s.person_id, v.kind, s.feed) s.person_id, v.kind, s.feed, s.agency, s.record, s.as_of,
           coalesce(s.school, '') as school, {CALLED} as name, v.value, v.keys, c.weight, c.is_told
      from own s join several using (person_id)
      cross join lateral (values {VALUES}) as v (kind, value, keys)
      join t_compared c on c.kind = v.kind and c.feed = s.feed
     where v.value <> '' and v.keys <> '{{}}'
     order by s.person_id, v.kind, s.feed, s.as_of desc, s.record;
    create index on t_says (person_id, kind); analyze t_says
"""
BACKED = """
    create temp table t_backed on commit drop as
    select a.*, a.weight + (select count(*) from t_says b
                             where b.person_id = a.person_id and b.kind = a.kind and b.keys && a.keys)
           + case when exists (select 1 from people_discrepancy d
                                where d.council_id = %(council)s and d.record = a.record and d.kind = a.kind
                                  and d.value = a.value and d.state = 'stands') then 1000 else 0 end as backing
      from t_says a
     where exists (select 1 from t_says b
                    where b.person_id = a.person_id and b.kind = a.kind and not b.keys && a.keys)
"""
DIFFERS = f"""
    create temp table t_differs on commit drop as
    select a.person_id, a.kind, a.feed, a.agency, a.record, a.school, a.name, a.value,
           (array_agg(b.value order by b.backing desc, b.as_of desc, b.feed))[1] as other,
           coalesce(array_agg(distinct b.feed) filter (where b.feed in ({", ".join(f"'{feed}'" for feed in NAMED)})),
                    '{{}}') as named
      from t_backed a
      join t_backed b on b.person_id = a.person_id and b.kind = a.kind and b.feed <> a.feed
     where a.is_told and not a.keys && b.keys and b.backing >= a.backing
     group by a.person_id, a.kind, a.feed, a.agency, a.record, a.school, a.name, a.value
"""
KEEP = f"""
    insert into people_discrepancy as d (council_id, person_id, kind, feed, agency_kind, school, record, name, value,
           other, named, hidden, held, state, found_at, told_by, how, answered_by, why)
    select %(council)s, t.person_id, t.kind, t.feed, t.agency, case when p.is_shielded then '' else t.school end,
           t.record, t.name, t.value, case when t.kind in ({TOLD}) then t.other else '' end, t.named, p.is_shielded,
           false, 'open', %(now)s, '', '', '', ''
      from t_differs t join people_person p on p.id = t.person_id
    on conflict (council_id, record, kind, value) do update
       set person_id = excluded.person_id, school = excluded.school, name = excluded.name, other = excluded.other,
           named = excluded.named, hidden = excluded.hidden,
           agency_id = case when excluded.hidden then null else d.agency_id end
"""
AGAIN = """
    update people_discrepancy d
       set state = 'open', found_at = %(now)s, closed_at = null, told_at = null, told_by = '', how = '',
           answered_at = null, answered_by = '', why = ''
      from t_differs t
     where d.council_id = %(council)s and d.record = t.record and d.kind = t.kind and d.value = t.value
       and d.state in ('corrected', 'lapsed')
"""
CLOSE = """
    update people_discrepancy d
       set state = case when n.value is not null then 'corrected' else 'lapsed' end, closed_at = %(now)s
      from people_discrepancy o
      left join lateral (
          select t.value from t_says t
           where t.person_id = o.person_id and t.kind = o.kind and t.feed = o.feed and t.value <> o.value) n on true
     where o.id = d.id and d.council_id = %(council)s and d.person_id in (select person_id from t_touched)
       and (d.state in ('open', 'told', 'mending') or (d.state = 'stands' and n.value is not null))
       and not exists (select 1 from t_differs t
                        where t.record = d.record and t.kind = d.kind and t.value = d.value)
"""
HIDE = """
    update people_discrepancy d set hidden = p.is_shielded,
           agency_id = case when p.is_shielded then null else d.agency_id end,
           school = case when p.is_shielded then '' else d.school end
      from people_person p join t_touched t on t.person_id = p.id
     where d.council_id = %(council)s and d.person_id = p.id and d.hidden <> p.is_shielded
"""
ADDRESS = """
    update people_discrepancy d set agency_id = w.agency_id
      from (select d.id, case when count(a.id) = 1 then min(a.id) end as agency_id
              from people_discrepancy d
              left join councils_agency a on a.kind = d.agency_kind
                   and (d.school = '' or lower(a.name) = lower(d.school))
                   and exists (select 1 from councils_accreditation c
                                where c.agency_id = a.id and c.council_id = d.council_id)
             where d.council_id = %(council)s and not d.hidden and d.closed_at is null
             group by d.id) w
     where w.id = d.id and d.agency_id is distinct from w.agency_id
"""
HOLD = """
    with asked_of as (
        select unnest(array[left_id, right_id]) as person_id from people_question
         where council_id = %(council)s and state in ('open', 'unsure', 'disputed')
    )
    update people_discrepancy d set held = not d.held
     where d.council_id = %(council)s and d.closed_at is null
       and d.held <> (d.person_id in (select person_id from asked_of))
"""


def compare_touched(council: int, *, now: datetime) -> None:
    """Bring what is kept of disagreements in line with what records say of the people in `t_touched`."""
    declared = pairs()
    temporary("t_compared", chosen(declared, ("kind", "feed", "weight", "is_told")))
    told = {"council": council, "now": now, "feeds": sorted({feed for _, feed, *_ in declared})}
    for statement in (SAID, BACKED, DIFFERS, KEEP, AGAIN, CLOSE, HIDE, ADDRESS, HOLD):
        run(statement, told)


def hold(council: int) -> None:
    """Hold back what is said of people about whom a reviewer is still asked, and let go what is answered."""
    run(HOLD, {"council": council})
