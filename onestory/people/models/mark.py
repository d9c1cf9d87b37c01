"""One reviewer's answer to a question."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from onestory.councils.models import Council
from onestory.people.models.question import Question

ANSWERS = ("same", "apart", "unsure")


class Mark(models.Model):
    """Never changed but to set it aside. The second reviewer does not see the first one's."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="marks")
    answer = models.CharField(max_length=10)
    why = models.TextField()
    by = models.CharField(max_length=150)
    at = models.DateTimeField()
    began_at = models.DateTimeField(help_text="When the reviewer took the question up.")
    is_last_word = models.BooleanField(default=False, help_text="Given by a third, who saw that two disagreed.")
    set_aside_at = models.DateTimeField(null=True, help_text="When what it decided was taken back.")

    class Meta:
        ordering: ClassVar[list[str]] = ["at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["question", "by"], condition=Q(set_aside_at__isnull=True), name="reviewer_marks_once"
            ),
            models.CheckConstraint(condition=Q(answer__in=ANSWERS), name="mark_is_an_answer"),
            models.CheckConstraint(condition=~Q(why=""), name="mark_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.answer} by {self.by}"
