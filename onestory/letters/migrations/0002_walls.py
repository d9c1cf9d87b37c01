"""Letters behind the wall: the clock writes and sends them; whoever sees the set-up sees how they stand."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall

SYSTEM = f"{OF_THE_COUNCIL} and (select onestory_has('system'))"
SET_UP = f"{OF_THE_COUNCIL} and ((select onestory_has('system')) or (select onestory_has('setup')))"
BECAME = "try_at, tries, sent_at, given_up_at, why"


class Migration(migrations.Migration):
    """What a letter is of, and to whom, never changes."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("letters", "0001_initial"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall("letters_letter", sees=SET_UP, adds=SYSTEM, changes=SYSTEM),
        migrations.RunSQL(
            sql=f"revoke update on letters_letter from {APP_ROLE}; "
            f"grant update ({BECAME}) on letters_letter to {APP_ROLE}",
            reverse_sql=f"revoke update ({BECAME}) on letters_letter from {APP_ROLE}",
        ),
    ]
