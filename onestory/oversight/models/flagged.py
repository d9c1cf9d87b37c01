"""Looks put to a reviewer: whose, at whom, which signs were in them, and what the review found."""

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from onestory.councils.models import Council
from onestory.oversight.declared.outcomes import Found


class Flagged(models.Model):
    """Never shown to whom it is about, whatever their role: the database leaves it out."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    viewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField(null=True, help_text="Null for a day's sweep over many.")
    on = models.DateField(help_text="The day of the looks.")
    signs = ArrayField(models.CharField(max_length=30))
    weight = models.PositiveSmallIntegerField()
    looks = ArrayField(models.BigIntegerField(), help_text="Numbers of their lines in the audit.")
    raised_at = models.DateTimeField()
    review_by = models.DateField()
    found = models.CharField(max_length=20, blank=True)
    words = models.TextField(blank=True)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True)
    reviewed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-weight", "-raised_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(found="", words="", reviewed_by__isnull=True, reviewed_at__isnull=True)
                | (
                    Q(found__in=[each.value for each in Found], reviewed_by__isnull=False, reviewed_at__isnull=False)
                    & ~Q(words="")
                ),
                name="flagged_review_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("viewer")), name="flagged_never_reviews_itself"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "-weight"], condition=Q(found=""), name="flagged_waiting"),
            models.Index(fields=["council", "viewer", "person_id", "-on"], name="flagged_before"),
        ]

    def __str__(self) -> str:
        return f"{', '.join(self.signs)} on {self.on:%-d %B %Y}"
