"""Errands: what the worker is asked to do with a file, for those who keep feeds."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import onestory.feeds.declared.workflows
from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

KEEPERS = f"{OF_THE_COUNCIL} and ((select onestory_has('feeds')) or (select onestory_has('system')))"


class Migration(migrations.Migration):
    """Errands: what the worker is asked to do with a file, for those who keep feeds."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("councils", "0002_walls"),
        ("feeds", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="Errand",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("act", models.CharField(help_text="preview, commit or undo.", max_length=10)),
                ("feed", models.SlugField()),
                (
                    "held",
                    models.CharField(
                        blank=True, help_text="The file handed in, until it has been read.", max_length=32
                    ),
                ),
                ("as_of", models.DateField(null=True)),
                ("confirm", models.BooleanField(default=False)),
                ("why", models.TextField(blank=True)),
                ("asked_at", models.DateTimeField()),
                ("role", models.SlugField(help_text="The post it was asked from; the errand is run from no other.")),
                ("agency", models.BigIntegerField()),
                ("purpose", models.SlugField(blank=True)),
                (
                    "state",
                    models.CharField(default=onestory.feeds.declared.workflows.ErrandState["WAITING"], max_length=10),
                ),
                ("done", models.PositiveBigIntegerField(default=0, help_text="Bytes read so far.")),
                ("of", models.PositiveBigIntegerField(default=0)),
                ("answer", models.TextField(blank=True, help_text="Why it was refused; or, once run, nothing.")),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="feeds.delivery"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("act", "preview"), ("as_of__isnull", False), models.Q(("held", ""), _negated=True)
                            ),
                            models.Q(("act__in", ["commit", "undo"]), ("delivery__isnull", False)),
                            _connector="OR",
                        ),
                        name="errand_knows_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_at__isnull", True),
                                (
                                    "state__in",
                                    [
                                        onestory.feeds.declared.workflows.ErrandState["WAITING"],
                                        onestory.feeds.declared.workflows.ErrandState["RUNNING"],
                                    ],
                                ),
                            ),
                            models.Q(
                                ("answer", ""),
                                ("delivery__isnull", False),
                                ("ended_at__isnull", False),
                                ("state", onestory.feeds.declared.workflows.ErrandState["RUN"]),
                            ),
                            models.Q(
                                ("ended_at__isnull", False),
                                ("state", onestory.feeds.declared.workflows.ErrandState["REFUSED"]),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="errand_ended_is_whole",
                    ),
                ],
            },
        ),
        behind_the_wall("feeds_errand", sees=KEEPERS),
    ]
