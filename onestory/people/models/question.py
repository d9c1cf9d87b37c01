"""A question for a person: are these two one?"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models.change import Change
from onestory.people.models.person import Person

STATES = ("open", "unsure", "disputed", "settled", "lapsed")


class Question(models.Model):
    """Asked by a run of linkage of the weightiest pair of records of two people; each run asks afresh.

    A question that nobody has answered goes when a run no longer asks it. `needs` marks settle it, if they agree.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    left_record = models.TextField()
    right_record = models.TextField()
    left = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    weight = models.FloatField(help_text="Of the two records, in bits.")
    guard = models.CharField(max_length=40, blank=True, help_text="What held the machine back; blank: weight alone.")
    harm = models.PositiveSmallIntegerField(default=0)
    risks = ArrayField(models.CharField(max_length=30), default=list, help_text="Why a mistake would harm.")
    needs = models.PositiveSmallIntegerField(default=1, help_text="How many people must answer.")
    model = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=10, default="open")
    settled_by = models.ForeignKey(Change, on_delete=models.PROTECT, null=True, related_name="settles")
    taken_by = models.CharField(max_length=150, blank=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["-harm", "-weight", "id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["council", "left_record", "right_record"], name="question_is_asked_once"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="question_state_is_known"),
            models.CheckConstraint(
                condition=Q(taken_by="", taken_at__isnull=True) | (~Q(taken_by="") & Q(taken_at__isnull=False)),
                name="question_is_taken_whole",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["council", "state", "-harm"], name="question_queue"),
        ]

    def __str__(self) -> str:
        return f"{self.left_record} or {self.right_record}?"
