"""Broken glass: seen by its reviewers and by whoever broke it, and by nobody else."""

from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from onestory.walls.operations import OF_THE_COUNCIL, behind_the_wall

REVIEWS = "((select onestory_has('audit')) or (select onestory_has('system')))"
MINE = "user_id = (select onestory_user())"
SEEN = f"{OF_THE_COUNCIL} and ({MINE} or {REVIEWS})"


class Migration(migrations.Migration):
    """A glass is written by whoever breaks it, and afterwards changed only by leaving, telling or reviewing."""

    dependencies: ClassVar[list[object]] = [
        ("people", "0011_misled"),
        ("access", "0002_walls"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations: ClassVar[list[object]] = [
        migrations.CreateModel(
            name="Glass",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("username", models.CharField(max_length=150)),
                ("role", models.CharField(max_length=40)),
                ("purpose", models.CharField(max_length=40)),
                ("why", models.TextField()),
                ("broken_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("left_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True, help_text="When the access reviewers were told.")),
                ("review_by", models.DateField(help_text="The first day on which the review is late.")),
                ("escalated_at", models.DateTimeField(null=True)),
                ("reviewed_at", models.DateTimeField(null=True)),
                ("reviewed_by", models.CharField(max_length=150, blank=True)),
                ("outcome", models.CharField(max_length=20, blank=True)),
                ("found", models.TextField(blank=True, help_text="What the reviewer found.")),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="councils.council"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                "ordering": ["-broken_at"],
                "indexes": [
                    models.Index(
                        fields=["council", "review_by"], name="glass_to_review", condition=Q(reviewed_at__isnull=True)
                    )
                ],
                "constraints": [
                    models.CheckConstraint(condition=~Q(why=""), name="glass_has_a_reason"),
                    models.CheckConstraint(condition=Q(ends_at__gt=F("broken_at")), name="glass_ends"),
                    models.CheckConstraint(
                        condition=Q(reviewed_at__isnull=True, reviewed_by="", outcome="", found="")
                        | (Q(reviewed_at__isnull=False) & ~Q(reviewed_by="") & ~Q(outcome="") & ~Q(found="")),
                        name="glass_is_reviewed_whole",
                    ),
                    models.CheckConstraint(
                        condition=~Q(reviewed_by=F("username")), name="glass_is_reviewed_by_another"
                    ),
                    models.UniqueConstraint(
                        fields=["user"], condition=Q(left_at__isnull=True), name="glass_is_one_at_a_time"
                    ),
                ],
            },
        ),
        behind_the_wall("people_glass", sees=SEEN, adds=f"{OF_THE_COUNCIL} and {MINE}"),
    ]
