"""A table of sheets typed after an outage: as it was handed in, and which contact each sheet became."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.frontdoor.models.contact import Contact

PERSON = settings.AUTH_USER_MODEL


class OutageTable(models.Model):
    """Handed in, then entered, then perhaps taken back. What was put aside loses its sheets once their time is over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120, help_text="The file's, or that it was pasted.")
    handed_in_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    entered_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    entered_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+", null=True)
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.TextField(blank=True)
    cleared_at = models.DateTimeField(null=True, help_text="When the sheets of a table put aside were deleted.")

    class Meta:
        ordering: ClassVar[list[str]] = ["-handed_in_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(entered_at__isnull=True, entered_by__isnull=True)
                | Q(entered_at__isnull=False, entered_by__isnull=False),
                name="outage_entered_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True, taken_back_why="")
                | (Q(taken_back_at__isnull=False, taken_back_by__isnull=False) & ~Q(taken_back_why="")),
                name="outage_taken_back_says_why",
            ),
            models.CheckConstraint(
                condition=Q(cleared_at__isnull=True) | Q(entered_at__isnull=True, taken_back_at__isnull=False),
                name="outage_cleared_was_put_aside",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OutageSheet(models.Model):
    """One sheet of paper of a table. What was typed never changes; what became of it is added."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    table = models.ForeignKey(OutageTable, on_delete=models.PROTECT, related_name="sheets")
    row = models.PositiveSmallIntegerField(help_text="Of the table, where it begins: the headings are row 1.")
    number = models.CharField(max_length=60, help_text="What stands on the paper.")
    answers = models.JSONField()
    received_at = models.DateTimeField(null=True)
    wrong = models.JSONField(default=list, help_text="Row, column and reason of each cell that is refused.")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+", null=True)
    reference = models.CharField(max_length=20, blank=True)
    is_repeat = models.BooleanField(default=False, help_text="It had been entered before.")
    refused = models.TextField(blank=True, help_text="Why it became no contact when the table was entered.")
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["row"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["table", "row"], name="outage_sheet_begins_on_one_row"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "number"], name="outage_sheet_number"),
        ]

    def __str__(self) -> str:
        return f"Sheet {self.number}"
