"""Handovers behind the wall: the hub's, and the agency's whose team they are offered to; what was sent never changes."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

HUB = "((select onestory_has('hub')) or (select onestory_has('system')))"
MY_TEAMS = "((select onestory_has('handovers')) and agency_id = any ((select onestory_agencies())::bigint[]))"
SEES = f"{OF_THE_COUNCIL} and ({HUB} or {MY_TEAMS})"
ADDS = f"{OF_THE_COUNCIL} and {HUB}"
ANSWERED = "state, answer, answered_by_id, answered_at, opened_at"
NEW_ROWS = ("select", "insert")


class Migration(migrations.Migration):
    """The hub offers and reads; only the receiving agency says yes or no. Nobody reads of their own family."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0004_handovers")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall("frontdoor_handover", sees=SEES, adds=ADDS, changes=f"{OF_THE_COUNCIL} and {MY_TEAMS}"),
        migrations.RunSQL(
            sql=f"revoke update on frontdoor_handover from {APP_ROLE}; "
            f"grant update ({ANSWERED}) on frontdoor_handover to {APP_ROLE}",
            reverse_sql=f"revoke update ({ANSWERED}) on frontdoor_handover from {APP_ROLE}",
        ),
        behind_the_wall("frontdoor_handoverpart", sees=SEES, adds=ADDS, verbs=NEW_ROWS),
        behind_the_wall("frontdoor_handoversubject", sees=SEES, adds=ADDS, verbs=NEW_ROWS),
        *(
            migrations.RunSQL(
                sql=f"create policy {table}_not_of_kin on {table} as restrictive for select to {APP_ROLE} using ({rule})",
                reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
            )
            for table, rule in (
                ("frontdoor_handover", "contact_id <> all ((select frontdoor_mine())::uuid[])"),
                ("frontdoor_handoverpart", "handover_id in (select id from frontdoor_handover)"),
                ("frontdoor_handoversubject", "handover_id in (select id from frontdoor_handover)"),
            )
        ),
    ]
