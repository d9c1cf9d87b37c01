"""When every session of an account was last ended at once."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Nobody's yet: a session goes on until one does it."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("access", "0006_unused_accounts")]
    operations: ClassVar[list[migrations.AddField]] = [
        migrations.AddField(model_name="user", name="signed_out_at", field=models.DateTimeField(null=True)),
    ]
