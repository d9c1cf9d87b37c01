"""A form that nobody has sent yet is sealed, with its files; for a day after an upgrade the release before reads it still."""

import uuid
from typing import ClassVar

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from onestory.frontdoor.declared.forms import CLEAR_HOURS
from onestory.walls.at_once import AtOnce
from onestory.walls.operations import behind_the_wall, seals_after

OF_MY_DRAFT = "exists (select 1 from frontdoor_draft d where d.id = draft_id)"


class Migration(migrations.Migration):
    """A form is sealed or in clear, never both: a release that knows of no sealing cannot write over a sealed one."""

    dependencies: ClassVar[list[tuple[str, str]]] = [
        ("frontdoor", "0037_retelling"),
        ("access", "0006_unused_accounts"),
    ]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.AddField("draft", "sealed", models.BinaryField(null=True)),
            migrations.AddConstraint(
                "draft",
                models.CheckConstraint(
                    condition=models.Q(sealed__isnull=True) | models.Q(answers={}),
                    name="draft_is_sealed_or_in_clear",
                ),
            ),
            migrations.CreateModel(
                name="UnsentFile",
                fields=[
                    ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ("name", models.BinaryField()),
                    ("content", models.BinaryField()),
                    ("kind", models.CharField(max_length=20)),
                    ("size", models.PositiveIntegerField()),
                    ("added_at", models.DateTimeField()),
                    (
                        "added_by",
                        models.ForeignKey(
                            null=True,
                            on_delete=django.db.models.deletion.PROTECT,
                            related_name="+",
                            to=settings.AUTH_USER_MODEL,
                        ),
                    ),
                    (
                        "draft",
                        models.ForeignKey(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="unsent_files",
                            to="frontdoor.draft",
                        ),
                    ),
                ],
                options={"ordering": ["added_at", "id"]},
            ),
        ),
        behind_the_wall("frontdoor_unsentfile", sees=OF_MY_DRAFT, verbs=("select", "insert", "update", "delete")),
        seals_after("frontdoor_seals", hours=CLEAR_HOURS),
    ]
