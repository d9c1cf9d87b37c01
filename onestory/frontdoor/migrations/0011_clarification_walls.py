"""Questions about requests behind the wall, and a request's time in the hub's hands alone."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

SYSTEM = "(select onestory_has('system'))"
SEALED = "((select onestory_has('sealed')) or (select onestory_has('system')))"
MY_AGENCY = "((select onestory_has('requests')) and agency_id = any ((select onestory_agencies())::bigint[]))"
SEES = f"{OF_THE_COUNCIL} and ({SEALED} or {MY_AGENCY})"
ADDS = f"{OF_THE_COUNCIL} and asked_by_id = (select onestory_user()) and ((by_hub and {SEALED}) or (not by_hub and {MY_AGENCY}))"
ANSWERS = f"{OF_THE_COUNCIL} and ((by_hub and {MY_AGENCY}) or (not by_hub and {SEALED}))"
ANSWERED = "answer, answered_by_id, answered_at, moved_from, moved_to, moved_why"
GUARD = """
create function frontdoor_time_is_the_hubs() returns trigger language plpgsql as $$
begin
    if new.due_at is distinct from old.due_at and not (onestory_has('hub') or onestory_has('system')) then
        raise exception 'only the hub gives a request a new time' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger request_time_is_the_hubs before update on frontdoor_informationrequest
    for each row execute function frontdoor_time_is_the_hubs();
"""
UNGUARD = """
drop trigger request_time_is_the_hubs on frontdoor_informationrequest;
drop function frontdoor_time_is_the_hubs();
"""


class Migration(migrations.Migration):
    """Each side writes its own questions and answers the other's; what was asked never changes."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0010_clarifications")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall("frontdoor_clarification", sees=SEES, adds=ADDS, changes=ANSWERS),
        migrations.RunSQL(
            sql=f"revoke update on frontdoor_clarification from {APP_ROLE}; "
            f"grant update ({ANSWERED}) on frontdoor_clarification to {APP_ROLE}",
            reverse_sql=f"revoke update ({ANSWERED}) on frontdoor_clarification from {APP_ROLE}",
        ),
        migrations.RunSQL(
            sql="create policy frontdoor_clarification_not_of_kin on frontdoor_clarification as restrictive for select "
            f"to {APP_ROLE} using (request_id in (select id from frontdoor_informationrequest))",
            reverse_sql="drop policy if exists frontdoor_clarification_not_of_kin on frontdoor_clarification",
        ),
        migrations.RunSQL(
            sql=f"grant update (due_at) on frontdoor_informationrequest to {APP_ROLE}",
            reverse_sql=f"revoke update (due_at) on frontdoor_informationrequest from {APP_ROLE}",
        ),
        migrations.RunSQL(sql=GUARD, reverse_sql=UNGUARD),
    ]
