"""Sheets of a table that was put aside are deleted once their time is over: by the clock, and no other sheet."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q

from onestory.walls.at_once import AtOnce
from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL

TABLE, SHEET = "frontdoor_outagetable", "frontdoor_outagesheet"
CLEARED = f"""
    {OF_THE_COUNCIL} and (select onestory_has('system')) and exists (
        select 1 from {TABLE} t where t.id = table_id and t.entered_at is null and t.taken_back_at is not null
    )
"""


class Migration(migrations.Migration):
    """A column, and leave to delete what it says was deleted."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0033_not_of_kin")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        AtOnce(
            migrations.AddField(
                model_name="outagetable",
                name="cleared_at",
                field=models.DateTimeField(help_text="When the sheets of a table put aside were deleted.", null=True),
            ),
            migrations.AddConstraint(
                model_name="outagetable",
                constraint=models.CheckConstraint(
                    condition=Q(cleared_at__isnull=True) | Q(entered_at__isnull=True, taken_back_at__isnull=False),
                    name="outage_cleared_was_put_aside",
                ),
            ),
        ),
        migrations.RunSQL(
            sql=f"grant update (cleared_at) on {TABLE} to {APP_ROLE}; grant delete on {SHEET} to {APP_ROLE}; "
            f"create policy {SHEET}_removes on {SHEET} for delete using ({CLEARED})",
            reverse_sql=f"drop policy if exists {SHEET}_removes on {SHEET}; revoke delete on {SHEET} from {APP_ROLE}; "
            f"revoke update (cleared_at) on {TABLE} from {APP_ROLE}",
        ),
    ]
