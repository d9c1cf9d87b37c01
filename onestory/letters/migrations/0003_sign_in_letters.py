"""Codes and links on their way to whoever asked at the sign-in pages."""

import uuid
from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Of no council, since nobody has come in yet."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("letters", "0002_walls")]
    operations: ClassVar[list[migrations.CreateModel]] = [
        migrations.CreateModel(
            name="SignInLetter",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("kind", models.SlugField()),
                ("typed", models.EmailField(help_text="The address that was typed; perhaps nobody's.", max_length=254)),
                ("secret", models.CharField(blank=True, help_text="The code, where there is one.", max_length=40)),
                ("link", models.CharField(blank=True, max_length=400)),
                (
                    "asked_from",
                    models.CharField(blank=True, help_text="The network address it was asked from.", max_length=64),
                ),
                ("request", models.CharField(blank=True, max_length=64)),
                ("queued_at", models.DateTimeField()),
                ("try_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
            ],
            options={"ordering": ["queued_at"]},
        ),
    ]
