"""People who sign in, their posts and credentials."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("councils", "0001_initial"),
    ]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="User",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("password", models.CharField(max_length=128, verbose_name="password")),
                    ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                    ("username", models.CharField(max_length=150, unique=True)),
                    ("email", models.EmailField(max_length=254, unique=True)),
                    ("name", models.CharField(max_length=150)),
                    ("is_active", models.BooleanField(default=True)),
                    ("joined_at", models.DateTimeField(null=True)),
                ],
                options={
                    "abstract": False,
                },
            ),
            migrations.CreateModel(
                name="Credential",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("kind", models.CharField(max_length=30)),
                    ("reference", models.CharField(blank=True, max_length=60)),
                    ("held_from", models.DateField()),
                    ("held_until", models.DateField(help_text="The first day on which it no longer counts.")),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="credentials",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["kind", "-held_until"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("held_until__gt", models.F("held_from"))),
                            name="credential_ends_after_it_starts",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Membership",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("role", models.CharField(max_length=40)),
                    (
                        "during",
                        django.contrib.postgres.fields.ranges.DateRangeField(
                            help_text="From, until (open, exclusive end)."
                        ),
                    ),
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
                        "team",
                        models.ForeignKey(
                            blank=True,
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="members",
                            to="councils.team",
                        ),
                    ),
                    (
                        "user",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="memberships",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                ],
                options={
                    "ordering": ["council__name", "role"],
                    "constraints": [
                        django.contrib.postgres.constraints.ExclusionConstraint(
                            expressions=[
                                ("user", "="),
                                ("council", "="),
                                ("agency", "="),
                                ("role", "="),
                                ("during", "&&"),
                            ],
                            name="membership_once_at_a_time",
                        )
                    ],
                },
            ),
        ),
    ]
