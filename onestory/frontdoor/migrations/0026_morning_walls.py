"""The night's handovers behind the wall: the hub's own; what was said never changes, only who took it up."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

TABLE = "frontdoor_morninghandover"
HUB = "((select onestory_has('hub')) or (select onestory_has('system')))"
ME = "(select onestory_user())"
TAKEN = "taken_by_id, taken_at"


class Migration(migrations.Migration):
    """Somebody hands over in their own name, and nobody takes up in another's."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0025_mornings")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            TABLE,
            sees=f"{OF_THE_COUNCIL} and {HUB}",
            adds=f"{OF_THE_COUNCIL} and {HUB} and given_by_id = {ME}",
        ),
        migrations.RunSQL(
            sql=f"drop policy {TABLE}_changes on {TABLE}; create policy {TABLE}_changes on {TABLE} for update "
            f"using ({OF_THE_COUNCIL} and {HUB} and taken_at is null) "
            f"with check ({OF_THE_COUNCIL} and {HUB} and taken_by_id = {ME}); "
            f"revoke update on {TABLE} from {APP_ROLE}; grant update ({TAKEN}) on {TABLE} to {APP_ROLE}",
            reverse_sql=f"revoke update ({TAKEN}) on {TABLE} from {APP_ROLE}",
        ),
        migrations.RunSQL(
            sql=f"create policy {TABLE}_not_of_kin on {TABLE} as restrictive for select "
            f"to {APP_ROLE} using (contact_id <> all ((select frontdoor_mine())::uuid[]))",
            reverse_sql=f"drop policy if exists {TABLE}_not_of_kin on {TABLE}",
        ),
    ]
