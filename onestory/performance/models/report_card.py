"""A report card: what a figure says, what that means, and what is to be done."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council


class ReportCard(models.Model):
    """What, so what, now what, of one indicator on one day. Never changed: a new judgement is a new card."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=60)
    as_of = models.DateField(help_text="The day that the figure is of.")
    figure = models.CharField(max_length=60, help_text="The figure as it was said that day.")
    rag = models.CharField(
        max_length=10, blank=True, help_text="What the writer declares; the computed one may differ."
    )
    what = models.TextField()
    so_what = models.TextField()
    now_what = models.TextField()
    written_by = models.CharField(max_length=150)
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-written_at", "-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(what="") & ~Q(so_what="") & ~Q(now_what=""), name="report_card_says_all_three"
            ),
            models.CheckConstraint(condition=Q(rag__in=["", "red", "amber", "green"]), name="report_card_rag_is_known"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "indicator", "-written_at"], name="report_card_of_indicator"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} as of {self.as_of:%-d %B %Y}"
