"""Which agencies let a reader know at all that they hold something: those with an agreement in force, whatever it shares."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

FUNCTION = f"""
create function access_told() returns bigint[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(distinct a.giver_id), '{{}}')
      from access_agreement a
      join access_agreementparty p on p.agreement_id = a.id and p.agency_id = any (onestory_agencies())
     where a.state = 'in-force' and a.council_id = any (onestory_councils())
       and onestory_setting('purpose') = any (a.purposes)
       and (a.until is null or a.until > (now() at time zone 'Europe/London')::date)
$$;
revoke all on function access_told() from public;
grant execute on function access_told() to {APP_ROLE};
"""


class Migration(migrations.Migration):
    """An agreement that shares nothing still says that something may be held, and whom to ask."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("access", "0004_agreements")]
    operations: ClassVar[list[object]] = [
        migrations.RunSQL(sql=FUNCTION, reverse_sql="drop function access_told()"),
    ]
