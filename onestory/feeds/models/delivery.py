"""A delivery: one file or folder of one feed, what came of it, and whether it still stands."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council
from onestory.feeds.declared.workflows import DeliveryState


class Delivery(models.Model):
    """Every row of it was accepted, quarantined or a duplicate; the table will not have it otherwise."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="deliveries")
    feed = models.SlugField()
    version = models.CharField(max_length=20)
    agency = models.SlugField(help_text="A code of the agency-kind list: whose records these are.")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    as_of = models.DateField(help_text="The day the file speaks of.")
    state = models.CharField(max_length=10, default=DeliveryState.PREVIEWED)
    previous = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="next_ones")

    rows = models.PositiveBigIntegerField(default=0)
    accepted = models.PositiveBigIntegerField(default=0)
    quarantined = models.PositiveBigIntegerField(default=0)
    duplicates = models.PositiveBigIntegerField(default=0)
    new = models.PositiveBigIntegerField(default=0)
    changed = models.PositiveBigIntegerField(default=0)
    unchanged = models.PositiveBigIntegerField(default=0)
    withdrawn = models.PositiveBigIntegerField(default=0)
    parts = models.JSONField(default=dict, help_text="The same counts for each part.")
    reasons = models.JSONField(default=dict, help_text="How many rows were refused, by reason.")
    set_aside = models.JSONField(default=dict, help_text="How many values were set aside, by reason.")
    notes = models.JSONField(default=list, help_text="Sentences about how the file was read.")
    preview = models.JSONField(default=dict, help_text="The first rows and refusals, until it is committed or dropped.")
    asked = models.TextField(blank=True, help_text="What had to be confirmed first.")
    staged_as = models.CharField(max_length=100, blank=True, help_text="Its name in the folder of waiting files.")

    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=150)
    committed_at = models.DateTimeField(null=True)
    committed_by = models.CharField(max_length=150, blank=True)
    raised_at = models.DateTimeField(null=True, help_text="When its refused rows had waited too long.")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.CharField(max_length=150, blank=True)
    undone_why = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-opened_at", "-id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "feed", "-committed_at"], name="delivery_by_feed"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(rows=F("accepted") + F("quarantined") + F("duplicates")), name="delivery_rows_add_up"
            ),
            models.CheckConstraint(
                condition=Q(committed_at__isnull=True) ^ Q(state__in=[DeliveryState.COMMITTED, DeliveryState.UNDONE]),
                name="delivery_committed_is_whole",
            ),
            models.CheckConstraint(
                condition=(
                    Q(undone_at__isnull=True) & ~Q(state=DeliveryState.UNDONE)
                    | Q(undone_at__isnull=False, state=DeliveryState.UNDONE) & ~Q(undone_by="") & ~Q(undone_why="")
                ),
                name="delivery_undone_is_whole",
            ),
            models.UniqueConstraint(
                fields=["council", "feed", "sha256"],
                condition=Q(state=DeliveryState.COMMITTED),
                name="delivery_stands_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.feed} as of {self.as_of}"
