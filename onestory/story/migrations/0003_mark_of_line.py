"""Marks are found by their line, wherever its record stands now."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """An index."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("story", "0002_walls")]
    operations: ClassVar[list[migrations.AddIndex]] = [
        migrations.AddIndex("mark", models.Index(fields=["record", "number"], name="mark_of_line"))
    ]
