"""What partners told is there for a reader as their agreements say, and no further; that something is held may be told."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

OWN = "array['', 'hub', 'ssd', 'cin', 'ssda903', 'annex-a']"
INDEXER = "(select onestory_has('system'))"
OF_FACT = "case when kind in ('phone', 'email', 'school', 'gp') then 'places' else 'identity' end"
KIND_OF = {
    "people_fact": OF_FACT,
    "people_residence": "'places'",
    "people_relationship": "'family'",
    "people_involvement": "'involvement'",
    "people_event": "'events'",
}
UNSHARED = f"""
create function people_unshared(asked uuid[]) returns text[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(distinct f.feed), '{{}}') from people_fact f
     where f.person_id = any (asked) and not f.hidden and f.feed <> all ({OWN})
       and f.feed || ':identity' <> all ((select access_shared())::text[])
       and f.feed || ':places' <> all ((select access_shared())::text[])
$$;
revoke all on function people_unshared(uuid[]) from public;
grant execute on function people_unshared(uuid[]) to {APP_ROLE};
"""


def _as_agreed(table: str, kind: str) -> migrations.RunSQL:
    rule = f"feed = any ({OWN}) or feed || ':' || {kind} = any ((select access_shared())::text[]) or {INDEXER}"
    return migrations.RunSQL(
        sql=f"create policy {table}_as_agreed on {table} as restrictive for select to {APP_ROLE} using ({rule})",
        reverse_sql=f"drop policy if exists {table}_as_agreed on {table}",
    )


class Migration(migrations.Migration):
    """The function runs as the owner, for whom every other wall stands: council, kin, severed lives, shields."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("people", "0015_opened_by_lookers"),
        ("access", "0004_agreements"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        *(_as_agreed(table, kind) for table, kind in KIND_OF.items()),
        migrations.RunSQL(sql=UNSHARED, reverse_sql="drop function people_unshared(uuid[])"),
    ]
