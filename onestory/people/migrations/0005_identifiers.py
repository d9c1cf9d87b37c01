"""Which identifier is alive and which lead to it, as functions, so that one statement finds a person and all of these."""

from typing import ClassVar

from django.db import migrations

FUNCTIONS = """
create function people_living(asked uuid) returns uuid language sql stable
set search_path = public, pg_temp as $$
    with recursive onward (id, steps) as (
        select asked, 0
        union select a.living_id, o.steps + 1
                from people_alias a join onward o on a.retired_id = o.id and a.until is null
    ) cycle id set is_round using path
    select id from onward order by steps desc limit 1
$$;
create function people_identifiers(asked uuid) returns uuid[] language sql stable
set search_path = public, pg_temp as $$
    with recursive back (id) as (
        select asked
        union select a.retired_id from people_alias a join back b on a.living_id = b.id and a.until is null
    )
    select array_agg(id) from back
$$;
"""
UNDO = "drop function people_identifiers(uuid); drop function people_living(uuid);"


class Migration(migrations.Migration):
    """The functions run as whoever calls them: the walls around the aliases hold inside."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0004_lookup")]
    operations: ClassVar[list[migrations.RunSQL]] = [migrations.RunSQL(sql=FUNCTIONS, reverse_sql=UNDO)]
