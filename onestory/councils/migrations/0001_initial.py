"""Councils, hubs, agencies, teams and settings."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.db import migrations, models

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("walls", "0001_functions"),
    ]

    operations = [
        AtOnce(
            migrations.CreateModel(
                name="Hub",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.SlugField(unique=True)),
                    ("name", models.CharField(max_length=200)),
                ],
            ),
            migrations.CreateModel(
                name="Council",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.SlugField(unique=True)),
                    ("name", models.CharField(max_length=200)),
                    ("la_code", models.CharField(help_text="The DfE's three-digit code.", max_length=3)),
                    ("front_door_phone", models.CharField(blank=True, max_length=40)),
                    ("out_of_hours_phone", models.CharField(blank=True, max_length=40)),
                    (
                        "under_18s",
                        models.PositiveIntegerField(default=0, help_text="Mid-year estimate, for rates per 10,000."),
                    ),
                    (
                        "postcode_areas",
                        models.CharField(
                            blank=True, help_text="Outward codes, comma separated: routing.", max_length=200
                        ),
                    ),
                    (
                        "colour",
                        models.CharField(
                            default="blue", help_text="The band that says which council one acts for.", max_length=20
                        ),
                    ),
                    (
                        "hub",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="councils", to="councils.hub"
                        ),
                    ),
                ],
                options={
                    "ordering": ["name"],
                },
            ),
            migrations.CreateModel(
                name="Agency",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.SlugField()),
                    ("name", models.CharField(max_length=200)),
                    ("kind", models.CharField(help_text="A code of the agency-kind list.", max_length=30)),
                    ("phone", models.CharField(blank=True, max_length=40)),
                    ("email", models.EmailField(blank=True, max_length=254)),
                    (
                        "urn",
                        models.CharField(blank=True, help_text="A school's unique reference number.", max_length=10),
                    ),
                    (
                        "hub",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="agencies", to="councils.hub"
                        ),
                    ),
                ],
                options={
                    "ordering": ["name"],
                    "constraints": [models.UniqueConstraint(fields=("hub", "code"), name="agency_code_once_a_hub")],
                },
            ),
            migrations.CreateModel(
                name="Setting",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("name", models.CharField(max_length=80)),
                    ("value", models.JSONField()),
                    (
                        "during",
                        django.contrib.postgres.fields.ranges.DateRangeField(
                            help_text="From, until (open, exclusive end)."
                        ),
                    ),
                    ("set_by", models.CharField(max_length=150)),
                    ("set_at", models.DateTimeField()),
                    ("why", models.TextField(blank=True)),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="settings", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "ordering": ["name", "-during"],
                    "constraints": [
                        django.contrib.postgres.constraints.ExclusionConstraint(
                            expressions=[("council", "="), ("name", "="), ("during", "&&")],
                            name="setting_has_one_value_at_a_time",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="Team",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("code", models.SlugField()),
                    ("name", models.CharField(max_length=200)),
                    ("phone", models.CharField(blank=True, max_length=40)),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="teams", to="councils.agency"
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT, related_name="teams", to="councils.council"
                        ),
                    ),
                ],
                options={
                    "ordering": ["name"],
                    "constraints": [
                        models.UniqueConstraint(fields=("council", "code"), name="team_code_once_a_council")
                    ],
                },
            ),
            migrations.CreateModel(
                name="Accreditation",
                fields=[
                    (
                        "id",
                        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                    ),
                    ("given_from", models.DateField()),
                    ("given_until", models.DateField()),
                    ("reference", models.CharField(blank=True, max_length=60)),
                    (
                        "agency",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="accreditations",
                            to="councils.agency",
                        ),
                    ),
                    (
                        "council",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="accreditations",
                            to="councils.council",
                        ),
                    ),
                ],
                options={
                    "ordering": ["-given_until"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("given_until__gt", models.F("given_from"))),
                            name="accreditation_ends_after_it_starts",
                        )
                    ],
                },
            ),
        ),
    ]
