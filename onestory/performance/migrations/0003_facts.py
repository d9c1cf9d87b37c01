"""The facts that indicators count, through functions that let nobody's name out and test who asks.

A viewer of figures may see no contact. Each function asks for the grant `figures`, then reads as the system, then stands
the viewer again as they were. It gives dates, codes and opaque identifiers, never words. Councils of one hub that have
both agreed (`compare-figures`) are counted too, with identifiers that lead nowhere.
"""

from typing import ClassVar

from django.db import migrations

DAY = "({at} at time zone 'Europe/London')::date"
LIVING = """
    with recursive onward (retired_id, living_id, steps) as (
        select retired_id, living_id, 1 from people_alias where until is null
        union all
        select o.retired_id, a.living_id, o.steps + 1
          from onward o join people_alias a on a.retired_id = o.living_id and a.until is null where o.steps < 100
    ), living as (
        select distinct on (retired_id) retired_id, living_id from onward order by retired_id, steps desc
    ), opened as (
        select council_id, min(received_at at time zone 'Europe/London')::date as opened_on
          from frontdoor_contact group by council_id
    ), told as (
        select r.*, coalesce(l.living_id, s.person_id) as person
          from feeds_sourcerecord r
          left join people_saying s on s.council_id = r.council_id and s.row = r.id
          left join living l on l.retired_id = s.person_id
         where r.valid_until is null and r.feed in ('ssd', 'annex-a')
           and r.part in ('contacts', 'cin-episodes', 'cin-assessments', 'list-1', 'list-3', 'list-4')
    ), best as (
        select council_id, max(feed) as feed, max(as_of) as as_of from told group by council_id
    )
"""
OUTCOME = """
    case substring(r.data ->> 'contact_outcome_json' from '"(\\w+)"\\s*:\\s*"Y"')
        when 'NEW_REFERRAL' then 'assessment' when 'EXISTING_REFERRAL' then 'existing-case'
        when 'CP_ENQUIRY' then 'strategy-discussion' when 'NFA' then 'no-further-action'
        when 'PRIVATE_FOSTERING' then 'private-fostering' when 'NON_AGENCY_ADOPTION' then 'non-agency-adoption'
        when 'ADVICE' then 'advice' when 'MISSING' then 'missing' when 'OLA_CP' then 'other-council-plan'
        when 'OTHER_OUTCOMES_EXIST' then 'other' end
"""
GROUP = "coalesce(substring({source} from '^\\d+'), '10')"

CONTACTS = f"""
{LIVING}
    select c.council_id, performance_veil(c.id::text, c.council_id, mine),
           performance_veil(coalesce(l.living_id, ch.person_id)::text, c.council_id, mine), true,
           {DAY.format(at="c.received_at")}, {GROUP.format(source="c.source")}, coalesce(t.brag, '')::text,
           {DAY.format(at="c.read_at")}, c.read_at <= c.decide_by, {DAY.format(at="d.decided_at")},
           {DAY.format(at="c.decide_by")}, d.outcome::text, d.decided_at <= coalesce(t.clock_due_at, c.decide_by),
           round(extract(epoch from d.decided_at - c.received_at) / 3600, 2)::float8, {DAY.format(at="f.at")}
      from frontdoor_contact c
      left join frontdoor_contactchild ch on ch.contact_id = c.id
      left join living l on l.retired_id = ch.person_id
      left join frontdoor_decision d on d.contact_id = c.id and d.undone_at is null
      left join lateral (
          select brag, clock_due_at from frontdoor_triage where contact_id = c.id order by number desc limit 1
      ) t on true
      left join lateral (select min(at) as at from frontdoor_feedback where contact_id = c.id) f on true
    union all
    select r.council_id, performance_veil(r.feed || r.id, r.council_id, mine),
           performance_veil(r.person::text, r.council_id, mine), false, on_day.day,
           {GROUP.format(source="coalesce(r.data ->> 'contact_source_code', r.data ->> 'source')")}, '', null, null,
           case when o.outcome is not null then on_day.day end, null, o.outcome, null, null, null
      from told r
      join best b on b.council_id = r.council_id and b.feed = r.feed
      left join opened p on p.council_id = r.council_id
      cross join lateral (select coalesce(r.data ->> 'contact_date', r.data ->> 'contact_on')::date as day) on_day
      cross join lateral (select {OUTCOME} as outcome) o
     where r.part in ('contacts', 'list-1') and on_day.day < coalesce(p.opened_on, 'infinity'::date)
"""
REFERRALS = f"""
{LIVING}
    select r.council_id, performance_veil(r.feed || r.id, r.council_id, mine),
           performance_veil(r.person::text, r.council_id, mine),
           coalesce(r.data ->> 'referral_date', r.data ->> 'referred_on')::date,
           {GROUP.format(source="coalesce(r.data ->> 'referral_source_code', r.data ->> 'source')")},
           coalesce(r.data ->> 'referral_nfa', r.data ->> 'no_further_action')::boolean, a.started_on, null::date
      from told r
      join best b on b.council_id = r.council_id and b.feed = r.feed
      left join (
          select council_id, data ->> 'referral_id' as referral_id, min((data ->> 'assessment_start_date')::date) as started_on
            from told where part = 'cin-assessments' group by 1, 2
      ) a on a.council_id = r.council_id and a.referral_id = r.data ->> 'referral_id'
     where r.part in ('cin-episodes', 'list-3')
       and coalesce(r.data ->> 'referral_date', r.data ->> 'referred_on') is not null
    union all
    select c.council_id, performance_veil(c.id::text, c.council_id, mine),
           performance_veil(coalesce(l.living_id, ch.person_id)::text, c.council_id, mine),
           {DAY.format(at="c.received_at")}, {GROUP.format(source="c.source")}, false, null, null
      from frontdoor_contact c
      join frontdoor_decision d on d.contact_id = c.id and d.undone_at is null
       and d.outcome in ('assessment', 'strategy-discussion', 'private-fostering', 'non-agency-adoption')
      join frontdoor_contactchild ch on ch.contact_id = c.id
      left join living l on l.retired_id = ch.person_id
      left join best b on b.council_id = c.council_id
     where {DAY.format(at="d.decided_at")} > coalesce(b.as_of, '-infinity'::date)
"""
ASSESSMENTS = f"""
{LIVING}
    select r.council_id, performance_veil(r.feed || r.id, r.council_id, mine),
           performance_veil(r.person::text, r.council_id, mine), 'single', s.started_on, s.completed_on,
           performance_working_days(f.referred_on, s.completed_on), performance_working_days(s.started_on, s.completed_on)
      from told r
      join best b on b.council_id = r.council_id and b.feed = r.feed
      cross join lateral (
          select coalesce(r.data ->> 'assessment_start_date', r.data ->> 'started_on')::date as started_on,
                 coalesce(r.data ->> 'assessment_auth_date', r.data ->> 'authorised_on')::date as completed_on
      ) s
      left join (
          select council_id, data ->> 'referral_id' as referral_id, min((data ->> 'referral_date')::date) as referred_on
            from told where part = 'cin-episodes' group by 1, 2
      ) f on f.council_id = r.council_id and f.referral_id = r.data ->> 'referral_id'
     where r.part in ('cin-assessments', 'list-4') and s.started_on is not null
"""
REQUESTS = f"""
{LIVING}
    select q.council_id, performance_veil(q.id::text, q.council_id, mine),
           performance_veil(coalesce(l.living_id, ch.person_id)::text, q.council_id, mine), g.name::text, q.urgency::text,
           {DAY.format(at="q.sent_at")}, {DAY.format(at="q.due_at")}, {DAY.format(at="q.answered_at")},
           q.answered_at <= q.due_at, round(extract(epoch from q.answered_at - q.sent_at) / 3600, 2)::float8
      from frontdoor_informationrequest q
      join councils_agency g on g.id = q.agency_id
      left join lateral (
          select person_id from frontdoor_contactchild where contact_id = q.contact_id order by number limit 1
      ) ch on true
      left join living l on l.retired_id = ch.person_id
"""
GIVEN = {
    "contact": (
        "council bigint, contact text, child text, told_here boolean, received_on date, source text, brag text, "
        "acknowledged_on date, acknowledged_in_time boolean, decided_on date, decide_by date, outcome text, "
        "decided_in_time boolean, hours_to_decide float8, fed_back_on date",
        CONTACTS,
    ),
    "referral": (
        "council bigint, referral text, child text, referred_on date, source text, no_further_action boolean, "
        "assessment_started_on date, initial_assessment_on date",
        REFERRALS,
    ),
    "assessment": (
        "council bigint, assessment text, child text, kind text, started_on date, completed_on date, "
        "days_from_referral bigint, days_from_start bigint",
        ASSESSMENTS,
    ),
    "request": (
        "council bigint, request text, child text, agency text, brag text, sent_on date, due_on date, answered_on date, "
        "answered_in_time boolean, hours_to_answer float8",
        REQUESTS,
    ),
}
SHARED = """
create function performance_working_days(start date, finish date) returns bigint language sql stable
set search_path = public, pg_temp as $$
    select case when start is null or finish is null then null when finish < start then 0 else (
        select count(*) from generate_series(start + 1, finish, interval '1 day') g
         where extract(isodow from g) < 6 and not exists (select 1 from performance_bankholiday h where h.day = g::date)
    ) end
$$;
create function performance_veil(identifier text, council bigint, mine bigint[]) returns text language sql immutable as $$
    select case when council = any (mine) then identifier else md5('veiled ' || identifier) end
$$;
create function performance_scope() returns bigint[] language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    mine bigint[] := onestory_councils();
    held_grants text := coalesce(onestory_setting('grants'), '');
    mates bigint[];
    agreed bigint[];
begin
    mates := array(select c.id from councils_council c
                    where c.hub_id in (select hub_id from councils_council where id = any (mine)));
    perform set_config('onestory.councils', array_to_string(mates, ','), true),
            set_config('onestory.grants', 'system', true);
    agreed := array(select s.council_id from councils_setting s
                     where s.name = 'compare-figures' and s.value = 'true'::jsonb and s.council_id = any (mates)
                       and s.during @> (now() at time zone 'Europe/London')::date);
    perform set_config('onestory.councils', array_to_string(mine, ','), true),
            set_config('onestory.grants', held_grants, true);
    return case when mine <@ agreed then agreed else mine end;
end $$;
"""
UNDO_SHARED = """
drop function performance_scope(); drop function performance_veil(text, bigint, bigint[]);
drop function performance_working_days(date, date);
"""


def function_of(name: str, columns: str, query: str) -> str:
    """A function that reads as the system for whoever may see figures, and stands the viewer again as they were."""
    return f"""
create or replace function performance_{name}_facts() returns table ({columns}) language plpgsql security definer
set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
    mine bigint[] := onestory_councils();
    held_user text := coalesce(onestory_setting('user'), '');
    held_grants text := coalesce(onestory_setting('grants'), '');
    held_councils text := coalesce(onestory_setting('councils'), '');
begin
    if not onestory_has('figures') then
        return;
    end if;
    perform set_config('onestory.councils', array_to_string(performance_scope(), ','), true);
    perform set_config('onestory.grants', 'system', true), set_config('onestory.user', '', true);
    return query {query};
    perform set_config('onestory.councils', held_councils, true), set_config('onestory.grants', held_grants, true),
            set_config('onestory.user', held_user, true);
end $$;
"""


def _facts(name: str, columns: str, query: str) -> migrations.RunSQL:
    """The function, and a view of that name over it."""
    return migrations.RunSQL(
        sql=f"""{function_of(name, columns, query)}
create view performance_{name} as select * from performance_{name}_facts();
revoke all on performance_{name} from onestory_app;
grant select on performance_{name} to onestory_app;
""",
        reverse_sql=f"drop view performance_{name}; drop function performance_{name}_facts();",
    )


class Migration(migrations.Migration):
    """Nothing is stored: every figure is worked out from what the rooms upstream hold when it is asked for."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("performance", "0002_walls"),
        ("frontdoor", "0003_kin"),
        ("people", "0004_lookup"),
        ("feeds", "0001_initial"),
        ("councils", "0002_walls"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=SHARED, reverse_sql=UNDO_SHARED),
        *(_facts(name, columns, query) for name, (columns, query) in GIVEN.items()),
    ]
