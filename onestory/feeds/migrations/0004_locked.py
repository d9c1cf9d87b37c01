"""Records of shielded people keep what they say under a key outside the database."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Those already marked are locked by the next round of the clock."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("feeds", "0003_errand")]
    operations: ClassVar[list[object]] = [
        migrations.AddField(
            "sourcerecord",
            "locked",
            models.BinaryField(null=True, help_text="Of a shielded person: all but who it is, under the outside key."),
        ),
    ]
