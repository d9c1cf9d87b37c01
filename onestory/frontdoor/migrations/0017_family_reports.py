"""Reports given to families: kept as they were given, behind the wall, and kept back where a shield went up since."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from onestory.walls.operations import APP_ROLE, OF_THE_COUNCIL, behind_the_wall, only_for

TABLE = "frontdoor_familyreportgiven"
LOOKS = f"{OF_THE_COUNCIL} and ((select onestory_has('index')) or (select onestory_has('system')))"
NOT_OF_KIN = f"""
create policy {TABLE}_not_of_kin on {TABLE} as restrictive for select to {APP_ROLE}
    using (person_id <> all ((select people_mine())::uuid[]));
"""
FIXED = f"""
create trigger {TABLE}_is_fixed before update or delete on {TABLE} for each row execute function story_is_fixed();
"""
UNFIXED = f"drop trigger {TABLE}_is_fixed on {TABLE}"


class Migration(migrations.Migration):
    """Nobody changes what a family was given, nor reads of their own relatives."""

    dependencies: ClassVar[list[object]] = [
        ("frontdoor", "0016_door_count_walls"),
        ("story", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="FamilyReportGiven",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.UUIDField()),
                ("number", models.PositiveIntegerField(help_text="In order, within the person.")),
                ("told", models.TextField()),
                ("sha256", models.CharField(max_length=64)),
                ("looked_through", models.BooleanField()),
                ("given_to", models.CharField(max_length=200)),
                ("given_how", models.CharField(max_length=20)),
                ("given_at", models.DateTimeField()),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("person_id", "number"), name="family_report_number_once_a_person"),
                    models.CheckConstraint(
                        condition=models.Q(("given_to", ""), _negated=True)
                        & models.Q(("given_how", ""), _negated=True),
                        name="family_report_says_to_whom",
                    ),
                ],
            },
        ),
        behind_the_wall(TABLE, sees=LOOKS, verbs=("select", "insert")),
        migrations.RunSQL(sql=NOT_OF_KIN, reverse_sql=f"drop policy if exists {TABLE}_not_of_kin on {TABLE}"),
        only_for(
            "shielded",
            TABLE,
            name=f"{TABLE}_keeps_back",
            unless="looked_through or not story_is_shielded(person_id)",
        ),
        migrations.RunSQL(sql=FIXED, reverse_sql=UNFIXED),
    ]
