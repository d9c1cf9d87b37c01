"""What a partner answers after the decision stands among what more was told, until somebody has read it."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Which request was answered; nothing for what a referrer told."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0042_taken_back")]
    operations: ClassVar[list[object]] = [
        migrations.AddField(
            "addition",
            "request",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="frontdoor.informationrequest",
                help_text="The request that was answered after the decision; the answer itself is sealed.",
            ),
        ),
    ]
