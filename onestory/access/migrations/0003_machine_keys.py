"""Keys of partners' systems: kept by the council's administrator, and found by whoever holds one."""

from typing import ClassVar

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

KEPT = f"{OF_THE_COUNCIL} and ((select onestory_has('staff')) or (select onestory_has('system')))"
HELD = "digest = (select encode(sha256(convert_to(nullif(onestory_setting('token'), ''), 'UTF8')), 'hex'))"


class Migration(migrations.Migration):
    """Keys of partners' systems: kept by the council's administrator, and found by whoever holds one."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("access", "0002_walls"),
        ("councils", "0002_walls"),
    ]

    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="MachineKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("scopes", django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(), size=None)),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=150)),
                ("lapses_on", models.DateField(help_text="The first day on which it no longer counts.")),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=150)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.agency"
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("lapses_on__gt", models.F("made_at__date"))),
                        name="machine_key_lapses_later",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("scopes", []), _negated=True), name="machine_key_may_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("ended_by", "")),
                            models.Q(("ended_at__isnull", False), models.Q(("ended_by", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="machine_key_ended_is_whole",
                    ),
                ],
            },
        ),
        behind_the_wall("access_machinekey", sees=f"({KEPT}) or {HELD}", adds=KEPT, changes=KEPT),
    ]
