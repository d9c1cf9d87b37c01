"""Who else has a contact open just now, for whoever has it open too: asked inside, so that the audit stays shut."""

from typing import ClassVar

from django.db import migrations

FUNCTION = """
create function audit_beside(whose bigint, which text, since timestamptz)
returns table (user_id bigint, latest timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select e.user_id, max(e.at)
      from audit_event e
     where e.subject = which and e.at >= since and e.act = 'contact.open' and e.subject_kind = 'contact'
       and e.council_id = whose and whose = any (onestory_councils())
       and e.user_id > 0 and e.user_id <> onestory_user()
       and onestory_has('hub')
     group by e.user_id
$$;
revoke all on function audit_beside(bigint, text, timestamptz) from public;
grant execute on function audit_beside(bigint, text, timestamptz) to onestory_app;
"""


class Migration(migrations.Migration):
    """A function that answers one question of one contact's last minutes."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("audit", "0002_looks")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FUNCTION, reverse_sql="drop function audit_beside(bigint, text, timestamptz)")
    ]
