"""The index behind the wall: read by those who may look, written by the indexer, places of shielded people by nobody."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import KNOWN, OF_THE_COUNCIL, behind_the_wall, only_for

INDEXER = "(select onestory_has('system'))"
LOOKS = f"((select onestory_has('index')) or (select onestory_has('feeds')) or {INDEXER})"
LOOKED_UP = f"{OF_THE_COUNCIL} and {LOOKS}"
WRITTEN = f"{OF_THE_COUNCIL} and {INDEXER}"
ALL_VERBS = ("select", "insert", "update", "delete")

MINE = """
create function people_mine() returns uuid[] language sql stable security definer
set search_path = public, pg_temp as $$
    select coalesce(array_agg(person_id), '{}') from people_kin where user_id = onestory_user() and onestory_user() <> 0
$$;
do $$ begin
    execute format('create policy people_kin_owner on people_kin for select to %I using (true)', current_user);
end $$;
"""
ANALYSE = """
create function people_analyse() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
    analyze people_saying; analyze people_link; analyze people_tie; analyze people_person; analyze people_shield;
    analyze people_residence; analyze people_event; analyze people_involvement;
end $$;
revoke all on function people_analyse() from public;
grant execute on function people_analyse() to onestory_app;
"""
UNDO_ANALYSE = "drop function people_analyse();"
UNDO_MINE = "drop policy people_kin_owner on people_kin; drop function people_mine();"


def _index_table(table: str) -> migrations.RunSQL:
    return behind_the_wall(table, sees=LOOKED_UP, adds=WRITTEN, changes=WRITTEN, removes=WRITTEN, verbs=ALL_VERBS)


def _only_the_indexer(table: str) -> migrations.RunSQL:
    return behind_the_wall(table, sees=WRITTEN, verbs=ALL_VERBS)


def _not_of_kin(table: str, column: str) -> migrations.RunSQL:
    rule = f"{column} is null or {column} <> all ((select people_mine())::uuid[])"
    return migrations.RunSQL(
        sql=f"create policy {table}_not_of_kin on {table} as restrictive for select using ({rule})",
        reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
    )


def _place(table: str) -> migrations.RunSQL:
    return only_for("shielded", table, name=f"{table}_is_no_shielded_place", unless="not hidden")


class Migration(migrations.Migration):
    """What a record says word for word (sayings, ties) is for the indexer alone."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0002_event"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            "people_kin", sees=f"{OF_THE_COUNCIL} and ({INDEXER} or (select onestory_has('staff')))", verbs=ALL_VERBS
        ),
        migrations.RunSQL(sql=MINE, reverse_sql=UNDO_MINE),
        *(
            _index_table(table)
            for table in (
                "people_person",
                "people_link",
                "people_change",
                "people_fact",
                "people_residence",
                "people_relationship",
                "people_involvement",
                "people_shield",
                "people_run",
            )
        ),
        _only_the_indexer("people_saying"),
        _only_the_indexer("people_tie"),
        behind_the_wall("people_alias", sees=OF_THE_COUNCIL, adds=WRITTEN, changes=WRITTEN),
        behind_the_wall("people_working", sees=OF_THE_COUNCIL),
        behind_the_wall(
            "people_event",
            sees=LOOKED_UP,
            adds=f"{OF_THE_COUNCIL} and {KNOWN}",
            changes=WRITTEN,
            removes=f"{WRITTEN} and record <> ''",
            verbs=ALL_VERBS,
        ),
        *(_place(table) for table in ("people_fact", "people_residence", "people_involvement", "people_event")),
        only_for(
            "sealed",
            "people_event",
            name="people_event_is_not_sealed",
            unless="not sealed or agency_id = any ((select onestory_agencies())::bigint[])",
        ),
        *(
            _not_of_kin(table, "person_id")
            for table in (
                "people_fact",
                "people_residence",
                "people_relationship",
                "people_involvement",
                "people_event",
            )
        ),
        migrations.RunSQL(sql=ANALYSE, reverse_sql=UNDO_ANALYSE),
        _not_of_kin("people_person", "id"),
        _not_of_kin("people_link", "person_id"),
    ]
