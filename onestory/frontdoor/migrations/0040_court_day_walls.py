"""A court's day behind the wall: the hub's, and the agency's whose team its contact was handed to."""

from typing import ClassVar

from django.db import migrations

from onestory.frontdoor.declared.told_tables import ROOM, TOLD_TABLES
from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall
from onestory.walls.retelling import functions_anew, functions_as_before, owing, without_owing

TABLE = "frontdoor_courtday"
HUB = "((select onestory_has('hub')) or (select onestory_has('system')))"
MY_TEAMS = (
    "((select onestory_has('handovers')) and contact_id in (select contact_id from frontdoor_handover "
    "where state <> 'declined' and agency_id = any ((select onestory_agencies())::bigint[])))"
)
THEIRS = f"({HUB} or {MY_TEAMS})"
ADDED = tuple(each for each in TOLD_TABLES if each.table == TABLE)


class Migration(migrations.Migration):
    """The first row comes with the contact, from whoever may tell the hub; what follows, from those who see it.

    Nothing is ever changed, but told anew without a hidden place.
    """

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0039_court_days")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            TABLE,
            sees=f"{OF_THE_COUNCIL} and {THEIRS}",
            adds=f"{OF_THE_COUNCIL} and ((number = 1 and step = 'asked') or {THEIRS})",
            verbs=("select", "insert"),
        ),
        migrations.RunSQL(
            sql=f"create policy {TABLE}_not_of_kin on {TABLE} as restrictive for select to {APP_ROLE} "
            "using (contact_id <> all ((select frontdoor_mine())::uuid[]))",
            reverse_sql=f"drop policy if exists {TABLE}_not_of_kin on {TABLE}",
        ),
        migrations.RunSQL(
            sql=functions_anew(ROOM, TOLD_TABLES, [TABLE]), reverse_sql=functions_as_before(ROOM, TOLD_TABLES, [TABLE])
        ),
        migrations.RunSQL(sql=owing(ADDED), reverse_sql=without_owing(ADDED)),
    ]
