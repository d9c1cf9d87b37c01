"""Which colleagues have a record open just now; and looks counted until a moment, so that months to come are left out.

Looks without an end can still be counted: the release before asks for them while this one is put in.
"""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

BESIDE = f"""
create function people_beside(people uuid[], since timestamptz, until timestamptz) returns jsonb
language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(jsonb_agg(jsonb_build_object('name', u.name, 'at', l.latest) order by l.latest desc), '[]')
      from audit_looking(people, since, until) l join access_user u on u.id = l.user_id
     where onestory_has('index')
       and not people && (select people_mine())::uuid[]
       and cardinality(people_behind_shields(people)) = 0
$$;
revoke all on function people_beside(uuid[], timestamptz, timestamptz) from public;
grant execute on function people_beside(uuid[], timestamptz, timestamptz) to {APP_ROLE};
"""
LOOKS = f"""
create function audit_looks(people uuid[], since timestamptz, until timestamptz)
returns table (role text, looks bigint, latest timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select e.role, count(*), max(e.at)
      from audit_event e
     where e.person_id = any (people) and e.at >= since and e.at <= until and e.act like 'person.%'
       and e.council_id = any (onestory_councils())
       and e.person_id <> all ((select people_mine())::uuid[])
       and (onestory_has('index') or onestory_has('audit') or onestory_has('system'))
     group by e.role
     order by 2 desc, 1
$$;
revoke all on function audit_looks(uuid[], timestamptz, timestamptz) from public;
grant execute on function audit_looks(uuid[], timestamptz, timestamptz) to {APP_ROLE};
"""


class Migration(migrations.Migration):
    """Told of nobody behind a shield, to nobody of their own kin, and only of colleagues who work with the person."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("people", "0021_said_to_be_one"),
        ("audit", "0004_looking"),
        ("access", "0002_walls"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=BESIDE, reverse_sql="drop function people_beside(uuid[], timestamptz, timestamptz)"),
        migrations.RunSQL(sql=LOOKS, reverse_sql="drop function audit_looks(uuid[], timestamptz, timestamptz)"),
    ]
