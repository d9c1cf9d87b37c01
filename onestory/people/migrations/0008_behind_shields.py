"""Which people stand behind a shield: asked by every door, answered without showing why or since when."""

from typing import ClassVar

from django.db import migrations

BEHIND = """
create function people_behind_shields(asked uuid[]) returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    with recursive onward (asked_for, id) as (
        select a, a from unnest(asked) a
        union select o.asked_for, l.living_id from people_alias l join onward o on l.retired_id = o.id and l.until is null
    )
    select coalesce(array_agg(distinct h.person_id), '{}') from people_shield h join onward o on o.id = h.person_id
     where h.lifted_at is null and h.council_id = any (onestory_councils())
$$;
revoke all on function people_behind_shields(uuid[]) from public;
grant execute on function people_behind_shields(uuid[]) to onestory_app;
do $$ begin
    execute format('create policy people_shield_owner on people_shield for select to %I using (true)', current_user);
    execute format('create policy people_alias_owner on people_alias for select to %I using (true)', current_user);
end $$;
"""
UNDO = """
drop policy people_shield_owner on people_shield; drop policy people_alias_owner on people_alias;
drop function people_behind_shields(uuid[]);
"""


class Migration(migrations.Migration):
    """The function runs as the tables' owner, who is walled too and therefore let in here by name."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0007_locked")]
    operations: ClassVar[list[migrations.RunSQL]] = [migrations.RunSQL(sql=BEHIND, reverse_sql=UNDO)]
