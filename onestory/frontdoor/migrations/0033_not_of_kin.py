"""What still told that there is a contact about a reader's own kin: who was matched, what was sent, asked and fed back."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE

FUNCTIONS = """
create function frontdoor_named_of_mine() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(named.id), '{}') from (
        select id from frontdoor_contactchild where contact_id = any ((select frontdoor_mine())::uuid[])
        union all
        select id from frontdoor_contactadult where contact_id = any ((select frontdoor_mine())::uuid[])
    ) named
$$;
create function frontdoor_references_of_mine() returns text[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(about.reference), '{}') from (
        select reference from frontdoor_contact where id = any ((select frontdoor_mine())::uuid[])
        union all
        select reference from frontdoor_informationrequest where contact_id = any ((select frontdoor_mine())::uuid[])
    ) about
$$;
"""
UNDO = """
drop function frontdoor_references_of_mine(); drop function frontdoor_named_of_mine();
"""
NOT_MINE = "contact_id <> all ((select frontdoor_mine())::uuid[])"
ME = "(select onestory_user())"
RULES = {
    "frontdoor_match": "coalesce(child_id, adult_id) <> all ((select frontdoor_named_of_mine())::uuid[])",
    "frontdoor_submission": f"contact_id is null or {NOT_MINE} or (sender_id = {ME} and {ME} <> 0)",
    "frontdoor_feedback": f"{NOT_MINE} or (to_user_id = {ME} and {ME} <> 0)",
    "audit_event": "subject <> all ((select frontdoor_references_of_mine())::text[])",
}


def _closed(table: str, rule: str) -> migrations.RunSQL:
    name = f"{table}_not_of_kin_contacts" if table == "audit_event" else f"{table}_not_of_kin"
    return migrations.RunSQL(
        sql=f"create policy {name} on {table} as restrictive for select to {APP_ROLE} using ({rule})",
        reverse_sql=f"drop policy if exists {name} on {table}",
    )


class Migration(migrations.Migration):
    """Whoever told the hub of somebody reads what they themselves sent, and what they were answered."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("frontdoor", "0032_searched_words"),
        ("people", "0020_not_of_kin"),
    ]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FUNCTIONS, reverse_sql=UNDO),
        *(_closed(table, rule) for table, rule in RULES.items()),
    ]
