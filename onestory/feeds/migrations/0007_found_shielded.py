"""What partners sent of shielded people is found without reading everything that they sent."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Of all records few are of shielded people, so the index is small and soon made."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("feeds", "0006_sealed_rows")]
    operations: ClassVar[list[migrations.AddIndex]] = [
        migrations.AddIndex(
            "sourcerecord",
            models.Index(fields=["council", "feed"], name="source_record_shielded", condition=models.Q(shielded=True)),
        )
    ]
