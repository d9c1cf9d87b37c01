"""Indexes that hold all that boards count open contacts by, so that counting thousands reads no contact."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import Q

from onestory.walls.at_once import AtOnce


class Migration(migrations.Migration):
    """One takes the place of the owner's own."""

    dependencies: ClassVar[list[tuple[str, str]]] = [("frontdoor", "0034_outage_cleared")]
    operations: ClassVar[list[migrations.operations.base.Operation]] = [
        AtOnce(
            migrations.RemoveIndex(model_name="contact", name="contact_of_owner"),
            migrations.AddIndex(
                model_name="contact",
                index=models.Index(
                    fields=["owner", "due_at"],
                    include=["council", "state", "id", "reference"],
                    condition=Q(closed_at__isnull=True),
                    name="contact_of_owner",
                ),
            ),
            migrations.AddIndex(
                model_name="contact",
                index=models.Index(
                    fields=["council", "due_at"],
                    include=["state", "team", "id"],
                    condition=Q(closed_at__isnull=True, owner__isnull=True),
                    name="contact_unowned",
                ),
            ),
            migrations.AddIndex(
                model_name="contact",
                index=models.Index(
                    fields=["council", "state", "brag"],
                    include=["owner", "due_at", "id"],
                    condition=Q(closed_at__isnull=True),
                    name="contact_counted",
                ),
            ),
        ),
    ]
