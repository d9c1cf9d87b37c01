"""Report cards behind the wall, and the bank holidays from the calendars."""

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from onestory.calendars.bank_holidays import in_year
from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

YEARS = range(2005, 2051)
READS = f"{OF_THE_COUNCIL} and (select onestory_has('figures'))"
WRITES = f"{OF_THE_COUNCIL} and (select onestory_has('report'))"


def fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Every bank holiday of the years that clocks run in."""
    table = apps.get_model("performance", "BankHoliday")
    table.objects.bulk_create([table(day=day) for year in YEARS for day in sorted(in_year(year))])


class Migration(migrations.Migration):
    """Read by those who see figures; written by those who report on them. What was done and by whom may be added, no more."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("performance", "0001_initial"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        behind_the_wall("performance_bankholiday", sees="true", verbs=("select",)),
        behind_the_wall("performance_reportcard", sees=READS, adds=WRITES, verbs=("select", "insert")),
        behind_the_wall("performance_step", sees=READS, adds=WRITES, changes=WRITES),
        migrations.RunSQL(
            sql="revoke update on performance_step from onestory_app;"
            "grant update (done_at, done_by, came_of_it) on performance_step to onestory_app",
            reverse_sql="revoke update (done_at, done_by, came_of_it) on performance_step from onestory_app;"
            "grant update on performance_step to onestory_app",
        ),
    ]
