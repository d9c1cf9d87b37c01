"""What sources say differently: read by whoever sends it back, and by the agency whose own record it is."""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall, only_for

TABLE = "people_discrepancy"
INDEXER = "(select onestory_has('system'))"
OWN = "(select onestory_has('corrections')) and not held and agency_id = any ((select onestory_agencies())::bigint[])"
SEEN = f"{OF_THE_COUNCIL} and ({INDEXER} or (select onestory_has('discrepancies')) or ({OWN}))"
LEFT_OUT = {
    "not_severed": "person_id <> all ((select people_severed())::uuid[])",
    "not_of_kin": "person_id <> all ((select people_mine())::uuid[])",
}


def _left_out(end: str, rule: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        sql=f"create policy {TABLE}_{end} on {TABLE} as restrictive for select using ({rule})",
        reverse_sql=f"drop policy if exists {TABLE}_{end} on {TABLE}",
    )


class Migration(migrations.Migration):
    """Found and closed by the indexer; what people may change is how it was told and answered."""

    dependencies: ClassVar[list[object]] = [("people", "0013_rarity_forgets"), ("councils", "0002_walls")]
    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="Discrepancy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30, help_text="A code of the compared facts.")),
                ("feed", models.CharField(max_length=60)),
                ("agency_kind", models.CharField(max_length=60)),
                ("school", models.TextField(blank=True, help_text="Where a feed speaks for many agencies: which.")),
                ("record", models.TextField(help_text="The record that says so.")),
                ("name", models.TextField(blank=True, help_text="Whom it is of, as this record calls them.")),
                ("value", models.TextField(help_text="What this record says.")),
                ("other", models.TextField(blank=True, help_text="What most others say, where that may be told.")),
                (
                    "named",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60),
                        default=list,
                        help_text="Those of the others who may be named.",
                        size=None,
                    ),
                ),
                ("hidden", models.BooleanField(default=False, help_text="Of a shielded person: nobody is told.")),
                (
                    "held",
                    models.BooleanField(
                        default=False, help_text="Whether these records are one person is still being asked."
                    ),
                ),
                ("state", models.CharField(default="open", max_length=10)),
                ("found_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(null=True)),
                ("told_by", models.CharField(blank=True, max_length=150)),
                ("how", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("answered_by", models.CharField(blank=True, max_length=150)),
                ("why", models.TextField(blank=True, help_text="Why it stands, or what is being done.")),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        help_text="Whose record it is, if it is plain.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="councils.agency",
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["found_at", "id"],
                "indexes": [
                    models.Index(fields=["council", "state", "feed"], name="discrepancy_queue"),
                    models.Index(fields=["person"], name="discrepancy_person"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("council", "record", "kind", "value"), name="discrepancy_is_found_once"
                    ),
                    models.CheckConstraint(
                        condition=Q(state__in=("open", "told", "mending", "stands", "corrected", "lapsed")),
                        name="discrepancy_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=Q(told_at__isnull=True, told_by="", how="")
                        | (Q(told_at__isnull=False) & ~Q(told_by="") & ~Q(how="")),
                        name="discrepancy_is_told_whole",
                    ),
                    models.CheckConstraint(
                        condition=~Q(state="stands") | (Q(answered_at__isnull=False) & ~Q(answered_by="") & ~Q(why="")),
                        name="discrepancy_stands_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=Q(hidden=False) | Q(agency__isnull=True, school=""),
                        name="discrepancy_hidden_is_of_nobody",
                    ),
                ],
            },
        ),
        behind_the_wall(TABLE, sees=SEEN, adds=f"{OF_THE_COUNCIL} and {INDEXER}", changes=SEEN),
        only_for("shielded", TABLE, name=f"{TABLE}_is_of_nobody_shielded", unless="not hidden"),
        *(_left_out(end, rule) for end, rule in LEFT_OUT.items()),
    ]
