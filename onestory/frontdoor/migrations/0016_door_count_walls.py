"""Control totals behind the wall: the hub reads them, the clock writes them, and nobody changes one."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

SYSTEM = "(select onestory_has('system'))"


class Migration(migrations.Migration):
    """They name references and nobody."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0015_door_counts")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            "frontdoor_doorcount",
            sees=f"{OF_THE_COUNCIL} and ((select onestory_has('hub')) or {SYSTEM})",
            adds=f"{OF_THE_COUNCIL} and {SYSTEM}",
            verbs=("select", "insert"),
        ),
    ]
