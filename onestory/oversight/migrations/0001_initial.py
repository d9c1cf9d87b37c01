"""Tables of the oversight room."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("councils", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Flagged",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person_id", models.UUIDField(help_text="Null for a day's sweep over many.", null=True)),
                ("on", models.DateField(help_text="The day of the looks.")),
                (
                    "signs",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=30), size=None),
                ),
                ("weight", models.PositiveSmallIntegerField()),
                (
                    "looks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), help_text="Numbers of their lines in the audit.", size=None
                    ),
                ),
                ("raised_at", models.DateTimeField()),
                ("review_by", models.DateField()),
                ("found", models.CharField(blank=True, max_length=20)),
                ("words", models.TextField(blank=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "viewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["-weight", "-raised_at"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("found", "")), fields=["council", "-weight"], name="flagged_waiting"
                    ),
                    models.Index(fields=["council", "viewer", "person_id", "-on"], name="flagged_before"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("found", ""),
                                ("reviewed_at__isnull", True),
                                ("reviewed_by__isnull", True),
                                ("words", ""),
                            ),
                            models.Q(
                                ("found__in", ["explained", "training", "investigation"]),
                                ("reviewed_at__isnull", False),
                                ("reviewed_by__isnull", False),
                                models.Q(("words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="flagged_review_is_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reviewed_by__isnull", True),
                            models.Q(("reviewed_by", models.F("viewer")), _negated=True),
                            _connector="OR",
                        ),
                        name="flagged_never_reviews_itself",
                    ),
                ],
            },
        ),
    ]
