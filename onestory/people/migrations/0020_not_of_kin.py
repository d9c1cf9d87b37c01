"""Nobody reads of themselves or of their kin in any table of the index, its audit, or the rows it was made of.

Who is kin follows the person through merges: whoever they are now, and whoever they were taken for when it was declared.
"""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

MINE = """
create or replace function people_mine() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    with recursive mine (id, at) as (
        select person_id, declared_at from people_kin where user_id = onestory_user() and onestory_user() <> 0
        union
        select a.id, m.at from mine m
          join lateral (
              select living_id as id, since, until from people_alias where retired_id = m.id
              union all
              select retired_id, since, until from people_alias where living_id = m.id
          ) a on a.until is null or (a.since <= m.at and m.at < a.until)
    )
    select coalesce(array_agg(id), '{}') from mine
$$;
"""
AS_DECLARED = """
create or replace function people_mine() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(person_id), '{}') from people_kin where user_id = onestory_user() and onestory_user() <> 0
$$;
"""
ROWS = """
create function people_rows_of_mine() returns bigint[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(row), '{}') from people_saying
     where person_id = any ((select people_mine())::uuid[]) and row is not null
$$;
do $$ begin
    execute format('create policy people_saying_owner on people_saying for select to %I
                    using (person_id = any ((select people_mine())::uuid[]))', current_user);
end $$;
"""
UNDO_ROWS = "drop policy people_saying_owner on people_saying; drop function people_rows_of_mine();"
LOOKS = """
create or replace function audit_looks(people uuid[], since timestamptz)
returns table (role text, looks bigint, latest timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select e.role, count(*), max(e.at)
      from audit_event e
     where e.person_id = any (people) and e.at >= since and e.act like 'person.%'
       and e.council_id = any (onestory_councils()) {besides}
       and (onestory_has('index') or onestory_has('audit') or onestory_has('system'))
     group by e.role
     order by 2 desc, 1
$$;
"""
BESIDES = "and e.person_id <> all ((select people_mine())::uuid[])"
SHIELDS = """
create function people_has_shields() returns boolean language sql stable security definer
set search_path = public, pg_temp as $$
    select exists (select 1 from people_shield where lifted_at is null and council_id = any (onestory_councils()))
$$;
"""
RULES = {
    "people_shield": ("person_id",),
    "people_working": ("person_id",),
    "people_glass": ("person_id",),
    "people_change": ("from_person_id", "into_person_id"),
    "people_question": ("left_id", "right_id"),
    "people_severance": ("person_id", "after_id"),
}
NOT_MINE = "<> all ((select people_mine())::uuid[])"
KIN = f"user_id <> (select onestory_user()) and person_id {NOT_MINE}"
AUDIT = (
    f"(person_id is null or person_id {NOT_MINE}) and not (detail -> 'found' ?| (select people_mine())::text[]) is true"
)
"""Neither a line about them, nor a search that found them."""


def _closed(table: str, rule: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=f"create policy {table}_not_of_kin on {table} as restrictive for select to {APP_ROLE} using ({rule})",
        reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
    )


def _not_mine(columns: tuple[str, ...]) -> str:
    return " and ".join(f"({column} is null or {column} {NOT_MINE})" for column in columns)


class Migration(migrations.Migration):
    """What is declared of a colleague is not shown to them either."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("people", "0019_differing_facts"),
        ("audit", "0003_beside"),
        ("feeds", "0005_raised"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=MINE, reverse_sql=AS_DECLARED),
        migrations.RunSQL(sql=ROWS, reverse_sql=UNDO_ROWS),
        migrations.RunSQL(sql=LOOKS.format(besides=BESIDES), reverse_sql=LOOKS.format(besides="")),
        migrations.RunSQL(sql=SHIELDS, reverse_sql="drop function people_has_shields()"),
        *(_closed(table, _not_mine(columns)) for table, columns in RULES.items()),
        _closed("people_kin", KIN),
        _closed("audit_event", AUDIT),
        _closed("feeds_sourcerecord", "id <> all ((select people_rows_of_mine())::bigint[])"),
    ]
