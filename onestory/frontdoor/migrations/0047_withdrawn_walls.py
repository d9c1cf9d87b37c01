"""Withdrawing a request behind the wall: the hub's alone, before it is answered, and the agency's to read."""

from typing import ClassVar

from django.db import migrations

from onestory.frontdoor.declared.told_tables import ROOM, TOLD_TABLES
from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall
from onestory.walls.retelling import functions_anew, functions_as_before, owing, without_owing

TABLE = "frontdoor_requestwithdrawal"
HUB = "((select onestory_has('hub')) or (select onestory_has('system')))"
MY_AGENCY = "((select onestory_has('requests')) and agency_id = any ((select onestory_agencies())::bigint[]))"
TIMES = "withdrawn_at, decided_at"
ADDED = tuple(each for each in TOLD_TABLES if each.table == TABLE)
GUARD = """
create or replace function frontdoor_time_is_the_hubs() returns trigger language plpgsql as $$
begin
    if {changed} and not (onestory_has('hub') or onestory_has('system')) then
        raise exception 'only the hub gives a request a new time' using errcode = 'insufficient_privilege';
    end if;{once}
    return new;
end $$;
"""
TIME = "new.due_at is distinct from old.due_at"
OF_THE_HUB = f"""({TIME} or new.withdrawn_at is distinct from old.withdrawn_at
        or new.decided_at is distinct from old.decided_at)"""
ONCE = """
    if new.withdrawn_at is distinct from old.withdrawn_at and old.state not in ('sent', 'part-answered') then
        raise exception 'what is answered is not withdrawn' using errcode = 'insufficient_privilege';
    end if;"""


class Migration(migrations.Migration):
    """Never changed, but told anew without a hidden place."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0046_withdrawn_requests")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            TABLE,
            sees=f"{OF_THE_COUNCIL} and ({HUB} or {MY_AGENCY})",
            adds=f"{OF_THE_COUNCIL} and {HUB}",
            verbs=("select", "insert"),
        ),
        migrations.RunSQL(
            sql=f"create policy {TABLE}_not_of_kin on {TABLE} as restrictive for select to {APP_ROLE} "
            "using (request_id in (select id from frontdoor_informationrequest))",
            reverse_sql=f"drop policy if exists {TABLE}_not_of_kin on {TABLE}",
        ),
        migrations.RunSQL(
            sql=f"grant update ({TIMES}) on frontdoor_informationrequest to {APP_ROLE}",
            reverse_sql=f"revoke update ({TIMES}) on frontdoor_informationrequest from {APP_ROLE}",
        ),
        migrations.RunSQL(
            sql=GUARD.format(changed=OF_THE_HUB, once=ONCE), reverse_sql=GUARD.format(changed=TIME, once="")
        ),
        migrations.RunSQL(
            sql=functions_anew(ROOM, TOLD_TABLES, [TABLE]), reverse_sql=functions_as_before(ROOM, TOLD_TABLES, [TABLE])
        ),
        migrations.RunSQL(sql=owing(ADDED), reverse_sql=without_owing(ADDED)),
    ]
