"""A relationship that was recorded can be said anew: the row that takes the earlier one back then stands in its place."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """That an earlier row is said anew at most once, and so never by two people at once, is one-to-one already."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("story", "0005_told_of_sealed")]
    operations: ClassVar[list[object]] = [
        migrations.AddField(
            model_name="recordedtie", name="corrects", field=models.BooleanField(db_default=False, default=False)
        ),
    ]
