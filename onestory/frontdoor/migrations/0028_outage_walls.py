"""Tables of an outage behind the wall: the hub's own; what was typed never changes, only what became of it."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

TABLE, SHEET = "frontdoor_outagetable", "frontdoor_outagesheet"
HUB = f"{OF_THE_COUNCIL} and ((select onestory_has('hub')) or (select onestory_has('system')))"
BECAME = {
    TABLE: "entered_by_id, entered_at, taken_back_by_id, taken_back_at, taken_back_why",
    SHEET: "contact_id, reference, is_repeat, refused, taken_back_at",
}


def only(table: str) -> migrations.RunSQL:
    """Let the app role change what became of a row, and nothing else of it."""
    return migrations.RunSQL(
        sql=f"revoke update on {table} from {APP_ROLE}; grant update ({BECAME[table]}) on {table} to {APP_ROLE}",
        reverse_sql=f"revoke update ({BECAME[table]}) on {table} from {APP_ROLE}",
    )


class Migration(migrations.Migration):
    """A sheet about a reader's own kin is not there for them, once it is known to be."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0027_outage_tables")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(TABLE, sees=HUB, adds=f"{HUB} and handed_in_by_id = (select onestory_user())"),
        behind_the_wall(SHEET, sees=HUB),
        only(TABLE),
        only(SHEET),
        migrations.RunSQL(
            sql=f"create policy {SHEET}_not_of_kin on {SHEET} as restrictive for select to {APP_ROLE} "
            "using (contact_id is null or contact_id <> all ((select frontdoor_mine())::uuid[]))",
            reverse_sql=f"drop policy if exists {SHEET}_not_of_kin on {SHEET}",
        ),
    ]
