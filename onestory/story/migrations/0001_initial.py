"""The tables of the story room."""

import uuid

import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("councils", "0002_walls"),
        ("people", "0008_behind_shields"),
    ]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Document",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("kind", models.CharField(max_length=40)),
                    ("title", models.CharField(max_length=200)),
                    ("author", models.CharField(max_length=200)),
                    ("dated_on", models.DateField()),
                    ("agency", models.CharField(help_text="Whose document it is.", max_length=60)),
                    ("agency_id", models.BigIntegerField(null=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("file_name", models.CharField(max_length=200)),
                    ("media_type", models.CharField(max_length=100)),
                    ("size", models.PositiveIntegerField()),
                    ("sha256", models.CharField(max_length=64)),
                    ("content", models.BinaryField()),
                    ("words", models.TextField(blank=True)),
                    (
                        "found_by",
                        django.contrib.postgres.search.SearchVectorField(
                            help_text="Filled by the database.", null=True
                        ),
                    ),
                    ("sealed", models.BooleanField(default=False)),
                    ("filed_at", models.DateTimeField()),
                    ("filed_by", models.CharField(max_length=150)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                    (
                        "replaces",
                        models.OneToOneField(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="replaced_by",
                            to="story.document",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-dated_on", "-filed_at"],
                    "indexes": [models.Index(fields=["person", "kind"], name="document_of_person")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("title", ""), _negated=True), models.Q(("author", ""), _negated=True)
                            ),
                            name="document_says_what_and_whose",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("replaces__isnull", True), ("version", 1)),
                                models.Q(("replaces__isnull", False), ("version__gt", 1)),
                                _connector="OR",
                            ),
                            name="document_version_follows_another",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Mark",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("record", models.TextField(blank=True)),
                    ("number", models.BigIntegerField()),
                    ("significance", models.CharField(blank=True, max_length=12)),
                    ("analysis", models.TextField(blank=True)),
                    ("words_then", models.TextField()),
                    ("marked_at", models.DateTimeField()),
                    ("marked_by", models.CharField(max_length=150)),
                    ("marked_by_user", models.BigIntegerField()),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["id"],
                    "indexes": [models.Index(fields=["person"], name="mark_of_person")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("significance__in", ("", "routine", "significant"))),
                            name="mark_significance_is_known",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("analysis", ""), ("significance", ""), _negated=True),
                            name="mark_says_something",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="SafeContact",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("words", models.TextField()),
                    ("said_at", models.DateTimeField()),
                    ("said_by", models.CharField(max_length=150)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-said_at", "-id"],
                    "indexes": [models.Index(fields=["person", "-said_at"], name="safe_contact_of")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("words", ""), _negated=True), name="safe_contact_says_how"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Version",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("number", models.PositiveIntegerField(help_text="In order, within the person.")),
                    ("why", models.TextField(help_text="For which court or conference.")),
                    ("told", models.TextField()),
                    ("entries", models.PositiveIntegerField()),
                    ("sha256", models.CharField(max_length=64)),
                    (
                        "looked_through",
                        models.BooleanField(help_text="Made while a shield stood: its places are taken out."),
                    ),
                    ("locked_at", models.DateTimeField()),
                    ("locked_by", models.CharField(max_length=150)),
                    ("locked_by_user", models.BigIntegerField()),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "person",
                        models.ForeignKey(
                            db_constraint=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="people.person",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-number"],
                    "constraints": [
                        models.UniqueConstraint(fields=("person", "number"), name="version_number_once_a_person"),
                        models.CheckConstraint(
                            condition=models.Q(("why", ""), _negated=True), name="version_says_what_for"
                        ),
                    ],
                },
            ),
        ),
    ]
