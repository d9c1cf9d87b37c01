"""Settling the people in `t_touched`: their facts, homes and relationships, worked out afresh from what records say."""

# ruff: noqa: S608 - every name put into these statements is declared in this room, none is typed by a user.
from datetime import date, datetime
from uuid import UUID

from onestory.people.declared.facts import FACT_KINDS, PLACES, UNRANKED, ranks
from onestory.people.declared.relations import (
    HARMED,
    HOUSEHOLD_GROUP,
    INCIDENT_GROUP,
    MOST_IN_A_GROUP,
    SUSPECTED,
    TENANT,
    WRITTEN_AS,
)
from onestory.people.index.copying import chosen, run, temporary
from onestory.vocabulary.people import RiskKind

SAID = {
    "name": "nullif(concat_ws(', ', coalesce(s.family_name, ''),"
    " nullif(concat_ws(' ', s.given_name, s.middle_names), '')), '')",
}
VALUES = ", ".join(f"('{kind.code}', {SAID.get(kind.said_in, f's.{kind.said_in}::text')})" for kind in FACT_KINDS)
LISTED_PLACES = ", ".join(f"'{code}'" for code in sorted(PLACES))
AGREED = ", ".join(f"'{kind.code}'" for kind in FACT_KINDS if kind.by_agreement)
LATE = (
    "case when s.role = 'named' then 20 else 0 end + case when v.kind = 'name' and s.givens = '{}' then 50 else 0 end"
)

FACTS = f"""
    insert into people_fact (council_id, person_id, kind, value, feed, agency, record, as_of, chosen, hidden)
    with said as (
        select s.person_id, v.kind, v.value, s.feed, s.agency, s.record, s.as_of,
               coalesce(r.rank, {UNRANKED}) + {LATE} as rank
          from people_saying s join t_touched using (person_id)
          cross join lateral (values {VALUES}) as v (kind, value)
          left join t_rank r on r.kind = v.kind and r.feed = s.feed
         where s.council_id = %(council)s and s.role <> 'subject' and v.value <> ''
    ), of_feed as (
        select distinct on (person_id, kind, feed, value) * from said
         order by person_id, kind, feed, value, rank, as_of desc, record
    ), agreed as (
        select *, case when kind in ({AGREED}) then count(*) over (partition by person_id, kind, value) else 0 end
                  as feeds
          from of_feed
    )
    select %(council)s, person_id, kind, value, feed, agency, record, as_of,
           row_number() over (partition by person_id, kind order by feeds desc, rank, as_of desc, feed, value) = 1,
           kind in ({LISTED_PLACES}) and person_id = any (%(shielded)s)
      from agreed
"""
LATEST = "coalesce((array_agg(s.{x} order by s.as_of desc, s.record) filter (where s.{x} <> ''))[1], '')"
RESIDENCES = f"""
    insert into people_residence (council_id, person_id, place, address, postcode, uprn, lived_from, lived_until, feed,
                                  agency, record, as_of, chosen, hidden)
    with lived as (
        select s.person_id, s.feed, s.place, min(s.home_from) as lived_from,
               case when bool_or(s.home_until is null) then null else max(s.home_until) end as lived_until,
               min(coalesce(r.rank, {UNRANKED})) + min(case when s.role = 'named' then 20 else 0 end) as rank,
               (array_agg(s.record order by s.as_of desc, s.record))[1] as record, max(s.as_of) as as_of,
               (array_agg(s.agency))[1] as agency,
               {LATEST.format(x="address")} as address, {LATEST.format(x="postcode")} as postcode,
               {LATEST.format(x="uprn")} as uprn
          from people_saying s join t_touched using (person_id)
          left join t_rank r on r.kind = 'residence' and r.feed = s.feed
         where s.council_id = %(council)s and s.place is not null
         group by s.person_id, s.feed, s.place
    )
    select %(council)s, l.person_id, l.place, l.address, l.postcode, l.uprn, l.lived_from, l.lived_until, l.feed,
           l.agency, l.record, l.as_of,
           row_number() over (partition by l.person_id order by l.lived_until is not null, l.place like '%%|', l.rank,
                              l.as_of desc, l.lived_from desc nulls last, l.feed, l.place) = 1,
           coalesce(l.person_id = any (%(shielded)s) and (l.lived_until is null or l.lived_until > h.since), false)
      from lived l
      left join people_shield h on h.person_id = l.person_id and h.lifted_at is null
"""
VALUES_SHARED = """
    drop table if exists pg_temp.t_value;
    create temp table t_value on commit drop as
    select t.by, t.value from people_tie t
      join people_saying s on s.council_id = t.council_id and s.record = t.record
     where t.council_id = %(council)s and t.value is not null and s.person_id in (select person_id from t_touched)
    union
    select v.by, v.value from people_saying s
     cross join lateral (values ('nhs_number', s.nhs_number), ('council_child_id', s.council_child_id)) as v (by, value)
     where s.person_id in (select person_id from t_touched) and s.role = '' and v.value is not null;
    create index on t_value (by, value); analyze t_value
"""
NAMED = """
    select o.person_id, s.person_id as other_id, t.kind, s.feed, s.agency, s.record, s.as_of, 'stated' as confidence
      from people_tie t
      join people_saying s on s.council_id = t.council_id and s.record = t.record
      join people_saying o on o.council_id = t.council_id and o.record = t.to_record
     where t.council_id = %(council)s and t.to_record is not null
"""
BORNE = """
    select o.person_id, s.person_id, t.kind, s.feed, s.agency, s.record, s.as_of, 'identifier'
      from people_tie t join t_value using (by, value)
      join people_saying s on s.council_id = t.council_id and s.record = t.record
      join people_saying o on o.council_id = t.council_id and o.role = '' and o.nhs_number = t.value
     where t.council_id = %(council)s and t.by = 'nhs_number'
    union all
    select o.person_id, s.person_id, t.kind, s.feed, s.agency, s.record, s.as_of, 'identifier'
      from people_tie t join t_value using (by, value)
      join people_saying s on s.council_id = t.council_id and s.record = t.record
      join people_saying o on o.council_id = t.council_id and o.role = '' and o.council_child_id = t.value
     where t.council_id = %(council)s and t.by = 'council_child_id'
"""
GROUPED = f"""
    select a.person_id, b.person_id, case
               when a.kind <> '{HOUSEHOLD_GROUP}' then 'sibling'
               when a.is_tenant and b.role_kind in ('child', 'adopted-child') then 'parent'
               when a.is_tenant and b.role_kind = 'step-child' then 'step-parent'
               when a.is_tenant and b.role_kind = 'partner' then 'partner'
               when a.is_tenant and b.role_kind = 'grandchild' then 'grandparent'
               else 'same-household' end,
           a.feed, a.agency, a.record, a.as_of, 'inferred'
      from t_group a
      join t_group b on b.feed = a.feed and b.kind = a.kind and b.value = a.value and b.person_id <> a.person_id
     where a.kind <> '{INCIDENT_GROUP}'
       and case when a.kind <> '{HOUSEHOLD_GROUP}' then a.is_child and b.is_child and a.person_id < b.person_id
                when a.is_tenant <> b.is_tenant then a.is_tenant
                else a.person_id < b.person_id end
"""
ALLEGED = f"""
    select a.person_id, b.person_id, '{RiskKind.POSES_RISK}', a.feed, min(a.agency),
           (array_agg(a.record order by a.as_of desc, a.record))[1], max(a.as_of), 'alleged',
           min((e.happened_at at time zone 'Europe/London')::date)
      from t_group a
      join t_group b on b.feed = a.feed and b.kind = a.kind and b.value = a.value and b.person_id <> a.person_id
      left join people_event e on e.council_id = %(council)s and e.record = a.record and e.number = 1
     where a.kind = '{INCIDENT_GROUP}' and a.role = any (%(suspected)s) and b.role = any (%(harmed)s)
     group by a.person_id, b.person_id, a.feed
"""
GROUPS = f"""
    drop table if exists pg_temp.t_group;
    create temp table t_group on commit drop as
    select * from (
        select distinct on (s.feed, t.kind, t.value, s.person_id) s.feed, t.kind, t.value, s.person_id, s.agency,
               s.record, s.as_of, t.role, t.role = any (%(tenant)s) as is_tenant,
               k.kind as role_kind, s.who = 'child' or p.kind = 'child' as is_child,
               count(*) over (partition by s.feed, t.kind, t.value) as members
          from people_tie t join t_value using (by, value)
          join people_saying s on s.council_id = t.council_id and s.record = t.record and s.person_id is not null
          join people_person p on p.id = s.person_id
          left join t_relation k on k.words = t.role
         where t.council_id = %(council)s and t.by = 'group'
         order by s.feed, t.kind, t.value, s.person_id, s.as_of desc, s.record
    ) g where members <= {MOST_IN_A_GROUP};
    create index on t_group (feed, kind, value); analyze t_group
"""
RELATIONSHIPS = f"""
    insert into people_relationship (council_id, person_id, other_id, kind, feed, agency, record, as_of, confidence,
                                     since, contested)
    select distinct on (told.person_id, other_id, kind, feed)
           %(council)s, told.person_id, other_id, kind, feed, agency, record, as_of, confidence, since, false
      from (select *, null::date as since from ({NAMED} union all {BORNE} union all {GROUPED}) as said
            union all {ALLEGED}) as told
      left join t_touched one on one.person_id = told.person_id
      left join t_touched other on other.person_id = told.other_id
     where told.person_id is not null and other_id is not null and told.person_id <> other_id
       and (one.person_id is not null or other.person_id is not null)
       and not (kind = 'same-household' and (told.person_id = any (%(shielded)s) or other_id = any (%(shielded)s)))
     order by told.person_id, other_id, kind, feed, as_of desc, record
"""
PEOPLE = """
    update people_person p set
           given_name = coalesce(split_part(f.name, ', ', 2), ''),
           family_name = coalesce(split_part(f.name, ', ', 1), ''),
           date_of_birth = f.born::date, expected_on = case when f.born is null then f.due::date end,
           died_on = f.died::date, sex = coalesce(f.sex, ''),
           is_shielded = p.id = any (%(shielded)s), records = coalesce(f.records, 0),
           kind = case when f.born is null and (f.due is not null) then 'unborn'
                       when f.born::date > %(adult_if_born_by)s then 'child'
                       when f.born is not null then 'adult'
                       when f.is_child then 'child' else 'adult' end,
           retired_at = case when f.records > 0 or k.person_id is not null then null
                             else coalesce(p.retired_at, %(now)s) end
      from t_touched t
      left join (
          select s.person_id, count(*) as records, bool_or(s.who = 'child') as is_child,
                 n.name, n.born, n.due, n.died, n.sex
            from people_saying s join t_touched using (person_id)
            left join (select person_id, max(value) filter (where kind = 'name') as name,
                              max(value) filter (where kind = 'date-of-birth') as born,
                              max(value) filter (where kind = 'expected-date') as due,
                              max(value) filter (where kind = 'died-on') as died,
                              max(value) filter (where kind = 'sex') as sex
                         from people_fact join t_touched using (person_id) where chosen group by person_id) n
                   using (person_id)
           where s.role <> 'subject'
           group by s.person_id, n.name, n.born, n.due, n.died, n.sex) f using (person_id)
      left join t_kept k using (person_id)
     where p.id = t.person_id
"""
KEPT = """
    drop table if exists pg_temp.t_kept;
    create temp table t_kept on commit drop as
    select person_id from t_touched t
     where not exists (select 1 from people_alias a where a.retired_id = t.person_id and a.until is null)
       and (exists (select 1 from people_event e where e.person_id = t.person_id and e.act <> '')
         or exists (select 1 from people_working w where w.person_id = t.person_id))
"""


def settle(council: int, *, shielded: list[UUID], adult_if_born_by: date, now: datetime) -> None:
    """Work out afresh everything the index holds of the people in `t_touched`, and of nobody else."""
    _prepare()
    told = {
        "council": council,
        "shielded": shielded,
        "adult_if_born_by": adult_if_born_by,
        "now": now,
        "tenant": list(TENANT),
        "suspected": list(SUSPECTED),
        "harmed": list(HARMED),
    }
    for table in ("people_fact", "people_residence"):
        run(f"delete from {table} where person_id in (select person_id from t_touched)")
    for side in ("person_id", "other_id"):
        run(f"delete from people_relationship where {side} in (select person_id from t_touched)")
    for statement in (
        FACTS,
        RESIDENCES,
        KEPT,
        PEOPLE,
        VALUES_SHARED,
        GROUPS,
        RELATIONSHIPS,
    ):
        run(statement, told)


def _prepare() -> None:
    """The declarations that the statements read, as small tables."""
    temporary("t_rank", chosen(ranks(), ("kind", "feed", "rank")))
    temporary("t_relation", chosen(((words, str(kind)) for words, kind in WRITTEN_AS.items()), ("words", "kind")))
