"""That a partner keeps a document under seal may be told, to those who may know it; what it is, is not."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

TABLE = "story_document"
NOT_SEALED = (
    "not sealed or agency_id = any ((select onestory_agencies())::bigint[])"
    " or 'sealed' = any ((select onestory_grants())::text[])"
)

# The function runs as the owner, who is from here on let past the seal and past no other wall: council, kin, shields.
TOLD = f"""
drop policy {TABLE}_is_not_sealed on {TABLE};
create policy {TABLE}_is_not_sealed on {TABLE} as restrictive for select to {APP_ROLE} using ({NOT_SEALED});
create function story_held(asked uuid[])
returns table (document_id uuid, agency_id bigint, filed_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
    select d.id, d.agency_id, d.filed_at from story_document d
     where d.person_id = any (asked) and d.sealed
       and onestory_has('index') and not onestory_has('sealed')
       and d.council_id = any (onestory_councils())
       and d.agency_id <> all (onestory_agencies()) and d.agency_id = any (access_told())
       and d.person_id <> all (people_mine()) and d.person_id <> all (people_severed())
       and cardinality(people_behind_shields(array[d.person_id])) = 0
       and not exists (select 1 from story_document later where later.replaces_id = d.id)
$$;
revoke all on function story_held(uuid[]) from public;
grant execute on function story_held(uuid[]) to {APP_ROLE};
"""
UNTOLD = f"""
drop function story_held(uuid[]); drop policy {TABLE}_is_not_sealed on {TABLE};
create policy {TABLE}_is_not_sealed on {TABLE} as restrictive for select using ({NOT_SEALED});
"""


class Migration(migrations.Migration):
    """Told as a sealed answer is: where the agency has an agreement in force with the reader's, never behind a shield."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("story", "0004_recorded_tie"),
        ("access", "0005_told"),
        ("people", "0010_severed"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [migrations.RunSQL(sql=TOLD, reverse_sql=UNTOLD)]
