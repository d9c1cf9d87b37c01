"""Whoever sends back what sources say differently reads the facts that differ, and no other fact of anybody."""

from typing import ClassVar

from django.db import migrations

from onestory.walls.operations import OF_THE_COUNCIL

DIFFERS = f"""
    {OF_THE_COUNCIL} and (select onestory_has('discrepancies')) and not hidden and exists (
        select 1 from people_discrepancy d
         where d.person_id = people_fact.person_id
           and case when d.kind in ('first-name', 'surname') then 'name' else d.kind end = people_fact.kind)
"""
NAME = "people_fact_differs"


class Migration(migrations.Migration):
    """Discrepancies are read through their own wall, so the facts of a shielded or severed person stay shut with them.

    What an agreement keeps from the reader, the policies beside this one still keep.
    """

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0018_risks_are_events")]
    operations: ClassVar[list[migrations.RunSQL]] = [
        migrations.RunSQL(
            sql=f"create policy {NAME} on people_fact for select using ({DIFFERS})",
            reverse_sql=f"drop policy {NAME} on people_fact",
        )
    ]
