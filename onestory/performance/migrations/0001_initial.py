"""Tables of the performance room."""

import django.db.models.deletion
from django.db import migrations, models

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [("councils", "0001_initial"), ("walls", "0001_functions")]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="BankHoliday",
                fields=[
                    ("day", models.DateField(primary_key=True, serialize=False)),
                ],
                options={
                    "ordering": ["day"],
                },
            ),
            migrations.CreateModel(
                name="ReportCard",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("indicator", models.CharField(max_length=60)),
                    ("as_of", models.DateField(help_text="The day that the figure is of.")),
                    ("figure", models.CharField(help_text="The figure as it was said that day.", max_length=60)),
                    (
                        "rag",
                        models.CharField(
                            blank=True,
                            help_text="What the writer declares; the computed one may differ.",
                            max_length=10,
                        ),
                    ),
                    ("what", models.TextField()),
                    ("so_what", models.TextField()),
                    ("now_what", models.TextField()),
                    ("written_by", models.CharField(max_length=150)),
                    ("written_at", models.DateTimeField()),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "ordering": ["-written_at", "-id"],
                    "indexes": [
                        models.Index(fields=["council", "indicator", "-written_at"], name="report_card_of_indicator"),
                    ],
                    "constraints": [
                        models.CheckConstraint(
                            condition=~models.Q(what="") & ~models.Q(so_what="") & ~models.Q(now_what=""),
                            name="report_card_says_all_three",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(rag__in=["", "red", "amber", "green"]), name="report_card_rag_is_known"
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Step",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("words", models.TextField()),
                    (
                        "owner",
                        models.CharField(
                            help_text="Whoever is to see to it, in words: a person or a post.", max_length=150
                        ),
                    ),
                    ("due_on", models.DateField()),
                    ("added_by", models.CharField(max_length=150)),
                    ("added_at", models.DateTimeField()),
                    ("done_at", models.DateTimeField(null=True)),
                    ("done_by", models.CharField(blank=True, max_length=150)),
                    ("came_of_it", models.TextField(blank=True)),
                    (
                        "card",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="steps",
                            to="performance.reportcard",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "ordering": ["due_on", "id"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=~models.Q(words="") & ~models.Q(owner=""), name="step_says_what_and_whose"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(done_at__isnull=True, done_by="", came_of_it="")
                            | (models.Q(done_at__isnull=False) & ~models.Q(done_by="")),
                            name="step_done_says_by_whom",
                        ),
                    ],
                },
            ),
        )
    ]
