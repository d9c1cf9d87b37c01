"""The tables of the feeds room."""

import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

import onestory.feeds.declared.workflows
from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("councils", "0002_walls"),
    ]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Delivery",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("feed", models.SlugField()),
                    ("version", models.CharField(max_length=20)),
                    ("agency", models.SlugField(help_text="A code of the agency-kind list: whose records these are.")),
                    ("file_name", models.CharField(max_length=255)),
                    ("sha256", models.CharField(max_length=64)),
                    ("size", models.BigIntegerField()),
                    ("as_of", models.DateField(help_text="The day the file speaks of.")),
                    (
                        "state",
                        models.CharField(
                            default=onestory.feeds.declared.workflows.DeliveryState["PREVIEWED"], max_length=10
                        ),
                    ),
                    ("rows", models.PositiveBigIntegerField(default=0)),
                    ("accepted", models.PositiveBigIntegerField(default=0)),
                    ("quarantined", models.PositiveBigIntegerField(default=0)),
                    ("duplicates", models.PositiveBigIntegerField(default=0)),
                    ("new", models.PositiveBigIntegerField(default=0)),
                    ("changed", models.PositiveBigIntegerField(default=0)),
                    ("unchanged", models.PositiveBigIntegerField(default=0)),
                    ("withdrawn", models.PositiveBigIntegerField(default=0)),
                    ("parts", models.JSONField(default=dict, help_text="The same counts for each part.")),
                    ("reasons", models.JSONField(default=dict, help_text="How many rows were refused, by reason.")),
                    (
                        "set_aside",
                        models.JSONField(default=dict, help_text="How many values were set aside, by reason."),
                    ),
                    ("notes", models.JSONField(default=list, help_text="Sentences about how the file was read.")),
                    (
                        "preview",
                        models.JSONField(
                            default=dict, help_text="The first rows and refusals, until it is committed or dropped."
                        ),
                    ),
                    ("asked", models.TextField(blank=True, help_text="What had to be confirmed first.")),
                    (
                        "staged_as",
                        models.CharField(
                            blank=True, help_text="Its name in the folder of waiting files.", max_length=100
                        ),
                    ),
                    ("opened_at", models.DateTimeField()),
                    ("opened_by", models.CharField(max_length=150)),
                    ("committed_at", models.DateTimeField(null=True)),
                    ("committed_by", models.CharField(blank=True, max_length=150)),
                    ("undone_at", models.DateTimeField(null=True)),
                    ("undone_by", models.CharField(blank=True, max_length=150)),
                    ("undone_why", models.TextField(blank=True)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="deliveries",
                            to="councils.council",
                        ),
                    ),
                    (
                        "previous",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="next_ones",
                            to="feeds.delivery",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-opened_at", "-id"],
                    "indexes": [models.Index(fields=["council", "feed", "-committed_at"], name="delivery_by_feed")],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                (
                                    "rows",
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("accepted"), "+", models.F("quarantined")
                                        ),
                                        "+",
                                        models.F("duplicates"),
                                    ),
                                )
                            ),
                            name="delivery_rows_add_up",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("committed_at__isnull", True),
                                (
                                    "state__in",
                                    [
                                        onestory.feeds.declared.workflows.DeliveryState["COMMITTED"],
                                        onestory.feeds.declared.workflows.DeliveryState["UNDONE"],
                                    ],
                                ),
                                _connector="XOR",
                            ),
                            name="delivery_committed_is_whole",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("undone_at__isnull", True),
                                    models.Q(
                                        ("state", onestory.feeds.declared.workflows.DeliveryState["UNDONE"]),
                                        _negated=True,
                                    ),
                                ),
                                models.Q(
                                    ("state", onestory.feeds.declared.workflows.DeliveryState["UNDONE"]),
                                    ("undone_at__isnull", False),
                                    models.Q(("undone_by", ""), _negated=True),
                                    models.Q(("undone_why", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="delivery_undone_is_whole",
                        ),
                        models.UniqueConstraint(
                            condition=models.Q(("state", onestory.feeds.declared.workflows.DeliveryState["COMMITTED"])),
                            fields=("council", "feed", "sha256"),
                            name="delivery_stands_once",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="QuarantinedRow",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("part", models.SlugField(db_index=False)),
                    ("row", models.BigIntegerField()),
                    (
                        "source_key",
                        models.TextField(
                            blank=True, help_text="What tells the row from others, where that could be read."
                        ),
                    ),
                    ("column", models.TextField(help_text="Where to look first.")),
                    ("reason", models.TextField()),
                    ("shown", models.TextField(blank=True, help_text="What stands there, shortened.")),
                    ("refusals", models.JSONField(help_text="Every refusal of the row: column, reason, shown.")),
                    ("raw", models.JSONField(help_text="The row as it came, under the declared headings.")),
                    (
                        "state",
                        models.CharField(default=onestory.feeds.declared.workflows.RowState["WAITING"], max_length=10),
                    ),
                    ("worked_at", models.DateTimeField(null=True)),
                    ("worked_by", models.CharField(blank=True, max_length=150)),
                    ("worked_why", models.TextField(blank=True)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                    (
                        "delivery",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="refused_rows",
                            to="feeds.delivery",
                        ),
                    ),
                    (
                        "superseded_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="feeds.delivery",
                        ),
                    ),
                ],
                options={
                    "ordering": ["delivery", "part", "row"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                ("state", onestory.feeds.declared.workflows.RowState["WAITING"]),
                                models.Q(("worked_at__isnull", False), models.Q(("worked_by", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="quarantined_worked_is_whole",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="SourceRecord",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("feed", models.SlugField(db_index=False)),
                    ("part", models.SlugField(db_index=False)),
                    ("source_key", models.TextField(help_text="What tells the row from others of its part.")),
                    ("row", models.BigIntegerField(help_text="Its number in the file of the delivery that opened it.")),
                    ("agency", models.SlugField(db_index=False)),
                    ("content_hash", models.UUIDField()),
                    ("as_of", models.DateField()),
                    ("valid_from", models.DateTimeField()),
                    ("valid_until", models.DateTimeField(null=True)),
                    (
                        "withdrawn",
                        models.BooleanField(default=False, help_text="Closed because the partner no longer sends it."),
                    ),
                    (
                        "undone",
                        models.BooleanField(
                            default=False, help_text="Its delivery was undone: it never was what they said."
                        ),
                    ),
                    (
                        "shielded",
                        models.BooleanField(default=False, help_text="Of a shielded person: its place is left out."),
                    ),
                    ("given_name", models.TextField(null=True)),
                    ("middle_names", models.TextField(null=True)),
                    ("family_name", models.TextField(null=True)),
                    ("former_names", models.TextField(null=True)),
                    ("date_of_birth", models.DateField(null=True)),
                    ("expected_date_of_birth", models.DateField(null=True)),
                    ("sex", models.TextField(null=True)),
                    ("ethnicity", models.TextField(null=True)),
                    ("address", models.TextField(null=True)),
                    ("uprn", models.TextField(null=True)),
                    ("postcode", models.TextField(null=True)),
                    ("phone", models.TextField(null=True)),
                    ("email", models.TextField(null=True)),
                    ("nhs_number", models.TextField(null=True)),
                    ("upn", models.TextField(null=True)),
                    ("former_upn", models.TextField(null=True)),
                    ("council_child_id", models.TextField(null=True)),
                    ("pnc", models.TextField(null=True)),
                    ("mother_nhs_number", models.TextField(null=True)),
                    ("data", models.JSONField(default=dict, help_text="Everything else of the row, under our names.")),
                    (
                        "closed_by",
                        models.ForeignKey(
                            db_constraint=False,
                            db_index=False,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="closed",
                            to="feeds.delivery",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            db_constraint=False,
                            db_index=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to="councils.council",
                        ),
                    ),
                    (
                        "opened_by",
                        models.ForeignKey(
                            db_constraint=False,
                            db_index=False,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="opened",
                            to="feeds.delivery",
                        ),
                    ),
                ],
                options={
                    "indexes": [
                        django.contrib.postgres.indexes.BrinIndex(
                            autosummarize=True, fields=["opened_by"], name="source_record_opened_by", pages_per_range=16
                        ),
                        models.Index(
                            condition=models.Q(("closed_by__isnull", False)),
                            fields=["closed_by"],
                            name="source_record_closed_by",
                        ),
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("valid_until__isnull", True)),
                            fields=("council", "feed", "part", "source_key"),
                            name="source_record_is_current_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("valid_until__isnull", False),
                                models.Q(("closed_by__isnull", True), ("undone", False), ("withdrawn", False)),
                                _connector="OR",
                            ),
                            name="source_record_current_is_open",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ColumnMapping",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("feed", models.SlugField()),
                    ("headings", models.JSONField(help_text="Their heading → the declared heading it means.")),
                    ("saved_at", models.DateTimeField()),
                    ("saved_by", models.CharField(max_length=150)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("council", "feed"), name="column_mapping_once_a_feed")
                    ],
                },
            ),
        ),
    ]
