"""Flagged looks behind the wall: raised by the clock, read by reviewers, and by nobody of whom they are."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

SYSTEM = "(select onestory_has('system'))"
READS = f"{OF_THE_COUNCIL} and ((select onestory_has('audit')) or {SYSTEM})"
NOT_ONES_OWN = "viewer_id <> (select onestory_user())"
CHANGED = "found, words, reviewed_by_id, reviewed_at"


class Migration(migrations.Migration):
    """What was flagged never changes; what was found may be written, once a person has asked."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("oversight", "0001_initial"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            "oversight_flagged",
            sees=READS,
            adds=f"{OF_THE_COUNCIL} and {SYSTEM}",
            changes=f"{READS} and {NOT_ONES_OWN}",
        ),
        migrations.RunSQL(
            sql="create policy oversight_flagged_not_ones_own on oversight_flagged as restrictive for select"
            f" using ({NOT_ONES_OWN});"
            f"revoke update on oversight_flagged from onestory_app; grant update ({CHANGED}) on oversight_flagged to onestory_app",
            reverse_sql="drop policy oversight_flagged_not_ones_own on oversight_flagged",
        ),
    ]
