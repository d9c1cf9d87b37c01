"""What somebody made of one line of a story: how much it matters, or what it means."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.declared.event_kinds import ROUTINE, SIGNIFICANT
from onestory.people.models import Person


class Mark(models.Model):
    """Never changed: a later mark stands in place of an earlier one, and both are kept.

    The line is named by its record and place in it, which outlive tomorrow's file; an act's line by its own number,
    with no record. `words_then` is what the line said when it was marked.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", db_constraint=False)
    record = models.TextField(blank=True)
    number = models.BigIntegerField()
    significance = models.CharField(max_length=12, blank=True)
    analysis = models.TextField(blank=True)
    words_then = models.TextField()
    marked_at = models.DateTimeField()
    marked_by = models.CharField(max_length=150)
    marked_by_user = models.BigIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(significance__in=("", ROUTINE, SIGNIFICANT)), name="mark_significance_is_known"
            ),
            models.CheckConstraint(condition=~Q(significance="", analysis=""), name="mark_says_something"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person"], name="mark_of_person"),
            models.Index(fields=["record", "number"], name="mark_of_line"),
        ]

    def __str__(self) -> str:
        return f"{self.marked_by}: {self.significance or 'analysis'}"
