"""The facts of what partners' files told, read from the few parts that a figure counts and taken apart once.

Each function gathered all six parts whole before it took one of them, and counted working days a day at a time: at
life-size that was three seconds of four. Working days are now weekdays, by the number of the day, less bank holidays.
"""

from importlib import import_module
from typing import ClassVar

from django.db import migrations

FACTS = import_module("onestory.performance.migrations.0003_facts")
SCOPE = import_module("onestory.performance.migrations.0006_facts_of_the_scope")
CHEAPLY = import_module("onestory.performance.migrations.0008_facts_told_cheaply")
BEFORE = {
    "contact": (SCOPE.BEFORE["contact"][0], CHEAPLY.CONTACTS),
    "referral": (SCOPE.BEFORE["referral"][0], SCOPE.AFTER["referral"]),
    "assessment": FACTS.GIVEN["assessment"],
}
LIVING = f"""
{FACTS.LIVING.partition(", opened as (")[0]}, opened as (
        select council_id, min(received_at)::date as opened_on from frontdoor_contact group by council_id
    ), best as (
        select council_id, max(feed) as feed, max(as_of) as as_of from feeds_sourcerecord
         where valid_until is null and feed in ('ssd', 'annex-a')
           and part in ('contacts', 'cin-episodes', 'cin-assessments', 'list-1', 'list-3', 'list-4')
         group by council_id
    )
"""
DIGITS = CHEAPLY.DIGITS.format(source="r.source")


def told(parts: str, **columns: str) -> str:
    """The current rows of these parts of the best feed, as `r`, and `l` for whoever somebody has become since.

    Each column is worked out from `data` once, before anything is joined to it.
    """
    taken = ", ".join(f"{said} as {name}" for name, said in columns.items())
    names = ", ".join(f"r.{name}" for name in columns)
    return f"""(
          select b.council_id, r.feed, r.id, s.person_id, {names}
            from best b
            join lateral (
                select feed, id, {taken} from feeds_sourcerecord
                 where council_id = b.council_id and feed = b.feed and part in ({parts}) and valid_until is null
                offset 0
            ) r on true
            left join people_saying s on s.council_id = b.council_id and s.row = r.id
          offset 0
      ) r
      left join living l on l.retired_id = r.person_id"""


def first_day(part: str, day: str) -> str:
    """The earliest day that this part gives for each referral."""
    return f"""(
          select b.council_id, r.data ->> 'referral_id' as referral_id, min((r.data ->> '{day}')::date) as on_day
            from best b
            join feeds_sourcerecord r on r.council_id = b.council_id and r.feed = b.feed and r.part = '{part}'
             and r.valid_until is null
           group by 1, 2
      )"""


NAMED = """
    select r.council_id, performance_veil(r.feed || r.id, r.council_id, mine),
           performance_veil(coalesce(l.living_id, r.person_id)::text, r.council_id, mine)"""
CONTACT_COLUMNS = {
    "source": "coalesce(data ->> 'contact_source_code', data ->> 'source')",
    "day": "coalesce(data ->> 'contact_date', data ->> 'contact_on')::date",
    "outcome": FACTS.OUTCOME.replace("r.data", "data"),
}
CONTACTS = f"""
{LIVING}
    select c.council_id,{CHEAPLY.CONTACTS.partition("    select c.council_id,")[2].partition("    union all")[0]}
    union all
    {NAMED}, false, r.day, {DIGITS}, '', null, null, case when r.outcome is not null then r.day end, null, r.outcome,
           null, null, null
      from {told("'contacts', 'list-1'", **CONTACT_COLUMNS)}
      left join opened p on p.council_id = r.council_id
     where r.day < coalesce(p.opened_on, 'infinity'::date)
"""
REFERRAL_COLUMNS = {
    "source": "coalesce(data ->> 'referral_source_code', data ->> 'source')",
    "day": "coalesce(data ->> 'referral_date', data ->> 'referred_on')::date",
    "nfa": "coalesce(data ->> 'referral_nfa', data ->> 'no_further_action')::boolean",
    "referral_id": "data ->> 'referral_id'",
}
REFERRALS = f"""
{LIVING}
    {NAMED}, r.day, {DIGITS}, r.nfa, a.on_day, null::date
      from {told("'cin-episodes', 'list-3'", **REFERRAL_COLUMNS)}
      left join {first_day("cin-assessments", "assessment_start_date")} a
        on a.council_id = r.council_id and a.referral_id = r.referral_id
     where r.day is not null
    union all
    {SCOPE.AFTER["referral"].rpartition("    union all")[2]}
"""
ASSESSMENT_COLUMNS = {
    "started_on": "coalesce(data ->> 'assessment_start_date', data ->> 'started_on')::date",
    "completed_on": "coalesce(data ->> 'assessment_auth_date', data ->> 'authorised_on')::date",
    "referral_id": "data ->> 'referral_id'",
}
ASSESSMENTS = f"""
{LIVING}
    {NAMED}, 'single', r.started_on, r.completed_on, performance_working_days(f.on_day, r.completed_on),
           performance_working_days(r.started_on, r.completed_on)
      from {told("'cin-assessments', 'list-4'", **ASSESSMENT_COLUMNS)}
      left join {first_day("cin-episodes", "referral_date")} f
        on f.council_id = r.council_id and f.referral_id = r.referral_id
     where r.started_on is not null
"""
AFTER = {"contact": CONTACTS, "referral": REFERRALS, "assessment": ASSESSMENTS}
WEEKDAYS = "(({day} - date '0001-01-01') / 7 * 5 + least(({day} - date '0001-01-01') % 7 + 1, 5))"
WORKING_DAYS = f"""
create or replace function performance_working_days(start date, finish date) returns bigint language sql stable
set search_path = public, pg_temp as $$
    select case when start is null or finish is null then null when finish < start then 0 else
        {WEEKDAYS.format(day="finish")} - {WEEKDAYS.format(day="start")}
        - (select count(*) from performance_bankholiday h where h.day > start and h.day <= finish
              and extract(isodow from h.day) < 6) end
$$;
"""
COUNTED_ONE_BY_ONE = FACTS.SHARED.partition("create function performance_veil")[0].replace(
    "create function", "create or replace function", 1
)
IN_LONDON = "alter function performance_{name}_facts() {what}"


class Migration(migrations.Migration):
    """The same rows: only how they are found differs."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("performance", "0008_facts_told_cheaply")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=WORKING_DAYS, reverse_sql=COUNTED_ONE_BY_ONE),
        *(
            migrations.RunSQL(
                sql=[
                    FACTS.function_of(name, columns, AFTER[name]),
                    IN_LONDON.format(name=name, what="set timezone = 'Europe/London'"),
                ],
                reverse_sql=[
                    FACTS.function_of(name, columns, before),
                    *([] if name == "contact" else [IN_LONDON.format(name=name, what="reset timezone")]),
                ],
            )
            for name, (columns, before) in BEFORE.items()
        ),
    ]
