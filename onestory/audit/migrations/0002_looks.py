"""How often a person was looked at, counted by role inside: the names stay in the audit."""

from typing import ClassVar

from django.db import migrations

FUNCTION = """
create function audit_looks(people uuid[], since timestamptz)
returns table (role text, looks bigint, latest timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select e.role, count(*), max(e.at)
      from audit_event e
     where e.person_id = any (people) and e.at >= since and e.act like 'person.%'
       and e.council_id = any (onestory_councils())
       and (onestory_has('index') or onestory_has('audit') or onestory_has('system'))
     group by e.role
     order by 2 desc, 1
$$;
revoke all on function audit_looks(uuid[], timestamptz) from public;
grant execute on function audit_looks(uuid[], timestamptz) to onestory_app;
"""


class Migration(migrations.Migration):
    """Opening the audit for a count, row by row, cost the single view three statements and hundreds of rows."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0001_audit")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FUNCTION, reverse_sql="drop function audit_looks(uuid[], timestamptz)")
    ]
