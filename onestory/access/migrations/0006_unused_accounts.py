"""When an account that nobody used was last opened again."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """That it was shut is counted from the last sign-in, never written."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("access", "0005_told")]
    operations: ClassVar[list[migrations.AddField]] = [
        migrations.AddField(model_name="user", name="reopened_at", field=models.DateTimeField(null=True)),
    ]
