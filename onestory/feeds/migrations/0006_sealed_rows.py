"""A refused row is sealed as it came; for a day after an upgrade the release before reads and mends it still."""

from typing import ClassVar

from django.db import migrations, models

from onestory.feeds.declared.workflows import CLEAR_HOURS
from onestory.walls.at_once import AtOnce
from onestory.walls.operations import seals_after


class Migration(migrations.Migration):
    """A release that knows of no sealing would mend a sealed row with blanks: the database does not let it."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("feeds", "0005_raised"), ("access", "0006_unused_accounts")]
    operations: ClassVar[list[object]] = [
        AtOnce(
            migrations.AddField("quarantinedrow", "sealed", models.BinaryField(null=True)),
            migrations.AddField(
                "quarantinedrow", "is_mended_whole", models.BooleanField(default=False, db_default=False)
            ),
            migrations.AddConstraint(
                "quarantinedrow",
                models.CheckConstraint(
                    condition=models.Q(sealed__isnull=True) | models.Q(raw={}, shown=""),
                    name="quarantined_is_sealed_or_in_clear",
                ),
            ),
            migrations.AddConstraint(
                "quarantinedrow",
                models.CheckConstraint(
                    condition=models.Q(sealed__isnull=True)
                    | ~models.Q(state="mended")
                    | models.Q(is_mended_whole=True),
                    name="quarantined_is_mended_whole",
                ),
            ),
        ),
        seals_after("feeds_seals", hours=CLEAR_HOURS),
    ]
