"""Posts and credentials behind the wall. The table of users stands outside it: nobody is known yet when it is read."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

MINE = "user_id = (select onestory_user())"
STAFF = "((select onestory_has('staff')) or (select onestory_has('system')))"


class Migration(migrations.Migration):
    """One's own posts always; colleagues' posts at one's council; only the council's administrator writes."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("access", "0001_initial"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall(
            "access_membership",
            sees=f"{MINE} or {OF_THE_COUNCIL}",
            adds=f"{OF_THE_COUNCIL} and {STAFF}",
            changes=f"{OF_THE_COUNCIL} and {STAFF}",
        ),
        behind_the_wall("access_credential", sees=f"{MINE} or {STAFF}", adds=STAFF, changes=STAFF),
    ]
