"""By which door what was told later came: whoever sent the form, the police's file, the police again."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Of what was told before nobody knows; the release before leaves it so."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0047_withdrawn_walls")]
    operations: ClassVar[list[object]] = [
        migrations.AddField(
            "addition",
            "channel",
            models.CharField(help_text="By which door it came; none for an answer.", max_length=20, null=True),
        ),
    ]
