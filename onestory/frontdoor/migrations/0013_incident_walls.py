"""Incidents and schools' notices behind the wall."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

HUB = "((select onestory_has('hub')) or (select onestory_has('system')))"
MINE = "(sender_id = (select onestory_user()) and (select onestory_user()) <> 0)"
OF_ITS_COUNCILS = "councils && (select onestory_councils())::bigint[]"
MY_SCHOOL = "((select onestory_has('notices')) and agency_id = any ((select onestory_agencies())::bigint[]))"
SEES_NOTICE = f"{OF_THE_COUNCIL} and ({HUB} or {MY_SCHOOL})"
SEEN_BY = "opened_at, acknowledged_at, acknowledged_by_id, told_at, told_by_id, told_whom"
NEW_ROWS = ("select", "insert")


class Migration(migrations.Migration):
    """An incident is there for every council a child of it lives at; each contact under it for its own council alone.

    A part names nobody, so that one council may know that another has a contact too. A notice is its school's and the
    hub's; what it says never changes.
    """

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0012_incidents")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            "frontdoor_incident",
            sees=f"({OF_ITS_COUNCILS} and {HUB}) or {MINE}",
            adds=f"{OF_THE_COUNCIL} and {MINE}",
            verbs=NEW_ROWS,
        ),
        behind_the_wall(
            "frontdoor_incidentpart",
            sees="incident_id in (select id from frontdoor_incident)",
            adds=OF_THE_COUNCIL,
            verbs=NEW_ROWS,
        ),
        behind_the_wall("frontdoor_schoolnotice", sees=SEES_NOTICE, adds=OF_THE_COUNCIL),
        migrations.RunSQL(
            sql=f"revoke update on frontdoor_schoolnotice from {APP_ROLE}; "
            f"grant update ({SEEN_BY}) on frontdoor_schoolnotice to {APP_ROLE}",
            reverse_sql=f"revoke update ({SEEN_BY}) on frontdoor_schoolnotice from {APP_ROLE}",
        ),
        *(
            migrations.RunSQL(
                sql=f"create policy {table}_not_of_kin on {table} as restrictive for select to {APP_ROLE} "
                "using (contact_id <> all ((select frontdoor_mine())::uuid[]))",
                reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
            )
            for table in ("frontdoor_incidentpart", "frontdoor_schoolnotice")
        ),
    ]
