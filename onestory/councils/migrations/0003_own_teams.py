"""A council's teams and its word on who is accredited are changed by that council alone, whoever else may set up theirs."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import OF_THE_COUNCIL

SETS_UP = "((select onestory_has('setup')) or (select onestory_has('system')))"
THEIRS_TOO = SETS_UP
OWN = f"{OF_THE_COUNCIL} and {SETS_UP}"
OF_A_COUNCIL = ("councils_team", "councils_accreditation")


def _own(table: str) -> migrations.RunSQL:
    lines = (
        "alter policy {table}_adds on {table} with check ({rule});"
        "alter policy {table}_changes on {table} using ({rule}) with check ({rule})"
    )
    return migrations.RunSQL(
        sql=lines.format(table=table, rule=OWN), reverse_sql=lines.format(table=table, rule=THEIRS_TOO)
    )


class Migration(migrations.Migration):
    """Read by whoever is known, as before: coming in asks about a post before it is known for which council."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("councils", "0002_walls")]
    operations: ClassVar[list[migrations.RunSQL]] = [_own(table) for table in OF_A_COUNCIL]
