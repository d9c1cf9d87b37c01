"""A run of the indexer: which model, when, and what came of it."""

from typing import ClassVar

from django.db import models

from onestory.councils.models import Council


class Run(models.Model):
    """Written in the transaction of the run itself, so a run that died has left nothing, this line included."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=150)
    model = models.CharField(max_length=60, blank=True)
    came = models.CharField(
        max_length=100, blank=True, help_text="The word for all that had come when it began to read."
    )
    counts = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["-at"]

    def __str__(self) -> str:
        return f"Index of {self.council_id} as of {self.at:%Y-%m-%d %H:%M}"
