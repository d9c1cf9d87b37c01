"""A look at a reviewer's own record, or at their kin's, is reviewed by somebody else, and is not there for them."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE


class Migration(migrations.Migration):
    """The flag names a person of the index, as the index's own tables do."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("oversight", "0002_walls"), ("people", "0020_not_of_kin")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            sql="create policy oversight_flagged_not_of_kin on oversight_flagged as restrictive for select "
            f"to {APP_ROLE} using (person_id is null or person_id <> all ((select people_mine())::uuid[]))",
            reverse_sql="drop policy if exists oversight_flagged_not_of_kin on oversight_flagged",
        )
    ]
