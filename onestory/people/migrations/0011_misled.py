"""Who saw the wrong picture of somebody, kept until they are told."""

import django.db.models.deletion
from django.db import migrations, models

from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

REVIEWED = f"{OF_THE_COUNCIL} and ((select onestory_has('system')) or (select onestory_has('matching')))"
NOT_SEALED = (
    "person_id <> all ((select people_severed())::uuid[]) and person_id <> all ((select people_mine())::uuid[])"
)


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_walls"),
        ("people", "0010_severed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Misled",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("username", models.CharField(max_length=150)),
                ("role", models.CharField(blank=True, max_length=60)),
                ("first_at", models.DateTimeField(help_text="When they first looked.")),
                ("last_at", models.DateTimeField(help_text="When they last looked.")),
                ("told_at", models.DateTimeField(null=True)),
                ("told_by", models.CharField(blank=True, max_length=150)),
                ("how", models.TextField(blank=True)),
                (
                    "change",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="misled", to="people.change"
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
                        help_text="Whose page they saw.",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["first_at"],
                "constraints": [
                    models.UniqueConstraint(fields=("change", "username"), name="misled_once_by_a_decision"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_at__isnull", True), ("told_by", "")),
                            models.Q(
                                ("told_at__isnull", False),
                                models.Q(("told_by", ""), _negated=True),
                                models.Q(("how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="misled_is_told_whole",
                    ),
                ],
            },
        ),
        behind_the_wall("people_misled", sees=REVIEWED),
        migrations.RunSQL(
            sql=f"create policy people_misled_not_sealed on people_misled as restrictive for select using ({NOT_SEALED})",
            reverse_sql="drop policy if exists people_misled_not_sealed on people_misled",
        ),
    ]
