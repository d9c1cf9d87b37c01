"""Indicators and consents behind the wall: the hub's, never changed, and not there for the family's own."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

OF_THE_HUB = f"{OF_THE_COUNCIL} and ((select onestory_has('hub')) or (select onestory_has('system')))"
TABLES = ("frontdoor_triageindicator", "frontdoor_consententry")


class Migration(migrations.Migration):
    """Both are of one contact, as a triage is."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0006_indicators_and_consents")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        *(behind_the_wall(table, sees=OF_THE_HUB, verbs=("select", "insert")) for table in TABLES),
        *(
            migrations.RunSQL(
                sql=f"create policy {table}_not_of_kin on {table} as restrictive for select to {APP_ROLE} "
                "using (contact_id <> all ((select frontdoor_mine())::uuid[]))",
                reverse_sql=f"drop policy if exists {table}_not_of_kin on {table}",
            )
            for table in TABLES
        ),
    ]
