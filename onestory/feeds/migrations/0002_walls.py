"""What partners sent, behind the wall: for those who keep feeds or matches, and what runs by the clock."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

KEEPS = "((select onestory_has('feeds')) or (select onestory_has('system')))"
KEEPERS = f"{OF_THE_COUNCIL} and {KEEPS}"
# How fresh each feed is concerns everybody; a file not yet imported shows its first rows, so only its keepers.
STANDING = f"{OF_THE_COUNCIL} and (state <> 'previewed' or {KEEPS})"


class Migration(migrations.Migration):
    """Rows are closed, never deleted. A shielded record must stay visible to an import, or its next version would stand beside
    it; the queries leave its place out instead."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("feeds", "0001_initial"), ("walls", "0001_functions")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        behind_the_wall("feeds_delivery", sees=STANDING, adds=KEEPERS, changes=KEEPERS),
        behind_the_wall("feeds_sourcerecord", sees=KEEPERS),
        behind_the_wall("feeds_quarantinedrow", sees=KEEPERS),
        behind_the_wall("feeds_columnmapping", sees=KEEPERS),
    ]
