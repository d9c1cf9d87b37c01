"""An index by when contacts were decided: what nobody was asked to take up is looked for among those alone."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    """Of 20,000 open contacts it holds none, which each page of somebody's work read through otherwise."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0043_late_answers")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        AtOnce(
            migrations.AddIndex(
                model_name="contact",
                index=models.Index(
                    fields=["council", "decided_at"],
                    include=["owner"],
                    condition=Q(decided_at__isnull=False),
                    name="contact_decided",
                ),
            ),
        ),
    ]
