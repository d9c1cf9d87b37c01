"""A tie that one record tells: to another record, to whoever bears an identifier, or to all who share a value."""

# ruff: noqa: DJ001 - what a record leaves unsaid is null here, as it is in the file it came from.
from typing import ClassVar

from django.db import models
from django.db.models import CompositePrimaryKey

from onestory.councils.models import Council


class Tie(models.Model):
    """What stands behind relationships, record by record. Only the indexer sees it."""

    pk = CompositePrimaryKey("council_id", "record", "number")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    record = models.TextField()
    number = models.SmallIntegerField(help_text="Its place among the record's ties.")
    kind = models.CharField(max_length=40, help_text="What the one named is to the record's person.")
    to_record = models.TextField(null=True)
    by = models.CharField(max_length=30, blank=True, help_text="nhs_number, council_child_id…, or group.")
    value = models.TextField(null=True)
    role = models.TextField(blank=True, help_text="What the record's person is in the group.")

    class Meta:
        ordering: ClassVar[list[str]] = ["record", "number"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "by", "value"], name="tie_by_value"),
        ]

    def __str__(self) -> str:
        return f"{self.record}: {self.kind}"
