"""A column mapping: what a council has said the headings of a partner's own file mean."""

from typing import ClassVar

from django.db import models

from onestory.councils.models import Council


class ColumnMapping(models.Model):
    """One for each feed of a council; the last word stands."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    feed = models.SlugField()
    headings = models.JSONField(help_text="Their heading → the declared heading it means.")
    saved_at = models.DateTimeField()
    saved_by = models.CharField(max_length=150)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["council", "feed"], name="column_mapping_once_a_feed"),
        ]

    def __str__(self) -> str:
        return f"Columns of {self.feed}"
