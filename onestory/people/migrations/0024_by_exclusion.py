"""Of a link, whether it stands by exclusion alone."""

from typing import ClassVar

from django.db import migrations, models

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    """The release before writes no such column: the database fills it."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("people", "0023_retelling")]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.AddField(
                "link",
                "by_exclusion",
                models.BooleanField(
                    db_default=False,
                    default=False,
                    help_text="Not by what it says: the lists of a home left nobody else for it.",
                ),
            ),
        ),
    ]
