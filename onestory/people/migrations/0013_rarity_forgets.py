"""How common a place is may be forgotten: when a shield goes up, the count of one is no longer a count."""

from typing import ClassVar

from django.db import migrations

FORGET = """
create function people_rarity_forget(whose bigint, places text[]) returns int language plpgsql security definer
set search_path = public, pg_temp as $$
declare
    forgotten int;
begin
    if not onestory_has('system') or whose <> all (onestory_councils()) then
        raise insufficient_privilege using message = 'Only the indexer forgets.';
    end if;
    delete from people_rarity where council = whose and value = any (places);
    get diagnostics forgotten = row_count;
    return forgotten;
end $$;
revoke all on function people_rarity_forget(bigint, text[]) from public;
grant execute on function people_rarity_forget(bigint, text[]) to onestory_app;
"""


class Migration(migrations.Migration):
    """The next whole run counts afresh, and leaves shielded people out."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0012_glass")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(sql=FORGET, reverse_sql="drop function people_rarity_forget(bigint, text[])")
    ]
