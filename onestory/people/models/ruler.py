"""What a whole run found of everybody, and runs over a part measure by until the next whole run."""

from typing import ClassVar

from django.db import models

from onestory.councils.models import Council


class Ruler(models.Model):
    """One a council: how common values are, how large a block may be (`linkage.ruler`). Only the indexer sees it."""

    council = models.OneToOneField(Council, on_delete=models.PROTECT, related_name="+", primary_key=True)
    at = models.DateTimeField()
    figures = models.JSONField()

    class Meta:
        ordering: ClassVar[list[str]] = ["council_id"]

    def __str__(self) -> str:
        return f"Ruler of {self.council_id} as of {self.at:%Y-%m-%d}"
