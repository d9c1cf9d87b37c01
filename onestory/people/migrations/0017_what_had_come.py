"""A run keeps what had come when it began to read, not when it ran."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Runs before this kept nothing: the next round looks once more."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0016_agreed")]
    operations: ClassVar[list[migrations.AddField]] = [
        migrations.AddField(
            "run",
            "came",
            models.CharField(
                blank=True,
                default="",
                help_text="The word for all that had come when it began to read.",
                max_length=100,
            ),
            preserve_default=False,
        )
    ]
