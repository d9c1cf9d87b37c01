"""What the last run of linkage remembers of one record: the keys it is looked for by, and whom it was near."""

from typing import ClassVar

from django.db import models
from django.db.models import CompositePrimaryKey

from onestory.councils.models import Council


class Memory(models.Model):
    """Numbers only: no name or place can be read from them. Only the indexer sees it."""

    pk = CompositePrimaryKey("council_id", "record")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    record = models.TextField()
    row = models.BigIntegerField(null=True, help_text="The feed's row that it was linked by; null for the hub's own.")
    said = models.UUIDField(help_text="A digest of what the record said of who somebody is.")
    keys = models.BinaryField(help_text="Its blocking keys, eight bytes each.")
    near = models.BinaryField(help_text="The records it nearly fitted, by number, eight bytes each.")
    locked = models.BinaryField(null=True, help_text="Of a shielded person: keys and near, under the outside key.")

    class Meta:
        ordering: ClassVar[list[str]] = ["record"]

    def __str__(self) -> str:
        return self.record
