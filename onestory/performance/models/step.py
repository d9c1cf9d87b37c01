"""One step of what is to be done: by whom, by when, and whether it is done."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.performance.models.report_card import ReportCard


class Step(models.Model):
    """A row of an action plan. Done once, by somebody, with a word on what came of it."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    card = models.ForeignKey(ReportCard, on_delete=models.PROTECT, related_name="steps")
    words = models.TextField()
    owner = models.CharField(max_length=150, help_text="Whoever is to see to it, in words: a person or a post.")
    due_on = models.DateField()
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.CharField(max_length=150, blank=True)
    came_of_it = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["due_on", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(words="") & ~Q(owner=""), name="step_says_what_and_whose"),
            models.CheckConstraint(
                condition=Q(done_at__isnull=True, done_by="", came_of_it="")
                | (Q(done_at__isnull=False) & ~Q(done_by="")),
                name="step_done_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.words
