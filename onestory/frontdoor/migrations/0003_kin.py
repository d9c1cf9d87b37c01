"""A contact about somebody at work, or about their own family, is not there for them: not even its existence."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

FUNCTION = """
create function frontdoor_mine() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(distinct named.contact_id), '{}') from (
        select contact_id from frontdoor_contactchild where person_id = any ((select people_mine())::uuid[])
        union all
        select contact_id from frontdoor_contactadult where person_id = any ((select people_mine())::uuid[])
    ) named
$$;
do $$ begin
    execute format('create policy frontdoor_contactchild_owner on frontdoor_contactchild for select to %I using (true)', current_user);
    execute format('create policy frontdoor_contactadult_owner on frontdoor_contactadult for select to %I using (true)', current_user);
end $$;
"""
UNDO = """
drop policy frontdoor_contactchild_owner on frontdoor_contactchild;
drop policy frontdoor_contactadult_owner on frontdoor_contactadult;
drop function frontdoor_mine();
"""
OF_A_CONTACT = (
    *("contactchild", "contactadult", "assignment", "triage", "escalation", "informationrequest"),
    *("analysis", "proposal", "decision", "sharingentry"),
)


def not_of_kin(table: str, column: str) -> migrations.RunSQL:
    """Rows of a contact that concerns the reader's own family are not there for them."""
    return migrations.RunSQL(
        sql=f"create policy {table}_not_of_kin on {table} as restrictive for select to {APP_ROLE} "
        f"using ({column} <> all ((select frontdoor_mine())::uuid[]))",
        reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
    )


class Migration(migrations.Migration):
    """The people room knows who is whose kin; the front door knows which contacts they are named in."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0002_walls"), ("people", "0003_walls")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FUNCTION, reverse_sql=UNDO),
        not_of_kin("frontdoor_contact", "id"),
        *(not_of_kin(f"frontdoor_{name}", "contact_id") for name in OF_A_CONTACT),
    ]
