"""Who is looking at a person just now, told to nobody by itself; and a digest that is quicker to take."""

from typing import ClassVar

from django.db import migrations

LOOKING = """
create function audit_looking(people uuid[], since timestamptz, until timestamptz)
returns table (user_id bigint, latest timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select e.user_id, max(e.at)
      from audit_event e
     where e.person_id = any (people) and e.at > since and e.at <= until
       and e.act = 'person.open' and e.detail ->> 'works_with' = 'true'
       and e.council_id = any (onestory_councils()) and e.agency_id = any (onestory_agencies())
       and e.user_id > 0 and e.user_id <> onestory_user()
     group by e.user_id
$$;
revoke all on function audit_looking(uuid[], timestamptz, timestamptz) from public;
"""
DIGEST = "alter function audit_digest(audit_event) {kept}"
"""What writes an instant in words is stable, and only a function that admits it is written into what asks for it."""


class Migration(migrations.Migration):
    """`people_beside` asks who is looking, for whoever may know; the application itself cannot."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0003_beside")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=LOOKING, reverse_sql="drop function audit_looking(uuid[], timestamptz, timestamptz)"),
        migrations.RunSQL(sql=DIGEST.format(kept="stable"), reverse_sql=DIGEST.format(kept="immutable")),
    ]
