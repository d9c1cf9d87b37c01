"""Whoever minds the feeds reads files, not records: people, their facts and stories are for those who may look."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import OF_THE_COUNCIL

INDEXER = "(select onestory_has('system'))"
LOOKS = f"((select onestory_has('index')) or {INDEXER})"
NAMED = f"((select onestory_has('index')) or (select onestory_has('matching')) or {INDEXER})"
AS_BEFORE = f"((select onestory_has('index')) or (select onestory_has('feeds')) or {INDEXER})"
OF_PEOPLE = ("fact", "residence", "relationship", "involvement", "event", "shield")


def _narrowed(name: str, looks: str = LOOKS) -> migrations.RunSQL:
    table = f"people_{name}"
    alter = f"alter policy {table}_sees on {table} using ({OF_THE_COUNCIL} and {{looks}})"
    return migrations.RunSQL(sql=alter.format(looks=looks), reverse_sql=alter.format(looks=AS_BEFORE))


class Migration(migrations.Migration):
    """Links, changes and runs stay theirs to count: no name stands there. Who reviews matches must see names."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0014_discrepancy")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        _narrowed("person", NAMED),
        *(_narrowed(name) for name in OF_PEOPLE),
    ]
