"""Councils and their partners behind the wall: known to whoever is known, changed by whoever may set up."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import KNOWN, OF_THE_COUNCIL, behind_the_wall

SETS_UP = "(select onestory_has('setup')) or (select onestory_has('system'))"
OPEN_TO_THE_KNOWN = ("councils_hub", "councils_council", "councils_agency", "councils_team", "councils_accreditation")


class Migration(migrations.Migration):
    """Names and telephone numbers of agencies are no secret among those who have come in; settings are the council's own."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("councils", "0001_initial"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        *(behind_the_wall(table, sees=KNOWN, adds=SETS_UP, changes=SETS_UP) for table in OPEN_TO_THE_KNOWN),
        behind_the_wall(
            "councils_setting",
            adds=f"{OF_THE_COUNCIL} and ({SETS_UP})",
            changes=f"{OF_THE_COUNCIL} and ({SETS_UP})",
        ),
    ]
