"""A quarantined row: one that could not be taken, why, and what became of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.feeds.declared.workflows import RowState
from onestory.feeds.models.delivery import Delivery


class QuarantinedRow(models.Model):
    """Kept as it came until somebody mends or discards it, or a later file of the same feed brings it anew.

    What came is sealed (`onestory/feeds/bulk/sealing.py`); where and why a row was refused stands in clear.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="refused_rows")
    part = models.SlugField(db_index=False)
    row = models.BigIntegerField()
    source_key = models.TextField(blank=True, help_text="What tells the row from others, where that could be read.")
    column = models.TextField(help_text="Where to look first.")
    reason = models.TextField()
    shown = models.TextField(blank=True, help_text="What stands there, shortened.")
    refusals = models.JSONField(help_text="Every refusal of the row: column, reason, and in clear what was shown.")
    raw = models.JSONField(help_text="The row as it came, under the declared headings, where it is in clear.")
    sealed = models.BinaryField(null=True, help_text="What came: the row, what was shown of it, every refusal whole.")
    is_mended_whole = models.BooleanField(
        default=False, db_default=False, help_text="Mended by a release that could open it, so not with blanks."
    )
    state = models.CharField(max_length=10, default=RowState.WAITING)
    superseded_by = models.ForeignKey(Delivery, on_delete=models.PROTECT, null=True, related_name="+")
    worked_at = models.DateTimeField(null=True)
    worked_by = models.CharField(max_length=150, blank=True)
    worked_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["delivery", "part", "row"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state=RowState.WAITING) | Q(worked_at__isnull=False) & ~Q(worked_by=""),
                name="quarantined_worked_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(sealed__isnull=True) | Q(raw={}, shown=""), name="quarantined_is_sealed_or_in_clear"
            ),
            models.CheckConstraint(
                condition=Q(sealed__isnull=True) | ~Q(state=RowState.MENDED) | Q(is_mended_whole=True),
                name="quarantined_is_mended_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Row {self.row} of {self.part}: {self.reason}"
